import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { problemsOf } from './problems.ts';
import { day, line, prose, webAddress, wholeNumber } from './text.ts';

const Sample = z.strictObject({
	title: line(20, 3),
	story: prose(50).optional(),
	link: webAddress.optional(),
	on: day.optional(),
	people: wholeNumber(1, 9).optional(),
	colours: z
		.array(z.enum(['red', 'blue']))
		.max(1)
		.optional()
});

function complaints(sent: Record<string, unknown>, locale: 'en' | 'pt-BR' = 'en') {
	const parsed = Sample.safeParse({ title: 'A title', ...sent });
	return parsed.success ? {} : problemsOf(parsed.error, locale);
}

describe('text people type', () => {
	test('keeps its words and loses only the blanks around them', () => {
		expect(line(20).parse('  São  Paulo 🏳️‍🌈 ')).toBe('São  Paulo 🏳️‍🌈');
		expect(prose(50).parse('\r\none\r\ntwo\rthree ')).toBe('one\ntwo\nthree');
	});

	test.each([
		['a NUL', { title: 'abc\0def' }, 'cannot be stored'],
		['half of a surrogate pair', { title: 'abc\ud800' }, 'cannot be stored'],
		['a line break in a title', { title: 'one\ntwo' }, 'on one line'],
		['an escape character in a title', { title: 'one\u001b[2J' }, 'on one line'],
		['too short a title', { title: 'ab' }, 'at least 3 characters'],
		['too long a title', { title: 'x'.repeat(21) }, '20 characters at most'],
		['an empty title', { title: '  ' }, 'Fill this in'],
		['no title', { title: undefined }, 'Fill this in']
	])('%s is refused with words that say what to do', (_, sent, words) => {
		expect(complaints(sent)['title']?.join()).toContain(words);
	});

	test.each([
		['a direction turned around', 'Prefeitura \u202egro.elpmaxe'],
		['an isolate', 'Recife\u2066x\u2069'],
		['a mark of direction', 'Recife\u200f'],
		['a blank of no width', 'Rec\u200bife'],
		['a word joiner', 'Rec\u2060ife'],
		['a byte order mark inside', 'Rec\ufeffife'],
		['a soft hyphen', 'Rec\u00adife'],
		['a joiner at the end', 'Recife\u200d'],
		['a joiner beside a blank', 'Recife \u200dOlinda'],
		['two joiners', 'Rec\u200d\u200dife'],
		['a tag letter', 'Recife\u{e0061}'],
		['a Hangul filler', 'Recife\u3164'],
		['an empty Braille cell', 'Re\u2800cife']
	])('%s in a title is refused at its field', (_, title) => {
		expect(complaints({ title })['title']?.join()).toContain('invisible');
		expect(complaints({ title }, 'pt-BR')['title']?.join()).toContain('invisíveis');
	});

	test.each(['می‌خواهم', 'क्‍ष', 'شرکت \u0601 12', 'Ação 👩🏽‍🔧', 'São João d’Água', '東京 데이터', 'ශ්‍රී ලංකා'])(
		'%s is a name: a script may need what others do not show',
		(title) => {
			expect(complaints({ title })).toEqual({});
		}
	);

	test.each(['2026-02-30', '2026-13-01', '30/02/2026', '2026-2-3', '9999999-01-01'])('%s is no day', (on) => {
		expect(complaints({ on })['on']).toEqual(['Write a date that exists, such as 2027-03-31.']);
	});

	test.each([
		'javascript:alert(1)',
		'data:text/html,x',
		'//example.org',
		'https://',
		'ftp://example.org',
		'example.org'
	])('%s is no web address', (link) => {
		expect(complaints({ link })['link']).toEqual(['Write a web address that begins with https://.']);
	});

	test.each([
		['0', 'at least 1'],
		['10', 'at most 9'],
		['1e1', 'whole number'],
		['999999999999999999999', 'whole number'],
		['NaN', 'whole number']
	])('%s is refused as a number of people', (people, words) => {
		expect(complaints({ people })['people']?.join()).toContain(words);
	});

	test('fields nobody asked for and values nobody offered are named', () => {
		expect(complaints({ admin: 'true' })['']).toEqual([
			'The form has a field that does not belong here: admin.'
		]);
		expect(complaints({ colours: ['green'] })['colours.0']).toEqual(['Choose one of the options.']);
		expect(complaints({ colours: ['red', 'blue'] })['colours']).toEqual(['Choose 1 at most.']);
	});

	test('is commented in the language of the reader', () => {
		expect(complaints({ title: 'ab' }, 'pt-BR')['title']).toEqual(['Escreva pelo menos 3 caracteres.']);
	});
});
