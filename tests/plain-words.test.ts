/** What offices write and the skills a person would read in it: `data/vocabulary/sentences.json`, written by hand. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createReader } from '#lib/matching/understand.ts';
import { loadGazetteer } from '#lib/places/server/gazetteer.ts';
import { loadConcepts, loadVocabulary } from '#lib/skills/server/vocabulary.ts';
import { handWrittenLanguages } from '#lib/skills/vocabulary.ts';

const Sentence = z.strictObject({
	language: z.enum(handWrittenLanguages),
	text: z.string(),
	skills: z.array(z.string())
});
const file = join(import.meta.dirname, '../data/vocabulary/sentences.json');
const sentences = z.array(Sentence).parse(JSON.parse(readFileSync(file, 'utf8')));
const read = createReader({ vocabulary: loadVocabulary(), gazetteer: loadGazetteer() });

const statedIn = (text: string, language: string) =>
	read(text, language).skills.filter(({ impliedBy }) => impliedBy === undefined);

describe('needs in plain words', () => {
	test('name only skills that exist', () => {
		const unknown = sentences.flatMap(({ skills }) => skills).filter((id) => !loadConcepts().byId(id));
		expect(unknown).toEqual([]);
	});

	test.each(handWrittenLanguages)('in %s: of ten skills meant, nine are read', (language) => {
		const ours = sentences.filter((sentence) => sentence.language === language);
		const missed = ours.flatMap(({ text, skills }) => {
			const found = statedIn(text, language).map(({ skill }) => skill);
			return skills.filter((skill) => !found.includes(skill)).map((skill) => `${skill} in "${text}"`);
		});
		const meant = ours.flatMap(({ skills }) => skills).length;
		expect(missed.length / meant, missed.join('\n')).toBeLessThanOrEqual(0.1);
	});

	test.each(handWrittenLanguages)('in %s: of twenty must-haves read, seventeen are meant', (language) => {
		const ours = sentences.filter((sentence) => sentence.language === language);
		const stated = ours.flatMap(({ text, skills }) =>
			statedIn(text, language)
				.filter(({ must }) => must)
				.map(({ skill }) => ({ skill, text, meant: skills.includes(skill) }))
		);
		const wrong = stated.filter(({ meant }) => !meant).map(({ skill, text }) => `${skill} in "${text}"`);
		expect(wrong.length / stated.length, wrong.join('\n')).toBeLessThanOrEqual(0.15);
	});
});
