import { describe, expect, test } from 'vitest';
import { check, checkCodes, type DraftText } from './checks.ts';
import { sayCheck } from './sentences.ts';

/** A draft nobody has anything to say about, on a Sunday. */
const good: DraftText = {
	language: 'en',
	outcome: 'Residents find every plan of the city on one map.',
	problem: 'The plans hang in five places and people ask at the counter.',
	tried: '',
	kind: 'training',
	musts: 2,
	skills: 3,
	hasBudget: true,
	effortDays: 5,
	closesOn: '2026-12-18',
	startsOn: '2027-01-11',
	endsOn: '2027-01-22',
	staffAfterwards: 'Two planners publish a map on their own.',
	maintainedBy: 'The planning office, from its own budget',
	localPreferenceRule: ''
};
const today = '2026-11-22';
const codes = (more: Partial<DraftText>) => check({ ...good, ...more }, today).map(({ code }) => code);

describe('the writing coach', () => {
	test('has nothing to say about a complete need', () => {
		expect(codes({})).toEqual([]);
	});

	test('says each thing when, and only when, it is there to be said', () => {
		const each: Record<(typeof checkCodes)[number], Partial<DraftText>> = {
			no_problem: { problem: 'Maps.' },
			no_skill: { skills: 0, musts: 0 },
			too_many_musts: { musts: 6 },
			no_budget: { hasBudget: false, effortDays: undefined },
			no_deadline: { closesOn: undefined },
			deadline_past: { closesOn: '2026-11-20' },
			deadline_soon: { closesOn: '2026-11-25' },
			deadline_weekend: { closesOn: '2026-12-19' },
			frame_short: { effortDays: 11 },
			jargon: { outcome: 'We leverage synergies.' },
			nothing_afterwards: { staffAfterwards: ' ' },
			nobody_maintains: { maintainedBy: '' },
			production_as_volunteering: { kind: 'volunteering', outcome: 'Build it and do the hosting.' },
			rule_weighs: { kind: 'paid_contract', localPreferenceRule: 'Act 123, article 48' }
		};
		for (const code of checkCodes) expect(codes(each[code]), code).toEqual([code]);
	});

	test('keeps to the limits it names', () => {
		expect(codes({ musts: 5 })).toEqual([]);
		expect(codes({ closesOn: '2026-12-02' })).toEqual([]);
		expect(codes({ closesOn: '2026-12-01' })).toEqual(['deadline_soon']);
		expect(codes({ effortDays: 10 })).toEqual([]);
		expect(codes({ kind: 'volunteering', effortDays: 10 })).toEqual([]);
	});

	test('knows jargon in each language by whole words', () => {
		expect(codes({ language: 'pt', outcome: 'Vamos alavancar a sinergia.' })).toEqual(['jargon']);
		expect(codes({ language: 'fr', outcome: 'Une solution holistique.' })).toEqual(['jargon']);
		expect(codes({ language: 'es', outcome: 'Llave en mano.' })).toEqual(['jargon']);
		expect(codes({ language: 'sw', outcome: 'Mchakato jumuishi wa maji.' })).toEqual(['jargon']);
		expect(codes({ outcome: 'A synergyish word and stakeholderless meeting.' })).toEqual([]);
	});

	test('speaks each language, with every figure filled in', () => {
		for (const locale of ['en', 'pt-BR'] as const) {
			for (const code of checkCodes) {
				const params = { words: 'a', count: 6, most: 5, days: 3, least: 10, room: 2, effort: 9 };
				const sentence = sayCheck({ code, field: 'title', params }, locale);
				expect(sentence).not.toContain('{');
				expect(sentence.length).toBeGreaterThan(20);
			}
		}
	});
});
