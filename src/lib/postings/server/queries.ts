import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Rarity } from '../../matching/rarity.ts';
import { everywhere } from '../../matching/reach.ts';
import { everybody } from '../../matching/terms.ts';
import type { Db } from '../../platform/server/db.ts';
import type { Concepts } from '../../skills/concepts.ts';
import { loadConcepts } from '../../skills/server/vocabulary.ts';
import { audiences } from '../filters.ts';
import { incomingNeed, incomingProfile } from './commands.ts';
import { isNotSuspended, listPublished, readOpenNeeds, readProfiles, type TrueProfile } from './truth.ts';

export interface Drift {
	/** Rows that should be there, as they should be. */
	missing: number;
	/** Rows that should not be there, or not like this. */
	wrong: number;
}

export interface PostingReport {
	profiles: Drift;
	needs: Drift;
}

const size = 1_000;

/** Compares every posting with the profiles and needs it was made from. Reads only; for a nightly run. */
export async function checkPostings(db: Db, concepts: Concepts = loadConcepts()): Promise<PostingReport> {
	return { profiles: await checkProfiles(db, concepts), needs: await checkNeeds(db, concepts) };
}

async function checkProfiles(db: Db, concepts: Concepts): Promise<Drift> {
	const drift = { missing: 0, wrong: 0 };
	const { rows } = await sql<{ count: number }>`
		select count(*)::int as count from match_posting
		join profile on profile.id = match_posting.profile_id where profile.status <> 'published' or not (${isNotSuspended})`.execute(
		db
	);
	drift.wrong += rows[0]?.count ?? 0;
	let after: string | undefined;
	for (;;) {
		const ids = await listPublished(db, after, size);
		if (ids.length === 0) return drift;
		const expected = (await readProfiles(db, ids)).map((profile) => incomingProfile(profile, concepts));
		const wanted = expected.flatMap(({ areas, terms, facts: _facts, ...filters }) =>
			areas.flatMap((area) => terms.map((term) => ({ area, ...term, ...filters })))
		);
		const { rows: stored } = await sql<Record<string, unknown>>`
			select area, term, profile_id, level, impact_1, impact_2, impact_3, impact_4, audience, paused, at_limit,
				free_from, profile_kind, remote, kinds, gates_passed, gates_failed, languages, country, subdivision, city,
				several, lot
			from match_posting where profile_id = any(${ids}::uuid[])`.execute(db);
		compare(wanted, stored, drift);
		compareFacts(
			expected.map(({ facts }) => facts),
			await readMatchFacts(db, ids),
			drift
		);
		after = ids.at(-1);
	}
}

async function checkNeeds(db: Db, concepts: Concepts): Promise<Drift> {
	const drift = { missing: 0, wrong: 0 };
	const { rows: open } = await sql<{ id: string }>`select id from need where status = 'open'`.execute(db);
	const needs = await readOpenNeeds(
		db,
		open.map(({ id }) => id)
	);
	const wanted = needs
		.map((need) => incomingNeed(need, concepts))
		.flatMap(({ need_id, areas, terms }) =>
			areas.flatMap((area) => terms.map((term) => ({ area, ...term, need_id })))
		);
	const { rows: stored } = await sql<Record<string, unknown>>`
		select area, term, need_id, asked, relation, must, level from need_posting`.execute(db);
	compare(wanted, stored, drift);
	return drift;
}

function compare(wanted: readonly object[], stored: readonly object[], drift: Drift) {
	const expected = new Set(wanted.map(canonical));
	const found = new Set(stored.map(canonical));
	drift.missing += [...expected].filter((row) => !found.has(row)).length;
	drift.wrong += [...found].filter((row) => !expected.has(row)).length;
}

/** What was never stated stands in neither. */
function compareFacts(wanted: readonly TrueProfile[], stored: readonly TrueProfile[], drift: Drift) {
	const found = new Map(stored.map((profile) => [profile.id, profile]));
	for (const profile of wanted) {
		const known = found.get(profile.id);
		if (!known) drift.missing += 1;
		else if (!isDeepStrictEqual(known, profile)) drift.wrong += 1;
	}
}

/** What was written down of these profiles for the score, in the order of their ids. */
export async function readMatchFacts(db: Db, ids: readonly string[]): Promise<TrueProfile[]> {
	const { rows } = await sql<{ facts: TrueProfile }>`
		select facts from match_facts where profile_id = any(${[...ids]}::uuid[]) order by profile_id`.execute(db);
	return rows.map(({ facts }) => facts);
}

function canonical(row: object): string {
	return JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The rarity of these skills as frozen last; before any was, every skill weighs the same. */
export async function readRarity(db: Db, skills: readonly string[]): Promise<Rarity> {
	const { rows } = await sql<{ skill: string | null; count: number }>`
		select null as skill, value::int as count from instance_fact where name = 'rarity_profiles'
		union all select skill, holders from skill_rarity where skill = any(${[...skills]}::text[])`.execute(db);
	const holders = new Map(
		rows.flatMap(({ skill, count }) => (skill === null ? [] : [[skill, count] as const]))
	);
	return { profiles: rows.find(({ skill }) => skill === null)?.count ?? 0, holders };
}

/**
 * How many profiles that anybody may see hold each concept or something narrower, and how many there are. The
 * shares of a match tell these counts exactly, so nobody who is hidden or paused may be among them.
 */
export async function countHolders(db: Db): Promise<Rarity> {
	const { rows } = await sql<{ skill: string | null; count: number }>`
		select skill.id as skill, count(*)::int as count
		from match_posting left join skill on skill.term = match_posting.term
		where match_posting.area = ${everywhere} and match_posting.term >= ${everybody}
			and match_posting.audience = ${audiences.public}::int2 and not match_posting.paused
		group by skill.id`.execute(db);
	const holders = new Map(
		rows.flatMap(({ skill, count }) => (skill === null ? [] : [[skill, count] as const]))
	);
	return { profiles: rows.find(({ skill }) => skill === null)?.count ?? 0, holders };
}
