import { describe, expect, test } from 'vitest';
import { countryCodes } from './countries.ts';
import { languageCodes } from './languages.ts';
import { keys, plainText, webAddress } from './read.ts';

describe('records become ours', () => {
	test.each([
		['https://www.openstreetmap.fr/', 'https://www.openstreetmap.fr/'],
		[' http://example.org ', 'http://example.org/'],
		['https://lists.example.org/info/{account}', null],
		['javascript:alert(1)', null],
		['example.org', null],
		['', null],
		[null, null]
	])('the address %j is kept as %j', (text, kept) => {
		expect(webAddress(text)).toBe(kept);
	});

	test('texts lose tags, Markdown and line breaks, and are cut at a word', () => {
		expect(plainText('**Deliverable**\nSee <b>the</b> [guide](https://example.org).', 200)).toBe(
			'Deliverable See the guide.'
		);
		expect(plainText('one two three', 9)).toBe('one two…');
	});

	test('each record has a key of its own', () => {
		const keyOf = keys();
		expect([keyOf('list', 'São Paulo'), keyOf('list', 'Sao Paulo!'), keyOf('other', 'São Paulo')]).toEqual([
			'list/sao-paulo',
			'list/sao-paulo-2',
			'other/sao-paulo'
		]);
	});

	test('countries are read in the spellings the sources use, and what is none is named', () => {
		expect(
			countryCodes(["Eswatini (fmr. 'Swaziland')", 'VietNam', 'Czechia (Czech Republic)', '', 'Atlantis'])
		).toEqual({
			codes: ['CZ', 'SZ', 'VN'],
			unread: ['Atlantis']
		});
	});

	test('languages are primary subtags', () => {
		expect(languageCodes(['pt-BR', 'cz', 'zh-tw', 'pt'])).toEqual(['cs', 'pt', 'zh']);
	});
});
