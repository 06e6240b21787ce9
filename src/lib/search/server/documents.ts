/** What search may say of a thing: exactly what every visitor may read, taken from the truth. */
import { countryName } from '../../places/countries.ts';
import { fold } from '../../platform/fold.ts';
import { locales } from '../../platform/language.ts';
import type { Db } from '../../platform/server/db.ts';
import type { Concepts } from '../../skills/concepts.ts';
import type { ProfileSearchFacts } from '../facts.ts';
import type { DocumentKey, SearchKind } from '../kinds.ts';
import { wordsOf } from '../words.ts';
import { type Row, readRows } from './document-rows.ts';
import { namesOf } from './synonyms.ts';

export interface SearchDocument extends DocumentKey {
	name: string;
	summary: string;
	/** The name folded, single spaces. */
	foldedName: string;
	/** Folded words of the name, and every folded word that finds the document. */
	nameWords: string[];
	words: string[];
	skills: string[];
	countries: string[];
	lat: number | null;
	lng: number | null;
	/** Inhabitants of a place: larger ones go first. 0 for everything else. */
	weight: number;
	/** What a match filters profiles by; empty for everything else. */
	facts: ProfileSearchFacts | Record<string, never>;
}

/** Documents of those ids that are public at this moment; the others have none. */
export async function readDocuments(
	db: Db,
	kind: SearchKind,
	ids: readonly string[],
	concepts: Concepts
): Promise<SearchDocument[]> {
	const rows = await readRows[kind](db, ids);
	return rows.map((row) => documentOf(kind, row, concepts));
}

function documentOf(kind: SearchKind, row: Row, concepts: Concepts): SearchDocument {
	const countries = [...new Set(row.countries)].sort();
	const nameWords = [...new Set(wordsOf(row.name))];
	const texts = [row.summary, ...row.texts, ...countryNames(countries)];
	const words = new Set([
		...nameWords,
		...texts.flatMap(wordsOf),
		...row.skills.flatMap((id) => skillWords(id, concepts))
	]);
	const { id, name, lat, lng, weight } = row;
	return {
		...{ kind, id, name, lat, lng, weight, countries, nameWords },
		facts: row.facts ? stated(row.facts) : {},
		summary: shortenedTo(row.summary, 280),
		foldedName: fold(name).replace(/\s+/gu, ' ').trim(),
		words: [...words].sort(),
		skills: [...row.skills].sort()
	};
}

function stated({ freeFrom, ...facts }: NonNullable<Row['facts']>): ProfileSearchFacts {
	return { ...facts, ...(freeFrom !== null && { freeFrom }) };
}

/** Many countries are a list, not a place somebody looks for by its name. */
function countryNames(codes: readonly string[]): string[] {
	return codes.length > 3 ? [] : codes.flatMap((code) => locales.map((locale) => countryName(code, locale)));
}

const skillsWords = new WeakMap<Concepts, Map<string, string[]>>();

/** Who has a skill is found by its names and by the names of everything broader. */
function skillWords(id: string, concepts: Concepts): string[] {
	const known = skillsWords.get(concepts) ?? new Map<string, string[]>();
	skillsWords.set(concepts, known);
	const found = known.get(id);
	if (found) return found;
	const concept = concepts.byId(id);
	const broader = concepts.ancestors(id).flatMap((ancestor) => concepts.byId(ancestor) ?? []);
	const all = [...(concept ? [concept] : []), ...broader.filter(({ heading }) => !heading)];
	const words = [...new Set(all.flatMap((one) => namesOf(one)).flat())];
	known.set(id, words);
	return words;
}

function shortenedTo(text: string, most: number): string {
	const letters = Array.from(text);
	return letters.length > most
		? `${letters
				.slice(0, most - 1)
				.join('')
				.trimEnd()}…`
		: text;
}
