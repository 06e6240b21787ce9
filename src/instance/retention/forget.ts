/** Deletes what is due, once a day. */
import { sql } from 'kysely';
import type { Db } from '#lib/platform/server/db.ts';
import type { Reactions } from '#lib/platform/server/jobs.ts';
import { type RetentionRule, retentionRules } from './rules.ts';

export const retentionReactions: Reactions = {
	'day.passed': async ({ db, now }) => {
		for (const rule of retentionRules) await forget(db, rule, now);
	}
};

/** Deletes what one rule says; how many rows. */
export async function forget(db: Db, { table, due }: RetentionRule, now: Date): Promise<number> {
	const { numAffectedRows } = await sql`delete from ${sql.table(table)} where ${due(now)}`.execute(db);
	return Number(numAffectedRows ?? 0n);
}

/** How many rows each rule would delete now. */
export async function countDue(db: Db, now: Date): Promise<{ name: string; rows: number }[]> {
	const counts: { name: string; rows: number }[] = [];
	for (const { name, table, due } of retentionRules) {
		const { rows } = await sql<{ rows: number }>`
			select count(*)::int as rows from ${sql.table(table)} where ${due(now)}`.execute(db);
		counts.push({ name, rows: rows[0]?.rows ?? 0 });
	}
	return counts;
}
