import { parse } from 'csv-parse/sync';
import { type RawBuilder, sql } from 'kysely';
import { anIntroduction, aTeam, daysAgo } from '../../../../tests/support/desk.ts';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { now } from '../../../../tests/support/offices.ts';
import { aNeed, someTowns } from '../../../../tests/support/people.ts';
import { publishedOf, shownFigures } from '../board.ts';
import { type Asked, readBoard, yearOf } from './board.ts';
import type { Db } from '../../platform/server/db.ts';
import { boardCsv, boardJson } from '../files.ts';

const inLyon = { country: 'FR', subdivision: 'FR-ARA' };
const inFrance = { country: 'FR' };
const ways = [
	{ asked: 70, answered: 68, both: 60, met: 40, ended: 25, ending: 'engaged', newcomer: true },
	{ asked: 60, answered: 20 },
	{ asked: 50, ended: 36, ending: 'lapsed' },
	{ asked: 45, answered: 40, ended: 30, ending: 'declined', reason: 'dates', newcomer: true },
	{ asked: 40, answered: 39, both: 38, met: 30, ended: 10, ending: 'no_fit', reason: 'budget' },
	{ asked: 30, newcomer: true }
] as const;

/** `times` introductions of each way for one need, half of them by a team. */
async function aYear(db: Db, at: { country: string; subdivision?: string }, times: readonly number[]) {
	const team = await aTeam(db, ['FR']);
	const needId = await aNeed(db, { ...at, published_at: daysAgo(80) });
	for (const [which, way] of ways.entries())
		for (let time = 0; time < (times[which] ?? 0); time += 1)
			await anIntroduction(db, { needId, ...way, ...(time % 2 === 0 && { teamId: team.id }) });
	return needId;
}

const read = (db: Db, asked: Asked = {}) => readBoard({ db, now }, asked);

interface Line {
	figure: string;
	days: string;
	id: string;
	title: string;
	office: string;
}
const linesOf = (csv: string) => parse<Line>(csv, { bom: true, columns: true });

/** Middle value of some days, worked out without the product's own code. */
function middle(days: number[]): number | undefined {
	if (days.length === 0) return undefined;
	days.sort((a, b) => a - b);
	const half = days.length / 2;
	return Math.round(((days[Math.ceil(half) - 1] ?? 0) + (days[Math.floor(half)] ?? 0)) / 2);
}

/** Figures again, straight from the appended steps. */
const again: Partial<Record<(typeof shownFigures)[number], RawBuilder<unknown>>> = {
	asked: sql`true`,
	asked_answered: sql`answered is not null`,
	met: sql`met is not null`,
	lapsed: sql`status = 'lapsed'`,
	declined: sql`status = 'declined'`,
	newcomers: sql`newcomer`,
	without_broker: sql`asked_by <> 'broker'`,
	open_met: sql`met is null and status not in ('lapsed', 'declined', 'withdrawn', 'no_fit', 'engaged')`
};

async function countAgain(db: Db, condition: RawBuilder<unknown>): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*)::int from (select introduction.*,
			(select min(at) from introduction_transition where introduction_id = introduction.id
				and step in ('accept', 'decline') and side <> asked_by) as answered,
			(select min(at) from introduction_transition where introduction_id = introduction.id
				and to_status = 'met') as met
			from introduction) as one where ${condition}`.execute(db);
	return rows[0]?.count ?? 0;
}

describe('the public board', () => {
	test('has no figure that a reader cannot repeat on the exported rows', async ({ db }) => {
		await aYear(db, inLyon, [6, 5, 7, 8, 5, 9]);
		const { board, ...rest } = await read(db);
		const lines = linesOf(boardCsv(board));
		for (const figure of shownFigures) {
			const own = lines.filter((line) => line.figure === figure);
			const { count, median } = publishedOf(board, figure);
			expect([figure, own.length]).toEqual([figure, count ?? 0]);
			const days = own.flatMap((line) => (line.days === '' ? [] : [Number(line.days)]));
			expect([figure, middle(days)]).toEqual([figure, median]);
		}
		for (const [figure, condition] of Object.entries(again))
			expect([figure, lines.filter((line) => line.figure === figure).length]).toEqual([
				figure,
				await countAgain(db, condition)
			]);
		const json = JSON.parse(boardJson({ board, ...rest })) as { rows: unknown[] };
		expect(json.rows).toHaveLength(lines.length);
		expect(publishedOf(board, 'answered')).toMatchObject({ count: 24, median: 5 });
		expect(publishedOf(board, 'open_answer')).toMatchObject({ count: 9, median: 30 });
	});

	test('lists needs by name and introductions by nothing but their days', async ({ db }) => {
		const needId = await aYear(db, inLyon, [6, 5, 7, 8, 5, 9]);
		const lines = linesOf(boardCsv((await read(db)).board));
		expect(lines.find(({ figure }) => figure === 'needs_published')).toMatchObject({ id: needId });
		for (const { id, title, office } of lines.filter(({ figure }) => figure === 'asked'))
			expect([id, title, office]).toEqual(['', '', '']);
	});

	test('leaves out one to four, and what would give them away', async ({ db }) => {
		await aYear(db, inLyon, [6, 5, 7, 2, 5, 9]);
		const { board } = await read(db);
		expect(board.untold).toContain('declined');
		// The others would add up to all that ended, less the two that declined.
		expect(
			[...board.untold].filter((figure) => ['engaged', 'no_fit', 'lapsed'].includes(figure))
		).toHaveLength(1);
		const told = new Set(board.entries.map(({ figure }) => figure));
		for (const figure of board.untold) expect(told).not.toContain(figure);
	});

	test('leaves out of a region what would tell of the few outside it', async ({ db }) => {
		await aYear(db, inLyon, [6, 5, 7, 8, 5, 9]);
		await aYear(db, inFrance, [0, 0, 2, 0, 0, 6]);
		const { board } = await read(db, { region: 'FR-ARA' });
		expect(board.untold).toContain('lapsed');
		expect(publishedOf(board, 'asked').count).toBe(40);
		await expect(read(db, { region: 'BR-SP' })).rejects.toMatchObject({ code: 'not_found' });
	});

	test('never counts examples with real ones', async ({ db }) => {
		await someTowns(db);
		await aNeed(db, { ...inLyon, origin: 'example', published_at: daysAgo(80) });
		const examples = await read(db);
		expect([examples.example, publishedOf(examples.board, 'needs_published').count]).toEqual([true, 1]);
		await aNeed(db, { ...inLyon, published_at: daysAgo(20) });
		const real = await read(db);
		expect([real.example, publishedOf(real.board, 'needs_published').count]).toEqual([false, 1]);
	});

	test('does not begin a year that has not begun', () => {
		expect(() => yearOf(2027, now)).toThrow('figures_year_not_begun');
		expect(yearOf(2025, now).to).toEqual(new Date('2026-01-01T00:00:00Z'));
	});
});
