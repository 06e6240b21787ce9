import { expect, test } from 'vitest';
import { toCsv } from './csv.ts';

const lines = (...values: readonly (string | number | null)[]) =>
	toCsv({ value: (row: string | number | null) => row }, values)
		.split('\r\n')
		.slice(1, -1);

test('what a spreadsheet would run stands there as text', () => {
	expect(lines('=1+1', '+1', '-1', '@SUM(A1)', '\tx')).toEqual([
		...[`"'=1+1"`, `"'+1"`, `"'-1"`, `"'@SUM(A1)"`, `"'\tx"`]
	]);
	expect(lines(-1, null)).toEqual(['-1', '']);
});

test('quotes, commas and line ends stay inside their cell', () => {
	expect(lines('a "b", c')).toEqual(['"a ""b"", c"']);
	expect(toCsv({ value: (row: string) => row }, ['a\nb'])).toBe('\uFEFFvalue\r\n"a\nb"\r\n');
});
