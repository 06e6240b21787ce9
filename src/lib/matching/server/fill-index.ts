/** Reads everything matching in process holds from Postgres: once at the start, then what changed. */
import { sql } from 'kysely';
import type { Db } from '../../platform/server/db.ts';
import { readMatchFacts, readRarity } from '../../postings/server/queries.ts';
import { readOpenNeeds, readProfiles, type TrueProfile } from '../../postings/server/truth.ts';
import { loadConcepts } from '../../skills/server/vocabulary.ts';
import type { Basis } from '../ask.ts';
import {
	createMatchIndex,
	fillIndex,
	type MatchIndex,
	orderIndex,
	patchNeed,
	patchProfile
} from '../index/match-index.ts';

/** So many rows are read at a time. */
const page = 5_000;

/** What the order of every need rests on; `today` as YYYY-MM-DD. */
export async function readWholeBasis(db: Db, today: string): Promise<Basis> {
	const concepts = loadConcepts();
	const rarity = await readRarity(
		db,
		concepts.all.map(({ id }) => id)
	);
	return { concepts, rarity, today };
}

/**
 * A new index of every published profile and open need. What is edited meanwhile is in it or comes with the first
 * `catchUp`: reading begins at a place in the order of transactions, and reading a change twice does no harm.
 */
export async function loadMatchIndex(db: Db, today: string): Promise<MatchIndex> {
	const index = createMatchIndex(await readWholeBasis(db, today));
	index.seen = await readHorizon(db);
	for await (const profiles of written(db)) fillIndex(index, profiles);
	fillIndex(index, await readUnwritten(db));
	orderIndex(index);
	const open = await db.selectFrom('need').select('id').where('status', '=', 'open').execute();
	for (let at = 0; at < open.length; at += page)
		await patchNeeds(
			db,
			index,
			open.slice(at, at + page).map(({ id }) => id)
		);
	return index;
}

async function* written(db: Db): AsyncGenerator<TrueProfile[]> {
	let after: string | undefined;
	for (;;) {
		const rows: { profile_id: string; facts: object }[] = await db
			.selectFrom('match_facts')
			.select(['profile_id', 'facts'])
			.$if(after !== undefined, (query) => query.where('profile_id', '>', after ?? ''))
			.orderBy('profile_id')
			.limit(page)
			.execute();
		if (rows.length === 0) return;
		yield rows.map(({ facts }) => facts as TrueProfile);
		after = rows.at(-1)?.profile_id;
	}
}

/** Published profiles nothing was written down of, as before the first edit or night after an update. */
async function readUnwritten(db: Db): Promise<TrueProfile[]> {
	const rows = await db
		.selectFrom('profile')
		.select('id')
		.where('status', '=', 'published')
		.where((eb) =>
			eb.not(
				eb.exists(
					eb
						.selectFrom('match_facts')
						.select('match_facts.profile_id')
						.whereRef('match_facts.profile_id', '=', 'profile.id')
				)
			)
		)
		.execute();
	return rows.length === 0
		? []
		: readProfiles(
				db,
				rows.map(({ id }) => id)
			);
}

/** Everything before this transaction number is committed or undone for good. */
async function readHorizon(db: Db): Promise<string> {
	const { rows } = await sql<{ horizon: string }>`
		select pg_snapshot_xmin(pg_current_snapshot())::text as horizon`.execute(db);
	return rows[0]?.horizon ?? '';
}

/**
 * Takes in what was committed since; says how many changes there were. `seen` moves up to the oldest transaction still
 * open anywhere, so that one which commits late is not missed; what was committed after it is taken in all the same.
 */
export async function catchUp(db: Db, index: MatchIndex): Promise<number> {
	const horizon = await readHorizon(db);
	const { rows } = await sql<{ seq: number; tx: string; kind: 'profile' | 'need'; id: string }>`
		select seq, tx::text as tx, kind, id from match_change
		where tx >= ${index.seen}::text::xid8 and seq <> all(${[...index.taken.keys()]}::int8[])`.execute(db);
	const idsOf = (kind: 'profile' | 'need') => [
		...new Set(rows.flatMap((row) => (row.kind === kind ? [row.id] : [])))
	];
	await patchProfiles(db, index, idsOf('profile'));
	await patchNeeds(db, index, idsOf('need'));
	index.seen = horizon;
	for (const { seq, tx } of rows) index.taken.set(seq, BigInt(tx));
	for (const [seq, tx] of index.taken) if (tx < BigInt(horizon)) index.taken.delete(seq);
	return rows.length;
}

export async function patchProfiles(db: Db, index: MatchIndex, ids: readonly string[]): Promise<void> {
	for (let at = 0; at < ids.length; at += page) {
		const some = ids.slice(at, at + page);
		const known = new Map((await readMatchFacts(db, some)).map((profile) => [profile.id, profile]));
		for (const id of some) patchProfile(index, id, known.get(id));
	}
}

async function patchNeeds(db: Db, index: MatchIndex, ids: readonly string[]): Promise<void> {
	if (ids.length === 0) return;
	const open = new Map((await readOpenNeeds(db, ids)).map(({ id, ...need }) => [id, need]));
	for (const id of ids) patchNeed(index, id, open.get(id));
}
