import { type RawBuilder, sql } from 'kysely';
import { aTeam, anIntroduction, daysAgo } from '../../../../tests/support/desk.ts';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { aNeed } from '../../../../tests/support/people.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import {
	introductionFigures,
	introductionsOf,
	maySay,
	needFigures,
	needsOf
} from '../../figures/counting.ts';
import { failuresOf } from '../report.ts';
import { openDesk } from './desks.ts';
import { readReport } from './report.ts';

const inLyon = { country: 'FR', subdivision: 'FR-ARA' };
const period = { from: '2026-10-01', to: '2026-10-31' };
const openRows = async (context: Context) => readReport(context, (await openDesk(context)).desk, period);

/** Introductions that began before, in and after the month, and ended in every way or not yet. */
async function aMonth(db: Db, teamId: string) {
	const needId = await aNeed(db, { ...inLyon, published_at: daysAgo(80) });
	const ways = [
		{ asked: 70, answered: 68, both: 60, met: 40, ended: 25, ending: 'engaged', newcomer: true },
		{ asked: 60, answered: 20 },
		{ asked: 50, ended: 36, ending: 'lapsed' },
		{ asked: 45, answered: 40, ended: 30, ending: 'declined', reason: 'dates', newcomer: true },
		{ asked: 40, answered: 39, both: 38, met: 30, ended: 10, ending: 'no_fit', reason: 'budget' },
		{ asked: 30 },
		{ asked: 25, answered: 23, ended: 22, ending: 'withdrawn' },
		{ asked: 10, answered: 8, both: 5 },
		{ asked: 90, answered: 80, ended: 75, ending: 'declined', reason: 'place' }
	] as const;
	for (const [at, way] of ways.entries())
		await anIntroduction(db, { needId, ...way, ...(at % 2 === 0 && { teamId }) });
	const unmet = await aNeed(db, { ...inLyon, published_at: daysAgo(100), skills: ['web-mapping'] });
	await db
		.updateTable('need')
		.set({ status: 'closed', ending: 'nobody_fitted' })
		.where('id', '=', unmet)
		.execute();
	await db
		.insertInto('need_transition')
		.values({
			...{ need_id: unmet, from_status: 'open', to_status: 'closed', step: 'close', ending: 'nobody_fitted' },
			...{ at: daysAgo(30), reason: null, person_id: null }
		})
		.execute();
	return { needId, unmet };
}

/** The same figures, counted another way: straight from the appended steps. */
const counted: Record<(typeof introductionFigures)[number], RawBuilder<unknown>> = {
	asked: sql`asked_at >= a and asked_at < b`,
	answered: sql`answered >= a and answered < b`,
	both_accepted: sql`both_said >= a and both_said < b`,
	met: sql`met >= a and met < b`,
	engaged: sql`last = 'engaged' and ended >= a and ended < b`,
	no_fit: sql`last = 'no_fit' and ended >= a and ended < b`,
	declined: sql`last = 'declined' and ended >= a and ended < b`,
	lapsed: sql`last = 'lapsed' and ended >= a and ended < b`,
	withdrawn: sql`last = 'withdrawn' and ended >= a and ended < b`,
	newcomers: sql`newcomer and asked_at >= a and asked_at < b`,
	open_answer: sql`asked_at < b and coalesce(answered, 'infinity') >= b and coalesce(ended, 'infinity') >= b`,
	open_both: sql`asked_at < b and coalesce(both_said, 'infinity') >= b and coalesce(ended, 'infinity') >= b`,
	open_met: sql`asked_at < b and coalesce(met, 'infinity') >= b and coalesce(ended, 'infinity') >= b`
};

async function countAgain(db: Db) {
	const figures = Object.entries(counted).map(
		([name, condition]) => sql`count(*) filter (where ${condition})::int as ${sql.ref(name)}`
	);
	const { rows } = await sql<Record<string, number>>`
		with step as (select introduction_id,
				min(at) filter (where step in ('accept', 'decline') and side <> asked_by) as answered,
				min(at) filter (where to_status = 'both_accepted') as both_said,
				min(at) filter (where to_status = 'met') as met,
				max(at) filter (where to_status in ('engaged', 'no_fit', 'declined', 'lapsed', 'withdrawn')) as ended
			from introduction_transition join introduction on introduction.id = introduction_id group by introduction_id),
		one as (select introduction.asked_at, introduction.newcomer, introduction.status as last, step.*,
			timestamptz '2026-10-01 00:00Z' as a, timestamptz '2026-11-01 00:00Z' as b
			from introduction join step on step.introduction_id = introduction.id)
		select ${sql.join(figures)} from one`.execute(db);
	return rows[0];
}

describe('a report', () => {
	test('has no figure that differs from its rows, counted another way', async ({ db }) => {
		const team = await aTeam(db, ['FR']);
		const { unmet } = await aMonth(db, team.id);
		const report = await openRows(await team.broker('read'));
		const figures = Object.fromEntries(
			introductionFigures.map((figure) => [
				figure,
				introductionsOf(figure, report.introductions, report.period).length
			])
		);
		expect(figures).toEqual(await countAgain(db));
		expect(Object.values(figures).filter((count) => count > 0).length).toBeGreaterThan(9);
		expect(report.figures.counts).toEqual(
			Object.fromEntries(Object.entries(figures).filter(([name]) => name !== 'newcomers'))
		);
		expect(report.figures.needs).toEqual(
			Object.fromEntries(
				needFigures.map((figure) => [figure, needsOf(figure, report.needs, report.period).length])
			)
		);
		expect(needsOf('unmet', report.needs, report.period)).toMatchObject([
			{ id: unmet, skills: ['web-mapping'], region: 'Auvergne-Rhône-Alpes' }
		]);
	});

	test('sets beside each median how long what is still open has waited', async ({ db }) => {
		const team = await aTeam(db, ['FR']);
		await aMonth(db, team.id);
		const { figures } = await openRows(await team.broker('read'));
		// Answered in October: after 5, 1 and 2 days. Still open at its end, asked 60, 30 and 40… days before now.
		expect(figures.waits).toMatchObject([
			{ reached: 'answered', count: 3, median: 2 },
			{ reached: 'both_accepted', count: 1, median: 2 },
			{ reached: 'met', count: 2, median: 20 }
		]);
		for (const { openCount, openMedian } of figures.waits)
			expect(openMedian === undefined).toBe(openCount === 0);
	});

	test('says of one to four newcomers only that there were fewer than five', async ({ db }) => {
		const team = await aTeam(db, ['FR']);
		await aMonth(db, team.id);
		const report = await openRows(await team.broker('read'));
		expect(introductionsOf('newcomers', report.introductions, report.period)).toHaveLength(1);
		expect(report.figures.newcomers).toBeUndefined();
		expect([0, 1, 4, 5].map(maySay)).toEqual([true, false, false, true]);
		expect(report.figures.reasons).toEqual({ rows: [], fewer: true });
	});

	test('tells of the longest wait that failed, unless the team chose another', async ({ db }) => {
		const team = await aTeam(db, ['FR']);
		const { unmet } = await aMonth(db, team.id);
		const { introductions, needs, period } = await openRows(await team.broker('read'));
		expect(failuresOf(introductions, needs, period)[0]).toMatchObject({ kind: 'need', row: { id: unmet } });
	});

	test('of another region, or of an example team, has none of these rows', async ({ db }) => {
		const [team, elsewhere, example] = [
			await aTeam(db, ['FR']),
			await aTeam(db, ['BR']),
			await aTeam(db, ['FR'], { example: true })
		];
		await aMonth(db, team.id);
		for (const other of [elsewhere, example]) {
			const report = await openRows(await other.broker('manage'));
			expect([report.introductions, report.needs]).toEqual([[], []]);
		}
	});
});
