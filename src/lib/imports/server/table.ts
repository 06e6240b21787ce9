/** Reading a file as a table: its encoding, its delimiter, its header and its rows. */
import { CsvError, parse } from 'csv-parse/sync';
import { Refusal } from '../../platform/refusal.ts';
import { columnsOf, requiredColumns } from './columns.ts';
import { decode, delimiterOf } from '../encoding.ts';
import { type ImportKind, mostBytes, mostRows } from '../lifecycle.ts';

export interface TableRow {
	row: number;
	cells: Record<string, string>;
	/** What stands beyond the last column. */
	beyond: string;
}

export interface Table {
	encoding: string;
	delimiter: string;
	/** Columns we do not read. */
	ignored: string[];
	/** Cells by column, empty ones left out, with the number of the row. */
	rows: TableRow[];
}

/** Throws `Refusal` where no row could be read at all: too large, no table, a required column missing. */
export function readTable(kind: ImportKind, bytes: Uint8Array): Table {
	if (bytes.byteLength > mostBytes)
		throw new Refusal('too_large', 'imports_too_large', { megabytes: mostBytes / 1024 / 1024 });
	const { text, encoding } = decode(bytes);
	if (text.includes('\0')) throw new Refusal('not_supported', 'imports_no_table');
	const delimiter = delimiterOf(text);
	const [header = [], ...lines] = records(text, delimiter);
	const names = header.map((name) =>
		name
			.trim()
			.toLowerCase()
			.replaceAll(/[\s-]+/g, '_')
	);
	const known = Object.keys(columnsOf[kind].shape);
	const missing = requiredColumns(kind).filter((name) => !names.includes(name));
	if (missing.length > 0)
		throw new Refusal('invalid', 'imports_columns_missing', { columns: missing.join(', ') });
	const twice = names.find((name, at) => known.includes(name) && names.indexOf(name) !== at);
	if (twice !== undefined) throw new Refusal('invalid', 'imports_column_twice', { column: twice });
	if (lines.length === 0) throw new Refusal('invalid', 'imports_no_rows');
	if (lines.length > mostRows) throw new Refusal('too_large', 'imports_too_many', { most: mostRows });
	const rows = lines.map((line, at) => ({
		row: at + 2,
		cells: cellsOf(line, names, known),
		beyond: line.slice(names.length).join(delimiter).trim()
	}));
	return {
		encoding,
		delimiter,
		ignored: names.filter((name) => name !== '' && !known.includes(name)),
		rows: rows.filter(({ cells }) => Object.keys(cells).length > 0)
	};
}

function cellsOf(line: readonly string[], names: readonly string[], known: readonly string[]) {
	const cells = names.flatMap((name, at) => {
		const value = (line[at] ?? '').trim();
		return known.includes(name) && value !== '' ? [[name, value] as const] : [];
	});
	return Object.fromEntries(cells);
}

function records(text: string, delimiter: string): string[][] {
	try {
		return parse(text, { bom: true, delimiter, relax_column_count: true, relax_quotes: true });
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		const line: unknown = error['lines'];
		throw new Refusal('invalid', 'imports_broken_table', { line: typeof line === 'number' ? line : 1 });
	}
}
