import { describe, expect, test } from 'vitest';
import { createConcepts } from './concepts.ts';
import type { Concept } from './vocabulary.ts';

const concept = (id: string, more: Partial<Concept> = {}): Concept => ({
	id,
	term: id.codePointAt(0) ?? 0,
	kind: 'domain',
	labels: { en: id },
	synonyms: {},
	broader: [],
	related: [],
	ambiguous: [],
	cpv: [],
	source: 'ours',
	...more
});
const lookUps = (...list: Concept[]) => createConcepts({ version: '1', review: {}, concepts: list });

describe('relations between concepts', () => {
	test('ancestors come nearest first and only once', () => {
		const { ancestors } = lookUps(
			concept('a', { broader: ['b', 'c'] }),
			concept('b', { broader: ['d'] }),
			concept('c', { broader: ['d'] }),
			concept('d')
		);
		expect(ancestors('a')).toEqual(['b', 'c', 'd']);
		expect(ancestors('d')).toEqual([]);
	});

	test('descendants are the same seen from above', () => {
		const { descendants, narrower } = lookUps(
			concept('a', { broader: ['b'] }),
			concept('b', { broader: ['c'] }),
			concept('c')
		);
		expect(narrower('c')).toEqual(['b']);
		expect(descendants('c')).toEqual(['b', 'a']);
	});

	test('a circle or a broken relation does no harm', () => {
		const { ancestors, siblings } = lookUps(
			concept('a', { broader: ['b', 'gone'] }),
			concept('b', { broader: ['a'] })
		);
		expect(ancestors('a')).toEqual(['b']);
		expect(siblings('a')).toEqual([]);
	});

	test('siblings share a parent that is no heading, and are never above or below each other', () => {
		const { siblings } = lookUps(
			concept('cms'),
			concept('drupal', { broader: ['cms'] }),
			concept('wordpress', { broader: ['cms'] }),
			concept('multisite', { broader: ['wordpress', 'cms'] }),
			concept('security', { heading: true }),
			concept('audit', { broader: ['security'] }),
			concept('encryption', { broader: ['security'] })
		);
		expect(siblings('drupal')).toEqual(['wordpress', 'multisite']);
		expect(siblings('wordpress')).toEqual(['drupal']);
		expect(siblings('audit')).toEqual([]);
	});

	test('being related holds both ways', () => {
		const { related } = lookUps(concept('a', { related: ['b'] }), concept('b'));
		expect(related('a')).toEqual(['b']);
		expect(related('b')).toEqual(['a']);
	});
});

describe('labels', () => {
	const { label, byTerm, byId } = lookUps(concept('a', { labels: { en: 'Maps', pt: 'Mapas' }, term: 7 }));

	test('fall back from region to language to English to the id', () => {
		expect(label('a', 'pt-BR')).toBe('Mapas');
		expect(label('a', 'fr')).toBe('Maps');
		expect(label('gone', 'fr')).toBe('gone');
	});

	test('concepts are found by id and by term number', () => {
		expect(byTerm(7)).toBe(byId('a'));
		expect(byTerm(8)).toBeUndefined();
	});
});
