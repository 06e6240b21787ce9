/** Worked by hand: every figure here can be followed with a pencil. */
import { describe, expect, test } from 'vitest';
import {
	aNeed,
	aProfile,
	basis,
	claimed,
	concepts,
	lyon,
	must,
	nice,
	recife,
	villeurbanne
} from '../../../tests/support/facts.ts';
import { apportion } from './arithmetic.ts';
import { recencyOf } from './credit.ts';
import type { NeedFacts, ProfileFacts } from './facts.ts';
import { rarityOf } from './rarity.ts';
import { bandOf, score } from './score.ts';

const addends = (need: NeedFacts, profile: ProfileFacts, on = basis) =>
	score(need, profile, on).parts.map(({ code, contribution }) => [code, contribution]);

describe('a need for QGIS training near Lyon, in French', () => {
	const need = aNeed({
		skills: [must('qgis', 2), must('training'), nice('web-mapping')],
		places: [lyon],
		languages: [{ code: 'fr', mandatory: false }]
	});

	test('gives half of .55 to each of two must-haves, .20, .15 and .10 to the rest', () => {
		const all = aProfile({
			skills: [
				{ skill: 'qgis', level: 2, evidence: 'attested' },
				{ skill: 'training', evidence: 'attested' },
				{ skill: 'web-mapping', evidence: 'attested' }
			],
			places: [lyon],
			languages: ['fr']
		});
		expect(addends(need, all)).toEqual([
			['must', 2_750],
			['must', 2_750],
			['nice', 2_000],
			['place', 1_500],
			['language', 1_000]
		]);
	});

	test('multiplies relation, level, evidence and recency, and says where each part comes from', () => {
		const profile = aProfile({
			skills: [
				// starting, where working is asked: .5; seen in linked work: .8; four of eight years ago: .8 → .32
				{ skill: 'qgis', level: 1, evidence: 'evidenced', lastUsed: 2022 },
				// beside training under teaching: .35, claimed: .6 → .21
				claimed('mentoring'),
				// narrower than web mapping, so in full: 1, claimed: .6
				claimed('leaflet')
			],
			places: [villeurbanne]
		});
		expect(score(need, profile, basis)).toEqual({
			total: 880 + 577 + 1_200 + 1_275,
			parts: [
				{
					code: 'must',
					contribution: 880, // .32 × 2,750
					params: {
						...{ skill: 'qgis', level: 2, missing: false, credit: 3_200, share: 2_750 },
						...{ held: 'qgis', heldLevel: 1, relation: 'same', evidence: 'evidenced', lastUsed: 2022 }
					}
				},
				{
					code: 'must',
					contribution: 577, // .21 × 2,750 = 577.5
					params: {
						...{ skill: 'training', missing: false, credit: 2_100, share: 2_750 },
						...{ held: 'mentoring', relation: 'sibling', evidence: 'claimed' }
					}
				},
				{
					code: 'nice',
					contribution: 1_200, // .6 × 2,000
					params: {
						...{ skill: 'web-mapping', missing: false, credit: 6_000, share: 2_000 },
						...{ held: 'leaflet', relation: 'narrower', evidence: 'claimed' }
					}
				},
				{
					code: 'place',
					contribution: 1_275, // another town of the region: .85 × 1,500
					params: { locality: 'region', credit: 8_500, share: 1_500 }
				},
				{
					code: 'language',
					contribution: 0,
					params: { language: 'fr', missing: true, credit: 0, share: 1_000 }
				}
			]
		});
	});

	test('counts a broader skill half', () => {
		const profile = aProfile({ skills: [{ skill: 'gis', evidence: 'attested' }] });
		expect(addends(need, profile)[0]).toEqual(['must', 1_375]);
	});
});

describe('what a need leaves out', () => {
	const attested = aProfile({ skills: [{ skill: 'qgis', evidence: 'attested' }], places: [recife] });

	test('gives its weight to the must-haves', () => {
		expect(addends(aNeed({ skills: [must('qgis')] }), attested)).toEqual([['must', 10_000]]);
		expect(addends(aNeed({ skills: [must('qgis')], places: [recife] }), attested)).toEqual([
			['must', 8_500],
			['place', 1_500]
		]);
	});

	test('gives it to the nice-to-haves where there is no must-have', () => {
		expect(addends(aNeed({ skills: [nice('qgis')], places: [recife] }), attested)).toEqual([
			['nice', 8_500],
			['place', 1_500]
		]);
	});

	test('lapses without a skill, so that living nearby alone is never a good match', () => {
		const need = aNeed({ places: [recife], languages: [{ code: 'pt', mandatory: false }] });
		const { total } = score(need, { ...attested, languages: ['pt'] }, basis);
		expect([total, bandOf(total)]).toEqual([2_500, 'possible']);
	});
});

describe('a kind that buys', () => {
	const need = aNeed({ skills: [must('qgis'), nice('gis')], places: [recife], kind: 'small_purchase' });
	const profile = aProfile({ skills: [{ skill: 'qgis', evidence: 'attested' }], places: [recife] });

	test('shows the place with nothing added', () => {
		expect(addends(need, profile)).toEqual([
			['must', 7_500],
			['nice', 2_500],
			['place', 0]
		]);
	});

	test('weighs it again when the rule that allows local preference is cited', () => {
		const cited = { ...need, localPreferenceRule: 'LC 123/2006, art. 48 § 3' };
		expect(addends(cited, profile)).toEqual([
			['must', 6_500],
			['nice', 2_000],
			['place', 1_500]
		]);
	});
});

describe('rarity', () => {
	test('a skill one profile in a thousand has weighs about three times one that all have', () => {
		const counted = {
			profiles: 1_000,
			holders: new Map([
				['gis', 1_000],
				['qgis', 1]
			])
		};
		// 1 + ½ ln(1,010 ÷ 11) = 1 + ½ × 4.5198
		expect([rarityOf('gis', counted), rarityOf('qgis', counted)]).toEqual([10_000, 30_000]);
		expect(rarityOf('training', { profiles: 60, holders: new Map([['training', 25]]) })).toBe(13_466);
	});

	test('splits the weight of the must-haves in that proportion', () => {
		const rarity = {
			profiles: 1_000,
			holders: new Map([
				['gis', 1_000],
				['qgis', 1]
			])
		};
		const need = aNeed({ skills: [must('gis'), must('qgis')] });
		const profile = aProfile({ skills: [{ skill: 'qgis', evidence: 'attested' }] });
		expect(addends(need, profile, { concepts, rarity, today: basis.today })).toEqual([
			['must', 7_500],
			['must', 2_500]
		]);
	});
});

test('shares of a whole number sum to it, remainders to the largest and then to the first', () => {
	expect(apportion(10_000, [1, 1, 1])).toEqual([3_334, 3_333, 3_333]);
	expect(apportion(100, [2, 1, 3])).toEqual([33, 17, 50]);
	expect(apportion(7, [])).toEqual([]);
	expect(apportion(5, [0, 0])).toEqual([3, 2]);
});

test.each([
	[undefined, 10_000],
	[2030, 10_000],
	[2026, 10_000],
	[2025, 9_500],
	[2018, 6_000],
	[1990, 6_000]
])('last used in %s counts %i', (year, share) => {
	expect(recencyOf(year, '2026-11-22')).toBe(share);
});
