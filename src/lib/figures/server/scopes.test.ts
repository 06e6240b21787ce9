import { parse } from 'csv-parse/sync';
import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { aYearOfOffices } from '../../../../tests/support/figures.ts';
import { countAgain } from '../../../../tests/support/figures-again.ts';
import { now } from '../../../../tests/support/offices.ts';
import { publishedOf, shownFigures } from '../board.ts';
import { boardCsv, boardJson } from '../files.ts';
import { type Asked, readBoard } from './board.ts';

interface Line {
	figure: string;
	days: string;
	staff: string;
}

/** Middle value of some days, worked out without the product's own code. */
function middle(days: number[]): number | undefined {
	if (days.length === 0) return undefined;
	days.sort((a, b) => a - b);
	const half = days.length / 2;
	return Math.round(((days[Math.ceil(half) - 1] ?? 0) + (days[Math.floor(half)] ?? 0)) / 2);
}

describe('every public figure', () => {
	test('is what its exported lines and the appended steps say, for the instance and each of its parts', async ({
		db
	}) => {
		const { team, offices } = await aYearOfOffices(db);
		const parts: [Asked, RawBuilder<SqlBool>][] = [
			[{}, sql`true`],
			[{ country: 'FR' }, sql`country = 'FR'`],
			[{ region: 'FR-ARA' }, sql`subdivision = 'FR-ARA'`],
			[{ region: 'KE-30' }, sql`subdivision = 'KE-30'`],
			[{ team }, sql`subdivision = 'FR-ARA'`],
			...offices.map((office): [Asked, RawBuilder<SqlBool>] => [{ office }, sql`office_id = ${office}`])
		];
		const told = new Set<string>();
		for (const [asked, scope] of parts) {
			const { board, ...rest } = await readBoard({ db, now }, asked);
			const lines = parse<Line>(boardCsv(board), { bom: true, columns: true });
			const json = JSON.parse(boardJson({ board, ...rest })) as {
				figures: { figure: string; count: number | null; median_days: number | null; staff: number }[];
			};
			for (const figure of shownFigures) {
				const at = `${figure} of ${JSON.stringify(asked)}`;
				const own = lines.filter((line) => line.figure === figure);
				const { count, median, staff } = publishedOf(board, figure);
				const days = own.flatMap((line) => (line.days === '' ? [] : [Number(line.days)]));
				expect(
					json.figures.find((each) => each.figure === figure),
					at
				).toEqual({
					...{ figure, count: count ?? null, median_days: median ?? null, staff }
				});
				expect(own.length, at).toBe(count ?? 0);
				expect(middle(days), at).toBe(median);
				expect(
					own.reduce((all, line) => all + Number(line.staff), 0),
					at
				).toBe(staff);
				if (count === undefined) continue;
				expect(count, at).toBe(await countAgain(db, figure, scope));
				if (count > 0) told.add(figure);
			}
		}
		// What was nought everywhere would have shown nothing.
		const silent = shownFigures.filter((figure) => !told.has(figure) && !figure.startsWith('work_'));
		expect(silent).toEqual([]);
	});
});
