import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../../tests/support/runs.ts';
import {
	aNeed,
	anyNeed,
	anyProfile,
	aProfile,
	basis,
	claimed,
	must,
	nice
} from '../../../tests/support/facts.ts';
import { counterfactual } from './counterfactual.ts';
import type { ProfileFacts } from './facts.ts';
import { byTotal, inGroup, match } from './order.ts';

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const rivals = (total: number) => [1, 2, 3, 4, 5].map((n) => ({ profileId: id(n), total }));
const need = aNeed({ skills: [must('qgis', 3), must('training'), nice('accessibility')] });

describe('with what you would be among the first five', () => {
	test('names proof before a higher level, and that before a new skill', () => {
		const profile = aProfile({ id: id(9), skills: [claimed('qgis', 2), claimed('training')] });
		// must 4,000 each, nice 2,000: .666 × .6 × 4,000 = 1,599 and .6 × 4,000 = 2,400 make 3,999
		expect(counterfactual(need, profile, rivals(3_998), basis)).toBeUndefined();
		// training shown by work: 3,200 instead of 2,400
		expect(counterfactual(need, profile, rivals(4_790), basis)).toEqual({
			change: 'evidence',
			skill: 'training',
			total: 4_799
		});
		// not even that is enough, nor QGIS at the level asked (2,400): accessibility, claimed, adds 1,200
		expect(counterfactual(need, profile, rivals(5_100), basis)).toEqual({
			change: 'skill',
			skill: 'accessibility',
			total: 5_199
		});
		expect(counterfactual(need, profile, rivals(9_000), basis)).toBeUndefined();
	});

	test('names the missing must-have of a near miss', () => {
		const profile = aProfile({ id: id(9), skills: [claimed('qgis', 3)] });
		expect(counterfactual(need, profile, [], basis)).toEqual({
			change: 'skill',
			skill: 'training',
			total: 4_800
		});
	});

	test('is true: with it the profile stands among the first five of the main list', () => {
		fc.assert(
			fc.property(anyNeed, anyProfile, fc.array(anyProfile, { maxLength: 9 }), (any, profile, others) => {
				const main = inGroup(match(any, others, basis), 'main').filter(
					({ profileId }) => profileId !== profile.id
				);
				const change = counterfactual(any, profile, main, basis);
				if (!change) return;
				expect(main.sort(byTotal)[4]?.total ?? 0).toBeLessThanOrEqual(change.total);
				const before = match(any, [profile], basis)[0];
				expect(change.total).toBeGreaterThanOrEqual(before!.total);
				expect(any.skills.map(({ skill }) => skill)).toContain(change.skill);
			}),
			runs
		);
	});

	test('never speaks of those who are not available', () => {
		const paused: ProfileFacts = aProfile({ skills: [claimed('qgis', 3)], paused: true });
		expect(counterfactual(need, paused, [], basis)).toBeUndefined();
	});
});
