/** Writes needs and profiles made of plain facts into the database, many at once. */
import { sql } from 'kysely';
import type { NeedFacts, ProfileFacts } from '#lib/matching/facts.ts';
import type { Db } from '#lib/platform/server/db.ts';
import { geneva, lyon, macon, recife, villeurbanne, concepts } from './facts.ts';

const cities = [
	{ ...lyon, name: 'Lyon', population: 520_000 },
	{ ...villeurbanne, name: 'Villeurbanne', population: 131_000 },
	{ ...macon, name: 'Mâcon', population: 34_000 },
	{ ...recife, name: 'Recife', population: 1_478_000 },
	{ ...geneva, name: 'Genève', population: 183_000 }
];

/** The towns and skills of the small world in `facts.ts`. */
export async function storeWorld(db: Db) {
	const countries = [...new Set(cities.map(({ country }) => country))];
	await db
		.insertInto('country')
		.values(countries.map((code) => ({ code })))
		.execute();
	const regions = new Map(cities.map(({ subdivision, country }) => [subdivision, country]));
	await db
		.insertInto('subdivision')
		.values([...regions].map(([code, country]) => ({ code, country, name: code })))
		.execute();
	await db
		.insertInto('city')
		.values(
			cities.map(({ city, name, ...rest }) => ({ id: city, name, search_name: name.toLowerCase(), ...rest }))
		)
		.execute();
	await db
		.insertInto('skill')
		.values(concepts.all.map(({ id, term, labels }) => ({ id, term, label: labels.en })))
		.execute();
}

export interface Extra {
	visibility?: 'public' | 'verified' | 'introduction';
	status?: 'draft' | 'published' | 'withdrawn';
}

/** Stores profiles with their skills and places; the id of the facts is kept. Postings are the caller's. */
export async function storeProfiles(db: Db, profiles: readonly (ProfileFacts & Extra)[]) {
	if (profiles.length === 0) return;
	await db
		.insertInto('profile')
		.values(
			profiles.map((profile) => ({
				id: profile.id,
				kind: profile.kind,
				status: profile.status ?? 'published',
				visibility: profile.visibility ?? 'public',
				name: `Profile ${profile.id.slice(-4)}`,
				headline: 'Example of a headline',
				language: 'en',
				remote: profile.remote,
				languages: [...profile.languages],
				kinds: [...profile.kinds],
				gates: profile.gates,
				capacity_limit: profile.capacity.limit,
				open_introductions: profile.capacity.open,
				free_from: profile.freeFrom ?? null,
				paused: profile.paused,
				published_at: new Date('2026-11-01T00:00:00Z')
			}))
		)
		.execute();
	const skills = profiles.flatMap(({ id, skills }) =>
		skills.map(({ skill, level, evidence, lastUsed }) => {
			if (evidence === 'mentioned') throw new TypeError('a mention is never stored');
			return { profile_id: id, skill, evidence, level: level ?? null, last_used: lastUsed ?? null };
		})
	);
	if (skills.length > 0) await db.insertInto('profile_skill').values(skills).execute();
	const places = profiles.flatMap(({ id, places }) =>
		places.map(({ country, subdivision, city, radiusKm }) => ({
			...{ profile_id: id, country, subdivision: subdivision ?? null },
			...{ city: city ?? null, radius_km: radiusKm ?? null }
		}))
	);
	if (places.length > 0) await db.insertInto('profile_place').values(places).execute();
}

/** Stores one open need of an office of its own; its first place counts. Returns its id. */
export async function storeNeed(db: Db, need: NeedFacts, status: 'open' | 'draft' | 'paused' = 'open') {
	const { id: officeId } = await db
		.insertInto('organisation')
		.values({
			kind: 'office',
			name: 'Town planning',
			country: null,
			subdivision: null,
			city: null,
			url: null
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	const [place] = need.places;
	const codes = (mandatory: boolean) =>
		need.languages.filter((language) => language.mandatory === mandatory).map(({ code }) => code);
	const { rows } = await sql<{ id: string }>`
		insert into need (office_id, origin, status, title, outcome_wanted, language, kind, gates, presence,
			local_preference_rule, country, subdivision, city, languages, mandatory_languages, starts_on, ends_on)
		values (${officeId}, 'own', ${status}, 'A need', 'Something done', 'en', ${need.kind ?? null},
			${[...need.gates]}::text[], ${need.presence}, ${need.localPreferenceRule ?? null}, ${place?.country ?? null},
			${place?.subdivision ?? null}, ${place?.city ?? null}, ${codes(false)}::text[], ${codes(true)}::text[],
			${need.startsOn ?? null}::date, ${need.endsOn ?? null}::date)
		returning id`.execute(db);
	const id = rows[0]?.id;
	if (id === undefined) throw new Error('the need was not stored');
	const skills = need.skills.map(({ skill, must, level }) => ({
		need_id: id,
		skill,
		must,
		level: level ?? null
	}));
	if (skills.length > 0) await db.insertInto('need_skill').values(skills).execute();
	return id;
}
