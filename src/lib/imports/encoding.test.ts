import { describe, expect, test } from 'vitest';
import { decode, delimiterOf } from './encoding.ts';

describe('the encoding of a file', () => {
	const text = 'name;città\r\nPrefeitura de São João – “Ação”;x';

	test('UTF-8 is read with its mark and without', () => {
		expect(decode(Buffer.from(text))).toEqual({ text, encoding: 'UTF-8' });
		expect(decode(Buffer.from(`\uFEFF${text}`)).text).toBe(text);
	});

	test('UTF-16 is read by its mark', () => {
		expect(decode(Buffer.from(`\uFEFF${text}`, 'utf16le'))).toEqual({ text, encoding: 'UTF-16' });
	});

	test('anything else is what Windows writes', () => {
		const bytes = Uint8Array.from([0x53, 0xe3, 0x6f, 0x20, 0x96, 0x20, 0x93, 0x41, 0x94, 0x20, 0x80]);
		expect(decode(bytes)).toEqual({ text: 'São – “A” €', encoding: 'Windows-1252' });
	});
});

describe('the delimiter', () => {
	test.each([
		['name,kind,url\na;b;c;d,e,f', ','],
		['name;kind;url\na,b,c,d', ';'],
		['name\tkind\turl', '\t'],
		['"a;b;c;d",kind,url', ','],
		['name', ',']
	])('of %j is %j', (text, sign) => {
		expect(delimiterOf(text)).toBe(sign);
	});
});
