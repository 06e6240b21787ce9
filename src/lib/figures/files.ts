/** The rows of the board as files. Column names are codes, the same in every language. */
import { type Board, type Entry, publishedOf, shownFigures } from './board.ts';
import { toCsv } from '../platform/csv.ts';
import type { Period } from './rows.ts';
import { type Scope, scopeKey } from './scope.ts';

interface About {
	board: Board;
	period: Period;
	scope: Scope;
	example: boolean;
}

/** One line for each row of each figure: counting lines gives the figure, the middle of `days` its median. */
export function boardCsv({ entries }: Board): string {
	return toCsv<Entry>(
		{
			figure: ({ figure }) => figure,
			row: ({ row }) => row,
			kind: ({ kind }) => kind,
			days: ({ days }) => days,
			id: ({ id }) => id,
			title: ({ title }) => title,
			office: ({ office }) => office,
			ending: ({ ending }) => ending,
			staff: ({ staff }) => staff
		},
		entries
	);
}

/** The same rows, with the figures counted from them; `null` for a figure that is left out. */
export function boardJson({ board, period, scope, example }: About): string {
	const figures = shownFigures.map((figure) => {
		const { count = null, median = null, staff } = publishedOf(board, figure);
		return { figure, count, median_days: median, staff };
	});
	const about = { scope: scopeKey(scope), examples: example, from: period.from, counted_until: period.to };
	return JSON.stringify({ ...about, figures, rows: board.entries }, null, '\t');
}
