/** What is derived is compared with the truth every night; here it stands when that was last done and what differed. */
import { sql } from 'kysely';
import type { Db } from '../../platform/server/db.ts';

/** Rows under `match_posting` and `need_posting`; profiles held in memory; lists both engines gave. */
export type Checked = 'postings' | 'index' | 'lists';

export interface CheckFound {
	/** Rows, profiles or lists that were compared. */
	compared: number;
	/** Those that differed; they were put right at once. */
	differed: number;
}

export async function recordCheck(
	db: Db,
	what: Checked,
	at: Date,
	{ compared, differed }: CheckFound
): Promise<void> {
	await db
		.insertInto('match_check')
		.values({ what, at, compared, differed })
		.onConflict((conflict) => conflict.column('what').doUpdateSet({ at, compared, differed }))
		.execute();
}

/** The last check of each, for anybody: counts only. */
export function listChecks(db: Db): Promise<({ what: Checked; at: Date } & CheckFound)[]> {
	return db
		.selectFrom('match_check')
		.select(['what', 'at', 'compared', 'differed'])
		.orderBy('what')
		.execute();
}

export async function countPostings(db: Db): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select ((select count(*) from match_posting) + (select count(*) from need_posting))::int as count`.execute(
		db
	);
	return rows[0]?.count ?? 0;
}

/** Whoever holds matching in memory and has not looked for so long reads everything anew. */
export const changesKeptHours = 48;

/** Forgets changes that everybody who follows has long taken in. */
export async function forgetChanges(db: Db, now: Date): Promise<void> {
	const before = new Date(now.getTime() - changesKeptHours * 3_600_000);
	await db.deleteFrom('match_change').where('at', '<', before).execute();
}
