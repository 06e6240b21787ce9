/** Tables as CSV (RFC 4180), in a form that no spreadsheet runs as a formula. */

export type Cell = string | number | boolean | Date | null | undefined;

/** Text that a spreadsheet would take for a formula is given an apostrophe, which it shows as text. */
const formula = /^[=+\-@\t\r]/;

function cellOf(value: Cell): string {
	if (value === null || value === undefined) return '';
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	const text = value instanceof Date ? value.toISOString() : value;
	const safe = formula.test(text) ? `'${text}` : text;
	return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Header and rows with CRLF, beginning with a byte order mark so that spreadsheets read UTF-8. */
export function toCsv<Row>(
	columns: Readonly<Record<string, (row: Row) => Cell>>,
	rows: readonly Row[]
): string {
	const lines = [Object.keys(columns), ...rows.map((row) => Object.values(columns).map((of) => of(row)))];
	return `\uFEFF${lines.map((line) => `${line.map(cellOf).join(',')}\r\n`).join('')}`;
}
