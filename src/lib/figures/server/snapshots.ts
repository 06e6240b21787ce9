/** What the board said of each month, kept once it is over and never rewritten. */
import { atomically, type Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { boardOf, publishedOf, shownFigures } from '../board.ts';
import type { Period } from '../rows.ts';
import { type Scope, scopeKey } from '../scope.ts';
import { type Choices, listChoices, readBoardRows } from './board.ts';

/** Fewer months make no course. */
export const fewestMonths = 3;

/** The calendar month (UTC) before the one `now` lies in. */
function lastMonth(now: Date): Period & { month: string } {
	const [from, to] = [1, 0].map(
		(ago) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - ago, 1))
	);
	if (!from || !to) throw new Error('a month has a beginning and an end');
	return { from, to, month: from.toISOString().slice(0, 7) };
}

/**
 * Keeps the month that is over, for the instance and each part of it, unless it is kept already. Real rows only. How
 * many were written.
 */
export function keepLastMonth(context: Context): Promise<number> {
	return atomically(context, async ({ db, now }) => {
		const { month, ...period } = lastMonth(now);
		if (await isKept(db, month)) return 0;
		const [rows, choices] = await Promise.all([
			readBoardRows(db, false, period),
			listChoices({ db, now }, false)
		]);
		const kept = scopesOf(choices).map((scope) => {
			const board = boardOf(rows, scope, period);
			const figures = shownFigures.map((figure) => {
				const { count = null, median = null } = publishedOf(board, figure);
				return [figure, { count, median }] as const;
			});
			return { month, scope: scopeKey(scope), figures: Object.fromEntries(figures), at: now };
		});
		// A second worker writes nothing twice.
		const written = await db
			.insertInto('figure_snapshot')
			.values(kept)
			.onConflict((conflict) => conflict.columns(['scope', 'month']).doNothing())
			.returning('scope')
			.execute();
		return written.length;
	});
}

async function isKept(db: Db, month: string): Promise<boolean> {
	const found = await db
		.selectFrom('figure_snapshot')
		.select('month')
		.where('month', '=', month)
		.where('scope', '=', 'instance')
		.executeTakeFirst();
	return found !== undefined;
}

function scopesOf({ countries, regions, teams, offices }: Choices): Scope[] {
	return [
		{ kind: 'instance' },
		...countries.map((code) => ({ kind: 'country' as const, code })),
		...regions.map(({ code }) => ({ kind: 'region' as const, code })),
		...teams.map(({ id, places }) => ({ kind: 'team' as const, id, places })),
		...offices.map(({ id }) => ({ kind: 'office' as const, id }))
	];
}

/** The last twelve months kept, the oldest first; empty where there are fewer than three. */
export async function readMonths(db: Db, scope: Scope) {
	const rows = await db
		.selectFrom('figure_snapshot')
		.select(['month', 'figures'])
		.where('scope', '=', scopeKey(scope))
		.orderBy('month', 'desc')
		.limit(12)
		.execute();
	return rows.length >= fewestMonths ? rows.reverse() : [];
}
export type Months = Awaited<ReturnType<typeof readMonths>>;
