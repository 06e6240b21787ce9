import { m } from '../../paraglide/messages.js';
import { toCsv } from '../../platform/csv.ts';
import type { Locale } from '../../platform/language.ts';
import type { ImportReport, RowProblem } from '../lifecycle.ts';

/** What a preview says, row by row, as CSV: problems, look-alikes and unknown words. */
export function corrections(report: ImportReport, locale: Locale): string {
	const lines: RowProblem[] = [
		...report.problems,
		...report.similar.map(({ row, name, like, likeRow }) => ({
			...{ row, column: '', value: name, accepted: '' },
			problem:
				likeRow === null
					? m.imports_similar_here({ row, name, like }, { locale })
					: m.imports_similar_row({ row, name, like, likeRow }, { locale })
		})),
		...report.unknown.map(({ row, words }) => ({
			...{ row, column: 'skills', value: words.join('; '), accepted: '' },
			problem: m.imports_unknown({}, { locale })
		}))
	];
	return toCsv<RowProblem>(
		{
			[m.imports_row({}, { locale })]: ({ row }) => row,
			[m.imports_column({}, { locale })]: ({ column }) => column,
			[m.imports_stands({}, { locale })]: ({ value }) => value,
			[m.imports_wrong({}, { locale })]: ({ problem }) => problem,
			[m.imports_takes({}, { locale })]: ({ accepted }) => accepted
		},
		lines.toSorted((one, other) => one.row - other.row)
	);
}
