import { sql } from 'kysely';
import type { Db } from '../../platform/server/db.ts';
import { arrange, type ExposureSnapshot, readDepth } from '../arrange.ts';
import type { MatchRow } from '../answer.ts';
import { exposure } from '../weights.ts';
import { rank, type Ranking, type RankRequest } from './rank.ts';

/**
 * How often each of these profiles stood in a list in the weeks before `today` (YYYY-MM-DD), and which of them
 * have never been introduced. The day itself does not count, so that the same need asked twice on a day gets
 * the same order.
 */
export async function readExposure(
	db: Db,
	profileIds: readonly string[],
	today: string
): Promise<ExposureSnapshot> {
	if (profileIds.length === 0) return { shown: new Map(), newcomers: new Set() };
	const { rows } = await sql<{ id: string; shown: number; newcomer: boolean }>`
		select listed.id,
			(select count(*)::int from impression where impression.profile_id = listed.id
				and impression.day < ${today}::date and impression.day >= ${today}::date - ${exposure.days}::int) as shown,
			not exists (select from introduction where introduction.profile_id = listed.id) as newcomer
		from unnest(${[...profileIds]}::uuid[]) as listed (id)`.execute(db);
	return {
		shown: new Map(rows.map(({ id, shown }) => [id, shown])),
		newcomers: new Set(rows.filter(({ newcomer }) => newcomer).map(({ id }) => id))
	};
}

export interface ArrangedRanking extends Ranking {
	newcomers: ReadonlySet<string>;
}

/** The ranking with its main list arranged by who was shown how often. Totals, bands and reasons stay the same. */
export async function rankFairly(db: Db, request: RankRequest): Promise<ArrangedRanking> {
	const ranking = await rank(db, { ...request, size: request.size * readDepth });
	const { main } = ranking.groups;
	const snapshot = await readExposure(
		db,
		main.matches.map(({ profileId }) => profileId),
		request.basis.today
	);
	const cut = <Group extends { matches: readonly unknown[] }>(group: Group) => ({
		...group,
		matches: group.matches.slice(0, request.size)
	});
	const arranged = { ...main, matches: arrange(main.matches, snapshot) };
	const { near_miss, ask_first, busy } = ranking.groups;
	return {
		...ranking,
		groups: {
			main: cut(arranged),
			near_miss: cut(near_miss),
			ask_first: cut(ask_first),
			busy: cut(busy)
		},
		newcomers: snapshot.newcomers
	};
}

export interface Shown {
	/** YYYY-MM-DD. */
	today: string;
	needId: string;
	rows: readonly MatchRow[];
	newcomers: ReadonlySet<string>;
	version: string;
}

/** Notes who stood in a main list: once a day for each profile and need, without who looked. */
export async function recordImpressions(
	db: Db,
	{ today, needId, rows, newcomers, version }: Shown
): Promise<void> {
	// Made-up people are no measure of fairness, and nobody's share.
	const real = rows.map((row, at) => ({ row, place: at + 1 })).filter(({ row }) => !row.example);
	if (real.length === 0) return;
	await db
		.insertInto('impression')
		.values(
			real.map(({ row, place }) => ({
				...{ day: today, profile_id: row.profileId, need_id: needId, place, band: row.band, version },
				newcomer: newcomers.has(row.profileId)
			}))
		)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}
