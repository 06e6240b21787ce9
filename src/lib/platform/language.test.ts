import { describe, expect, test } from 'vitest';
import { localeOf, preferredLocale } from './language.ts';

describe('the language of an address', () => {
	test.each([
		['/', 'en'],
		['/needs', 'en'],
		['/pt-BR', 'pt-BR'],
		['/pt-BR/needs', 'pt-BR'],
		['/pt-br/needs', 'pt-BR'],
		['/pt-BRX', 'en'],
		['/fr/needs', 'fr'],
		['/es', 'es'],
		['/ar/needs', 'ar'],
		['/sw/needs', 'sw'],
		['/swa', 'en'],
		['/needs/pt-BR', 'en']
	])('%s is %s', (path, locale) => {
		expect(localeOf(path)).toBe(locale);
	});
});

describe('the language a program asks for', () => {
	test.each([
		[null, 'en'],
		['', 'en'],
		['pt-BR,pt;q=0.9,en;q=0.8', 'pt-BR'],
		['pt-PT', 'pt-BR'],
		['fr, pt;q=0.3, en;q=0.7', 'fr'],
		['de, es-CO;q=0.5, en;q=0.3', 'es'],
		['ar-EG,ar;q=0.9,en;q=0.5', 'ar'],
		['sw-KE,sw;q=0.9,en-KE;q=0.8', 'sw'],
		['en;q=0, pt;q=0.1', 'pt-BR'],
		['*', 'en'],
		[';;;,,,q=9', 'en']
	])('%s gets %s', (header, locale) => {
		expect(preferredLocale(header)).toBe(locale);
	});
});
