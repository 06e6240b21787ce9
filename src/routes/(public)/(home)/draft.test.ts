import { describe, expect, test } from 'vitest';
import type { Answer } from '#lib/matching/answer.ts';
import { draftQuestions, draftText } from './draft.ts';

const nothing = { rows: [], total: 0 };
const answer = {
	understanding: {
		language: 'en',
		skills: [
			{ skill: 'qgis', must: true, strength: 10_000, found: [] },
			{ skill: 'make', must: true, strength: 10_000, found: [] }
		],
		places: [
			{ country: 'BR', subdivision: 'BR-PE', name: 'Pernambuco', found: [] },
			{ country: 'FR', name: 'France', found: [] }
		],
		kind: { value: 'training', found: [] },
		languages: []
	},
	struck: ['skill:make', 'place:FR'],
	main: nothing,
	unclaimed: nothing
} as unknown as Answer;
const words = { day: '22 Nov 2026', origin: 'http://localhost', label: (id: string) => id.toUpperCase() };

describe('the draft as a file', () => {
	test.each(['en', 'pt-BR'] as const)(
		'holds the need word for word and every open question, in %s',
		(locale) => {
			const draft = draftText('Teach us QGIS.\nSoon.', answer, { ...words, locale });
			expect(draft).toContain('> Teach us QGIS.\n> Soon.');
			for (const question of draftQuestions(locale)) expect(draft).toContain(question);
		}
	);

	test('leaves out what was struck', () => {
		const draft = draftText('Make us use QGIS', answer, { ...words, locale: 'en' });
		expect(draft).toContain('- QGIS');
		expect(draft).toContain('- Pernambuco');
		expect(draft).not.toContain('- MAKE');
		expect(draft).not.toContain('- France');
	});

	test('holds the kind of work as well, in the language of the page', () => {
		const draft = draftText('Ensinem QGIS', answer, { ...words, locale: 'pt-BR' });
		expect(draft).toContain('- treinamento');
	});
});
