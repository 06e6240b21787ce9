/** Puts generated profiles into an empty, migrated database with the places and skills they name. */
import { sql } from 'kysely';
import type { ProfileFacts } from '#lib/matching/facts.ts';
import type { Db } from '#lib/platform/server/db.ts';
import { replaceProfilePostings } from '#lib/postings/server/commands.ts';
import { freezeRarity } from '#lib/postings/server/rarity.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import type { World } from './generate.ts';

const batch = 2_000;

export async function loadWorld(db: Db, { cities }: World) {
	const countries = [...new Set(cities.map(({ country }) => country))];
	const regions = new Map(cities.map(({ subdivision, country }) => [subdivision ?? '', country]));
	await sql`insert into country select * from unnest(${countries}::text[])`.execute(db);
	await rows(
		db,
		[...regions].map(([code, country]) => ({ code, country, name: code })),
		(json) => sql`
		insert into subdivision (code, country, name)
		select * from jsonb_to_recordset(${json}::text::jsonb) as row (code text, country text, name text)`
	);
	await rows(
		db,
		cities.map(({ names: _names, ...city }) => city),
		(json) => sql`
		insert into city (id, name, search_name, country, subdivision, lat, lng, population)
		select id, name, lower(name), country, subdivision, lat, lng, population
		from jsonb_to_recordset(${json}::text::jsonb) as row (id int4, name text, country text, subdivision text,
			lat float8, lng float8, population int4)`
	);
	await rows(
		db,
		loadConcepts().all.map(({ id, term, labels }) => ({ id, term, label: labels.en })),
		(json) => sql`
		insert into skill select * from jsonb_to_recordset(${json}::text::jsonb) as row (id text, term int4, label text)`
	);
}

/** Stores the profiles batch by batch with their postings; says how many there were. */
export async function loadProfiles(db: Db, profiles: Iterable<ProfileFacts>): Promise<number> {
	let count = 0;
	let waiting: ProfileFacts[] = [];
	const flush = async () => {
		await storeProfiles(db, waiting);
		await replaceProfilePostings(
			db,
			waiting.map(({ id }) => id)
		);
		count += waiting.length;
		waiting = [];
	};
	for (const profile of profiles) if (waiting.push(profile) === batch) await flush();
	await flush();
	await freezeRarity(db);
	for (const table of ['profile', 'profile_skill', 'profile_place', 'match_posting', 'skill_rarity'])
		await sql`vacuum analyze ${sql.table(table)}`.execute(db);
	return count;
}

async function storeProfiles(db: Db, profiles: readonly ProfileFacts[]) {
	await rows(
		db,
		profiles,
		(json) => sql`
		insert into profile (id, kind, status, visibility, name, headline, language, remote, languages, kinds, gates,
			capacity_limit, open_introductions, free_from, paused, published_at)
		select id, kind, 'published', 'public', 'Profile', 'Made up', 'en', remote, languages, kinds, gates,
			(capacity->>'limit')::int2, (capacity->>'open')::int2, "freeFrom", paused, now()
		from jsonb_to_recordset(${json}::text::jsonb) as row (id uuid, kind text, remote bool, languages text[],
			kinds text[], gates jsonb, capacity jsonb, "freeFrom" date, paused bool)`
	);
	const skills = profiles.flatMap(({ id, skills }) => skills.map((held) => ({ id, ...held })));
	await rows(
		db,
		skills,
		(json) => sql`
		insert into profile_skill (profile_id, skill, level, evidence, last_used)
		select id, skill, level, evidence, "lastUsed" from jsonb_to_recordset(${json}::text::jsonb)
			as row (id uuid, skill text, level int2, evidence text, "lastUsed" int2)`
	);
	const places = profiles.flatMap(({ id, places }) => places.map((place) => ({ id, ...place })));
	await rows(
		db,
		places,
		(json) => sql`
		insert into profile_place (profile_id, country, subdivision, city)
		select id, country, subdivision, city from jsonb_to_recordset(${json}::text::jsonb)
			as row (id uuid, country text, subdivision text, city int4)`
	);
}

async function rows(db: Db, values: readonly object[], insert: (json: string) => ReturnType<typeof sql>) {
	if (values.length > 0) await insert(JSON.stringify(values)).execute(db);
}
