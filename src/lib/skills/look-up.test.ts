import { describe, expect, test } from 'vitest';
import { createConcepts } from './concepts.ts';
import { createLookUp } from './look-up.ts';
import type { Concept } from './vocabulary.ts';

const concept = (id: string, en: string, more: Partial<Concept> = {}): Concept => ({
	id,
	term: id.length * 100 + id.charCodeAt(0),
	kind: 'domain',
	labels: { en },
	synonyms: {},
	broader: [],
	related: [],
	ambiguous: [],
	cpv: [],
	source: 'ours',
	...more
});
const lookUp = createLookUp(
	createConcepts({
		version: '1',
		review: {},
		concepts: [
			concept('web-mapping', 'Web mapping', { labels: { en: 'Web mapping', pt: 'Mapas na web' } }),
			concept('gis', 'Geographic information systems', { synonyms: { und: ['GIS'], fr: ['géomatique'] } }),
			concept('accessibility', 'Accessibility', { synonyms: { en: ['a11y'] } })
		]
	})
);
const ids = (typed: string) => lookUp.find(typed).map(({ id }) => id);

describe('looking a skill up', () => {
	test('finds it under its name in any language, without accents or case', () => {
		expect(ids('mapas NA web')).toEqual(['web-mapping']);
		expect(ids('geomatique')).toEqual(['gis']);
		expect(ids('a11y')).toEqual(['accessibility']);
	});

	test('puts the exact name before beginnings, and those before parts', () => {
		expect(ids('web')).toEqual(['web-mapping']);
		expect(ids('map')).toEqual(['web-mapping']);
		expect(ids('gis')[0]).toBe('gis');
	});

	test('forgives a typing error only when nothing fits as typed', () => {
		expect(ids('accesibility')).toEqual(['accessibility']);
		expect(ids('xyzzy')).toEqual([]);
	});

	test('lists everything by id when nothing is typed', () => {
		expect(ids(' ')).toEqual(['accessibility', 'gis', 'web-mapping']);
	});

	test('knows exact names only', () => {
		expect(lookUp.named('GIS')).toEqual(['gis']);
		expect(lookUp.named('geographic')).toEqual([]);
	});
});
