import { describe, expect, test } from 'vitest';
import { hiddenMark, hideContacts, hideName } from './hiding.ts';

describe('what would reach somebody past this site', () => {
	test.each([
		'ana@mapas.example',
		'Ana.Lima+needs@mail.mapas.example',
		'ana [at] mapas [dot] example',
		'ana(arroba)mapas(ponto)example',
		'+33 6 12 34 56 78',
		'0033612345678',
		'(81) 99999-1234',
		'06.12.34.56.78',
		'٠٦١٢٣٤٥٦٧٨',
		'https://wa.me/5581999991234',
		't.me/ana_lima',
		'mailto:ana@mapas.example'
	])('is hidden: %s', (contact) => {
		const { words, hidden } = hideContacts(`Write to ${contact} please`);
		expect(words).toBe(`Write to ${hiddenMark} please`);
		expect(hidden).toBe(1);
	});

	test.each([
		'We open on 2026-11-22 at 10:30.',
		'From 01/02/2026 on, 12 000 € a year.',
		'Our budget is 1.200.000 EUR.',
		'In 2024-2026 we had 3 offices.',
		'Law 14.133, article 75, at the town hall.',
		'See https://example.org/plan?id=42'
	])('is left where it is none: %s', (words) => {
		expect(hideContacts(words)).toEqual({ words, hidden: 0 });
	});

	test('a name goes from what everybody reads, as a whole word in any case', () => {
		expect(hideName('Dear ANA LIMA, Ana Limas plan', 'Ana Lima')).toBe(`Dear ${hiddenMark}, Ana Limas plan`);
		expect(hideName('C++ (maps)', 'C++')).toBe(`${hiddenMark} (maps)`);
		expect(hideName('as before', '')).toBe('as before');
	});
});
