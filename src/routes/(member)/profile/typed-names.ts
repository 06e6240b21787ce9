/** Skills and places as people write them into a field, with commas between them. */
import { keyOf, needFrom } from '#lib/matching/need.ts';
import { loadReader } from '#lib/matching/server/reader.ts';
import { countryCodes } from '#lib/places/countries.ts';
import type { Place } from '#lib/places/gazetteer.ts';
import { findCity, findSubdivision } from '#lib/places/server/queries.ts';
import type { Db } from '#lib/platform/server/db.ts';
import type { StatedPlace } from '#lib/profiles/server/commands.ts';
import { loadLookUp } from '#lib/skills/server/search.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';

export interface ReadNames {
	skills: string[];
	/** What the vocabulary does not know. */
	unknown: string[];
}

/** The skills somebody names; a name that several concepts bear stands for the first. */
export function readSkills(typed: string | undefined, locale: string): ReadNames {
	const names = (typed ?? '').split(/[,;\n]/).map((name) => name.trim());
	const read: ReadNames = { skills: [], unknown: [] };
	for (const name of names.filter(Boolean)) {
		const [exact] = loadLookUp().named(name);
		const skill = exact ?? loadReader()(name, locale).skills[0]?.skill;
		if (skill === undefined) read.unknown.push(name);
		else if (!read.skills.includes(skill)) read.skills.push(skill);
	}
	return read;
}

/** The places a text names, the inner one of two that lie in each other. */
export function readPlaces(typed: string | undefined, locale: string): StatedPlace[] {
	if (typed === undefined) return [];
	return needFrom(loadReader()(typed, locale)).places.map(stated);
}

export function stated({ country, subdivision, city }: Place): StatedPlace {
	return { country, subdivision: subdivision ?? null, city: city ?? null, radiusKm: null };
}

/** `city:3390760`, `area:BR-PE`, `country:BR` */
export function placeKey(place: Place): string {
	const [, what = '', id] = keyOf.place(place).split(':');
	if (id !== undefined) return `${what}:${id}`;
	return what.length === 2 ? `country:${what}` : `area:${what}`;
}

/** The place a key stands for, undefined where there is none. */
export async function findPlace(db: Db, key: string): Promise<StatedPlace | undefined> {
	const [kind, code = ''] = key.split(':');
	if (kind === 'city') {
		const city = await findCity(db, Number(code));
		return city && { country: city.country, subdivision: city.subdivision, city: city.id, radiusKm: null };
	}
	if (kind === 'area') {
		const area = await findSubdivision(db, code);
		return area && { country: area.country, subdivision: area.subdivision, city: null, radiusKm: null };
	}
	if (!countryCodes.includes(code)) return undefined;
	return { country: code, subdivision: null, city: null, radiusKm: null };
}

/** Skills that exist, each once. */
export function known(ids: readonly string[]): string[] {
	return [...new Set(ids)].filter((id) => loadConcepts().byId(id));
}
