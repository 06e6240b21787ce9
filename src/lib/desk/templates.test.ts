import { describe, expect, test } from 'vitest';
import { locales } from '../platform/language.ts';
import { placeholders, templateKinds } from './lifecycle.ts';
import { fill, shippedWords, unknownPlaceholders } from './templates.ts';

describe('messages of a team', () => {
	test('come with the site in every language, with placeholders that can be filled', () => {
		for (const kind of templateKinds) {
			const byLocale = locales.map((locale) => shippedWords(kind, locale));
			expect(new Set(byLocale).size, kind).toBe(locales.length);
			for (const words of byLocale) {
				expect(unknownPlaceholders(words)).toEqual([]);
				expect(words).toContain('{team}');
			}
		}
	});

	test('name only what can be filled in', () => {
		expect(unknownPlaceholders('Dear {office}, about {need}')).toEqual([]);
		expect(unknownPlaceholders('Dear {nmae}, {need')).toEqual(['{nmae}', '{']);
		expect(unknownPlaceholders('{}')).toEqual(['{}']);
	});

	test('are filled with what is known; what is not stays to be seen', () => {
		const facts = { need: 'Maps $& {office}', office: 'Planning' };
		expect(fill('{need} for {office} on {day}', facts)).toBe('Maps $& {office} for Planning on {day}');
		const all = Object.fromEntries(placeholders.map((name) => [name, 'x']));
		expect(fill(shippedWords('reminder', 'en'), all)).not.toMatch(/[{}]/);
	});
});
