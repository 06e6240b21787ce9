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
	concepts,
	geneva,
	lyon,
	macon,
	must,
	nice,
	recife
} from '../../../tests/support/facts.ts';
import { ask } from './ask.ts';
import type { NeedFacts, ProfileFacts } from './facts.ts';
import { gates, isAvailable, publicGates } from './gates.ts';
import { coverageOf, placement } from './placement.ts';

const need = aNeed({ skills: [must('qgis'), must('training')] });
const fits = aProfile({ skills: [claimed('qgis'), claimed('training')] });
const placed = (facts: Partial<ProfileFacts>, on: Partial<NeedFacts> = {}) =>
	placement({ ...need, ...on }, { ...fits, ...facts }, basis);

describe('somebody who has every must-have', () => {
	test('is in the main list', () => {
		expect(placed({})).toEqual({ group: 'main' });
	});

	test('is busy until free, or while at their own limit, whatever else holds', () => {
		expect(placed({ freeFrom: '2027-01-15' })).toEqual({ group: 'busy', reason: '2027-01-15' });
		expect(placed({ freeFrom: '2026-11-22' })).toEqual({ group: 'main' });
		expect(placed({ freeFrom: '2027-01-15' }, { startsOn: '2027-02-01' })).toEqual({ group: 'main' });
		expect(placed({ capacity: { limit: 2, open: 2 } })).toEqual({ group: 'busy', reason: 'at_limit' });
		expect(placed({ capacity: { limit: 0, open: 0 }, skills: [claimed('qgis')] })).toEqual({
			group: 'busy',
			reason: 'at_limit'
		});
	});
});

describe('a must-have', () => {
	test('one missing is a near miss, two are too many', () => {
		expect(placed({ skills: [claimed('qgis')] })).toEqual({ group: 'near_miss', reason: 'training' });
		const three = { skills: [must('qgis'), must('training'), must('accessibility')] };
		expect(placed({ skills: [claimed('qgis')] }, three)).toEqual({
			group: 'excluded',
			reason: 'lacks_must_haves'
		});
	});

	test('is missing when relation × level stays below .3, and only then', () => {
		const only = (skill: string, has: 1 | 2 | 3 | 4, asked: 1 | 2 | 3 | 4) =>
			placed({ skills: [claimed(skill, has)] }, { skills: [must('qgis', asked)] }).group;
		expect(only('qgis', 1, 3)).toBe('main'); // 1/3
		expect(only('qgis', 1, 4)).toBe('near_miss'); // 1/4
		expect(only('arcgis', 2, 2)).toBe('main'); // beside it: .35
		expect(only('arcgis', 2, 3)).toBe('near_miss'); // .35 × 2/3
		expect(only('gis', 2, 3)).toBe('main'); // broader: .5 × 2/3
		expect(only('gis', 1, 2)).toBe('near_miss'); // .5 × 1/2
	});

	test('the only one, missing altogether, is no near miss even with a nice-to-have', () => {
		const one = { skills: [must('qgis'), nice('training')] };
		expect(placed({ skills: [claimed('training')] }, one)).toEqual({
			group: 'excluded',
			reason: 'lacks_must_haves'
		});
		expect(placed({ skills: [claimed('accessibility')] }, one)).toEqual({
			group: 'excluded',
			reason: 'no_shared_skill'
		});
	});

	test('is never missing because it is only claimed, or old', () => {
		const old = { skill: 'qgis', evidence: 'claimed', lastUsed: 1990 } as const;
		expect(placed({ skills: [old, claimed('training')] })).toEqual({ group: 'main' });
	});
});

describe('gates', () => {
	test('an unanswered one means ask first, a failed one excludes', () => {
		const asks = { gates: ['can_invoice', 'registered_supplier'] } as const;
		expect(placed({ gates: { can_invoice: true } }, asks)).toEqual({
			group: 'ask_first',
			reason: 'registered_supplier'
		});
		expect(placed({ gates: { can_invoice: false } }, asks)).toEqual({
			group: 'excluded',
			reason: 'can_invoice'
		});
		expect(placed({ gates: { can_invoice: true, registered_supplier: true } }, asks)).toEqual({
			group: 'main'
		});
	});

	test('kind of work, dates and a mandatory language', () => {
		expect(placed({}, { kind: 'training' })).toEqual({ group: 'ask_first', reason: 'kind' });
		expect(placed({ kinds: ['advice'] }, { kind: 'training' })).toEqual({
			group: 'excluded',
			reason: 'kind'
		});
		expect(placed({ freeFrom: '2027-05-01' }, { endsOn: '2027-04-30' })).toEqual({
			group: 'excluded',
			reason: 'dates'
		});
		const french = { languages: [{ code: 'fr', mandatory: true }] };
		expect(placed({ languages: ['en'] }, french)).toEqual({ group: 'excluded', reason: 'language' });
		expect(placed({ languages: [] }, french)).toEqual({ group: 'ask_first', reason: 'language' });
		expect(placed({ languages: ['en', 'fr'] }, french)).toEqual({ group: 'main' });
	});

	test('on site takes whoever works in the region, by a radius or in the whole country too', () => {
		const onSite = { presence: 'on_site', places: [lyon] } as const;
		const group = (places: ProfileFacts['places'], remote = false) =>
			placed({ places, remote }, onSite).group;
		expect(group([{ country: 'FR', subdivision: 'FR-ARA' }])).toBe('main');
		expect(group([{ country: 'FR' }])).toBe('main');
		expect(group([{ ...geneva, radiusKm: 150, touches: ['CH-GE', 'FR-ARA'] }])).toBe('main');
		expect(group([macon])).toBe('excluded');
		expect(group([recife], true)).toBe('excluded');
		expect(group([])).toBe('ask_first');
	});

	test('a remote need takes who works remotely, or nearby', () => {
		const remote = { presence: 'remote', places: [lyon] } as const;
		expect(placed({ remote: true }, remote).group).toBe('main');
		expect(placed({ places: [lyon] }, remote).group).toBe('main');
		expect(placed({ places: [recife] }, remote)).toEqual({ group: 'excluded', reason: 'presence' });
	});
});

describe('always', () => {
	test('nobody is listed whom a gate refuses or who lacks two must-haves', () => {
		fc.assert(
			fc.property(anyNeed, anyProfile, anyBasis, (any, profile, on) => {
				const { group, reason } = placement(any, profile, on);
				const verdicts = gates(any, profile);
				const { missing, shares } = coverageOf(ask(any, on), profile, on);
				if (group !== 'excluded') {
					expect(verdicts.some(({ verdict }) => verdict === 'fail')).toBe(false);
					expect(missing.length).toBeLessThan(2);
					expect(shares).toBe(true);
				}
				if (group === 'main') expect([verdicts, missing]).toEqual([[], []]);
				if (group === 'near_miss') expect(missing).toEqual([reason]);
				if (group === 'ask_first') expect(publicGates).toContain(reason);
			}),
			runs
		);
	});

	test('a private reason reads the same whichever it is, whatever else holds', () => {
		fc.assert(
			fc.property(anyNeed, anyProfile, anyBasis, (any, profile, on) => {
				const hidden = [{ paused: true }, { closed: true }, { paused: true, closed: true }];
				for (const facts of hidden) {
					const one = { ...profile, ...facts };
					expect(isAvailable(one)).toBe(false);
					expect(placement(any, one, on)).toEqual({ group: 'excluded', reason: 'not_available' });
				}
			}),
			runs
		);
	});

	test('adding a skill never makes a must-have missing', () => {
		fc.assert(
			fc.property(anyNeed, anyProfile, anyProfile, (any, profile, { skills }) => {
				const more = { ...profile, skills: [...profile.skills, ...skills] };
				const missing = (one: ProfileFacts) => coverageOf(ask(any, basis), one, basis).missing;
				expect(missing(profile)).toEqual(expect.arrayContaining([...missing(more)]));
			}),
			runs
		);
	});
});

test('below a heading nothing stands in for anything else', () => {
	// web mapping and frontend meet only under the heading "web"
	const shared = coverageOf(
		ask(aNeed({ skills: [must('frontend')] }), basis),
		aProfile({ skills: [claimed('web-mapping')] }),
		{ ...basis, concepts }
	);
	expect(shared.shares).toBe(false);
});
