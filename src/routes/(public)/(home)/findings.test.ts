import { describe, expect, test } from 'vitest';
import type { Understanding } from '#lib/matching/facts.ts';
import { findingKeys } from '#lib/matching/need.ts';
import { findingsOf, marked } from './findings.ts';

const text = 'Teach QGIS near Lyon, and QGIS again, in French';
const at = (words: string, from = 0) => {
	const start = text.indexOf(words, from);
	return { words, start, end: start + words.length };
};
const understanding: Understanding = {
	language: 'en',
	skills: [
		{ skill: 'training', must: true, strength: 10_000, found: [at('Teach')] },
		{ skill: 'qgis', must: true, strength: 10_000, found: [at('QGIS'), at('QGIS', 10)] },
		{ skill: 'gis', must: false, strength: 5_000, impliedBy: 'qgis', found: [] }
	],
	places: [{ country: 'FR', city: 2_996_944, name: 'Lyon', found: [at('Lyon')] }],
	kind: { value: 'training', found: [at('Teach')] },
	languages: [{ code: 'fr', mandatory: false, found: [at('French')] }]
};

describe('what was understood', () => {
	test('is listed with the keys by which matching strikes it', () => {
		expect(
			findingsOf(understanding)
				.map(({ key }) => key)
				.sort()
		).toEqual(findingKeys(understanding).sort());
	});

	test('names the words it came from once, or what implied it', () => {
		const bySkill = new Map(findingsOf(understanding).map((finding) => [finding.value, finding]));
		expect(bySkill.get('qgis')?.words).toEqual(['QGIS']);
		expect(bySkill.get('gis')).toMatchObject({ words: [], impliedBy: 'qgis', nice: true });
	});

	test('is marked in the text, which stays whole', () => {
		const cut = marked(text, understanding);
		expect(cut.map(([words]) => words).join('')).toBe(text);
		expect(cut.filter(([, found]) => found).map(([words]) => words)).toEqual([
			'Teach',
			'QGIS',
			'Lyon',
			'QGIS',
			'French'
		]);
	});
});
