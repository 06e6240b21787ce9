import { anIntroduction, aTeam, daysAgo } from '../../../../tests/support/desk.ts';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { aNeed } from '../../../../tests/support/people.ts';
import { system } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import { keepLastMonth, readMonths } from './snapshots.ts';

const on = (db: Db, day: string) => ({ db, now: new Date(`${day}T03:10:00Z`), actor: system });
const all = { kind: 'instance' } as const;

async function aMonth(db: Db) {
	await aTeam(db, ['FR']);
	const needId = await aNeed(db, { country: 'FR', subdivision: 'FR-ARA', published_at: daysAgo(80) });
	// The middle of October: 40 days before the 22nd of November is the 13th.
	for (let one = 0; one < 6; one += 1) await anIntroduction(db, { needId, asked: 40, answered: 38 });
	return needId;
}

describe('a month that is over', () => {
	test('is kept once, for the instance and each part of it', async ({ db }) => {
		const needId = await aMonth(db);
		expect(await keepLastMonth(on(db, '2026-11-01'))).toBe(5);
		await anIntroduction(db, { needId, asked: 39 });
		expect(await keepLastMonth(on(db, '2026-11-02'))).toBe(0);
		const kept = await db.selectFrom('figure_snapshot').select(['scope', 'month', 'figures']).execute();
		expect(kept.map(({ scope }) => scope.split(':')[0]).sort()).toEqual([
			...['country', 'instance', 'office', 'region', 'team']
		]);
		for (const { month, figures } of kept) {
			expect(month).toBe('2026-10');
			expect(figures['asked']).toEqual({ count: 6, median: null });
			expect(figures['answered']).toEqual({ count: 6, median: 2 });
		}
	});

	test('is never rewritten', async ({ db }) => {
		await aMonth(db);
		await keepLastMonth(on(db, '2026-11-01'));
		await expect(db.deleteFrom('figure_snapshot').execute()).rejects.toThrow('appended, never changed');
	});

	test('is shown from the third on', async ({ db }) => {
		await aMonth(db);
		for (const day of ['2026-10-01', '2026-11-01']) await keepLastMonth(on(db, day));
		expect(await readMonths(db, all)).toEqual([]);
		await keepLastMonth(on(db, '2026-12-03'));
		expect((await readMonths(db, all)).map(({ month }) => month)).toEqual(['2026-09', '2026-10', '2026-11']);
	});
});
