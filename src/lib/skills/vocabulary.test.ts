import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { build, folder, stale } from '../../../scripts/build-vocabulary.ts';
import { problemsOf } from '../../../scripts/vocabulary/check.ts';
import { createConcepts } from './concepts.ts';
import { nameKey } from './names.ts';
import { type Concept, handWrittenLanguages } from './vocabulary.ts';

const built = build();
const concepts = createConcepts(built.vocabulary);
const handWritten = built.vocabulary.concepts.filter(({ source }) => source === 'ours');

const concept = (id: string, more: Partial<Concept> = {}): Concept => ({
	id,
	term: id.length * 1_000 + id.charCodeAt(0),
	kind: 'domain',
	labels: { en: id },
	synonyms: {},
	broader: [],
	related: [],
	ambiguous: [],
	cpv: [],
	source: 'a list',
	...more
});
const problems = (...list: Concept[]) => problemsOf({ version: '1', review: {}, concepts: list });

describe('the vocabulary', () => {
	test('has no problem the builder knows of', () => {
		expect(built.problems).toEqual([]);
	});

	test('is committed as its sources give it', () => {
		expect(stale(built.files)).toEqual([]);
	});

	test('holds at least 220 concepts written by hand, each with a label in all four languages', () => {
		expect(handWritten.length).toBeGreaterThanOrEqual(220);
		const unlabelled = handWritten.filter(({ labels }) => handWrittenLanguages.some((l) => !labels[l]));
		expect(unlabelled).toEqual([]);
	});

	test('gives offices other words than the label for most hand-written concepts, in every language', () => {
		for (const language of handWrittenLanguages) {
			const spoken = handWritten.filter(({ synonyms }) => (synonyms[language] ?? []).length >= 2);
			expect(spoken.length / handWritten.length, language).toBeGreaterThan(0.6);
		}
	});

	test('keeps every term number given so far', () => {
		const file = readFileSync(join(folder, 'terms.json'), 'utf8');
		const given = JSON.parse(file) as Record<string, number>;
		expect(new Set(Object.values(given)).size).toBe(Object.keys(given).length);
		for (const { id, term } of built.vocabulary.concepts) expect(given[id], id).toBe(term);
	});

	test('credits nobody for a skill that stands beside under a heading', () => {
		expect(concepts.siblings('django')).not.toContain('numpy');
		expect(concepts.siblings('penetration-testing')).not.toContain('cryptography');
		expect(concepts.siblings('drupal')).toContain('wordpress');
		expect(concepts.siblings('odk')).toEqual(['kobotoolbox']);
	});

	test('leads from a product to what it is for', () => {
		expect(concepts.ancestors('qgis')).toContain('gis');
		expect(concepts.ancestors('leaflet')).toEqual(
			expect.arrayContaining(['web-mapping', 'gis', 'javascript'])
		);
		expect(concepts.ancestors('keycloak')).toContain('identity-management');
		expect(concepts.descendants('training')).toContain('train-the-trainer');
		expect(concepts.descendants('training'), 'running Moodle is not teaching').not.toContain('moodle');
	});

	test.each([
		['en', 'teach', 'training'],
		['en', 'publish our maps', 'web-mapping'],
		['pt', 'capacitação', 'training'],
		['pt', 'publicar nossos mapas', 'web-mapping'],
		['es', 'mapas en internet', 'web-mapping'],
		['es', 'capacitar', 'training'],
		['fr', 'former', 'training'],
		['fr', 'cartes en ligne', 'web-mapping'],
		['fr', 'hébergement', 'hosting'],
		['pt', 'licitação', 'procurement-advice']
	])('knows in %s that %s means %s', (language, name, id) => {
		const names = concepts.byId(id)?.synonyms[language] ?? [];
		const label = concepts.byId(id)?.labels[language] ?? '';
		expect([label, ...names].map(nameKey)).toContain(nameKey(name));
	});

	test.each([
		'go',
		'rest',
		'make',
		'swift',
		'spring',
		'rust',
		'express',
		'vault',
		'salt',
		'vue',
		'midi',
		'animation'
	])('knows that %s is also an everyday word', (name) => {
		const owners = built.vocabulary.concepts.filter(({ labels, synonyms }) =>
			[...Object.values(labels), ...Object.values(synonyms).flat()].some((n) => nameKey(n ?? '') === name)
		);
		expect(owners.length).toBeGreaterThan(0);
		for (const owner of owners) expect(owner.ambiguous).toContain(name);
	});

	test('never doubts names that only a technology bears', () => {
		for (const id of ['python', 'qgis', 'postgresql', 'wordpress', 'kubernetes', 'csharp', 'javascript']) {
			const { labels, ambiguous } = concepts.byId(id) ?? concept('missing');
			expect(ambiguous, id).not.toContain(nameKey(labels.en));
		}
	});
});

describe('what the builder refuses', () => {
	test('a hand-written concept without a label in one of the languages', () => {
		const labels = { en: 'a', pt: 'a', es: 'a' };
		expect(problems(concept('a', { source: 'ours', labels }))).toEqual(['a has no label in fr']);
	});

	test('relations that lead nowhere, to itself, or round in a circle', () => {
		expect(problems(concept('a', { broader: ['b'] }))).toEqual(['a points to b, which does not exist']);
		expect(problems(concept('a', { related: ['a'] }))).toEqual(['a points to itself']);
		const circle = [concept('a', { broader: ['bb'] }), concept('bb', { broader: ['a'] })];
		expect(problems(...circle)).toEqual(['a is broader than itself', 'bb is broader than itself']);
	});

	test('one name for two concepts, unless both say that it is ambiguous', () => {
		const synonyms = { pt: ['Mapa'] };
		const message = ['"mapa" (pt) names a and bb'];
		expect(problems(concept('a', { synonyms }), concept('bb', { synonyms }))).toEqual(message);
		const ambiguous = ['mapa'];
		expect(problems(concept('a', { synonyms, ambiguous }), concept('bb', { synonyms }))).toEqual(message);
		expect(problems(concept('a', { synonyms, ambiguous }), concept('bb', { synonyms, ambiguous }))).toEqual(
			[]
		);
	});

	test('the same name in another language stays free', () => {
		const one = concept('a', { labels: { en: 'a', fr: 'formation' } });
		expect(problems(one, concept('bb', { labels: { en: 'formation', fr: 'roche' } }))).toEqual([]);
	});

	test('an ambiguous name nobody bears, and a term number twice', () => {
		expect(problems(concept('a', { ambiguous: ['b'] }))).toEqual([
			'a calls b ambiguous, but it is none of its names'
		]);
		expect(problems(concept('a', { term: 1 }), concept('bb', { term: 1 }))).toEqual([
			'bb and a share the term number 1'
		]);
	});
});
