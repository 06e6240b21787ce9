import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../../tests/support/runs.ts';
import {
	aNeed,
	anyBasis,
	anyNeed,
	anyProfile,
	aProfile,
	basis,
	claimed,
	lyon,
	must,
	nice,
	villeurbanne
} from '../../../tests/support/facts.ts';
import type { Part } from './facts.ts';
import { reasonLists, reasonsOf } from './reasons.ts';
import { score } from './score.ts';
import { sentence, subject } from './sentences.ts';

const names = {
	qgis: 'QGIS',
	gis: 'SIG',
	training: 'Formação',
	mentoring: 'Mentoria',
	accessibility: 'Acessibilidade'
};
const need = aNeed({
	skills: [must('qgis', 3), must('training'), nice('accessibility')],
	places: [lyon],
	languages: [{ code: 'fr', mandatory: false }]
});
const profile = aProfile({
	skills: [{ skill: 'qgis', level: 2, evidence: 'evidenced', lastUsed: 2024 }, claimed('mentoring')],
	places: [villeurbanne],
	languages: ['fr']
});
const told = (locale: 'en' | 'pt-BR') => {
	const lists = reasonsOf(score(need, profile, basis).parts);
	return Object.fromEntries(
		reasonLists.map((list) => [list, lists[list].map((part) => sentence(part, names, locale))])
	);
};

describe('reasons', () => {
	test('are told in English', () => {
		expect(told('en')).toEqual({
			evidenced: ['QGIS (shown; working, where leading is asked; used 2024)'],
			claimed: ['Formação: only Mentoria, which is close to it'],
			missing: ['Acessibilidade, which would be good to have'],
			bonus: ['works elsewhere in the region', 'works in French']
		});
	});

	test('are told in Portuguese', () => {
		expect(told('pt-BR')).toEqual({
			evidenced: ['QGIS (visto; atuando, e o pedido é liderando; usado em 2024)'],
			claimed: ['Formação: só Mentoria, que é próximo'],
			missing: ['Acessibilidade, que seria bom ter'],
			bonus: ['atua em outra cidade da região', 'trabalha em francês']
		});
	});

	test('put every part into exactly one list, and say something of each', () => {
		fc.assert(
			fc.property(anyNeed, anyProfile, anyBasis, (...facts) => {
				const { parts } = score(...facts);
				const lists = Object.values(reasonsOf(parts)).flat();
				expect(new Set<Part>(lists)).toEqual(new Set(parts));
				expect(lists).toHaveLength(parts.length);
				for (const part of parts) {
					expect(sentence(part, {}, 'en')).not.toBe('');
					expect(subject(part, {}, 'pt-BR')).not.toBe('');
				}
			}),
			runs
		);
	});
});
