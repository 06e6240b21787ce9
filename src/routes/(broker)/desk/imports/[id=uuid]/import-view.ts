/** What the page of one import shows. */
import type { findImport } from '#lib/imports/server/queries.ts';
import { m } from '#lib/paraglide/messages.js';
import { inRow, type Locale } from '#lib/platform/language.ts';
import { href } from '#lib/ui/href.ts';
import { kindName } from '../import-words.ts';

type Found = NonNullable<Awaited<ReturnType<typeof findImport>>>;

const size = 100;
const signs: Record<string, typeof m.imports_comma> = {
	',': m.imports_comma,
	';': m.imports_semicolon,
	'\t': m.imports_tab
};

/** `page`: which hundred of the corrections, as the address says. */
export function describeImport(found: Found, page: string | null, locale: Locale) {
	const { id, kind, status, fileName, report, imported } = found;
	const bad = new Set(report.problems.map(({ row }) => row)).size;
	const delimiter = signs[report.delimiter]?.({}, { locale }) ?? report.delimiter;
	const path = href(`/desk/imports/${id}`, locale);
	return {
		...{ status, fileName, imported: imported ?? 0, path, all: href('/desk/imports', locale) },
		...{ good: report.good, bad, similarCount: report.similar.length, kind: kindName(kind, locale) },
		readAs: m.imports_read_as({ rows: report.rows, encoding: report.encoding, delimiter }, { locale }),
		ignored: report.ignored.join(', '),
		badRows: `${path}/bad-rows`,
		corrections: pageOf(report.problems, page, path),
		similar: report.similar.slice(0, size).map(({ row, name, like, likeRow }) => {
			if (likeRow === null) return m.imports_similar_here({ row, name, like }, { locale });
			return m.imports_similar_row({ row, name, like, likeRow }, { locale });
		}),
		unknown: report.unknown
			.slice(0, size)
			.map(({ row, words }) => m.imports_unknown_row({ row, words: inRow(words, locale, ';') }, { locale })),
		unknownCount: report.unknown.length
	};
}
export type ImportView = ReturnType<typeof describeImport>;

function pageOf(problems: Found['report']['problems'], page: string | null, path: string) {
	const last = Math.max(1, Math.ceil(problems.length / size));
	const at = Math.min(last, /^[1-9]\d{0,4}$/.test(page ?? '') ? Number(page) : 1);
	const rows = problems.slice((at - 1) * size, at * size);
	return {
		rows,
		first: (at - 1) * size + 1,
		last: (at - 1) * size + rows.length,
		total: problems.length,
		before: at > 1 ? `${path}?page=${String(at - 1)}` : undefined,
		next: at < last ? `${path}?page=${String(at + 1)}` : undefined
	};
}
