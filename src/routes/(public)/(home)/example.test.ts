import { describe, expect, test } from 'vitest';
import { exampleNeed, examplePlace } from './example.ts';

describe('the worked example', () => {
	test.each([
		['en-KE,en;q=0.9', 'en', 'nairobi'],
		['fr-FR,fr;q=0.9,en;q=0.8', 'en', 'lyon'],
		['en-CA', 'en', 'lyon'],
		['pt-PT', 'en', 'recife'],
		['de-DE,de;q=0.9', 'pt-BR', 'recife'],
		['', 'en', 'nairobi'],
		['ar-EG,ar;q=0.9', 'ar', 'nairobi'],
		['de', 'sw', 'nairobi'],
		[';;,*', 'en', 'nairobi']
	] as const)('for a browser that asks for %j on a page in %s is from %s', (accept, locale, place) => {
		expect(examplePlace(accept, locale)).toBe(place);
	});

	test('is told in the language of the page', () => {
		expect(exampleNeed('lyon', 'en').text).toContain('teach our planners');
		expect(exampleNeed('lyon', 'pt-BR').text).toContain('ensinar QGIS');
		expect(exampleNeed('nairobi', 'ar').text).toContain('خادم جديد');
		expect(exampleNeed('nairobi', 'sw').text).toContain('wasimamizi wetu wawili');
	});
});
