import { describe, expect, test } from 'vitest';
import { lyon } from '../../../tests/support/facts.ts';
import type { FoundSkill, Understanding } from './facts.ts';
import { findingKeys, needFrom } from './need.ts';
import { areasOfNeed, areasOfProfile, firstReach, reachOf, widerThan } from './reach.ts';

const at = (start: number) => [{ words: 'word', start, end: start + 4 }];
const said = (skill: string, start: number, more: Partial<FoundSkill> = {}): FoundSkill => ({
	skill,
	must: true,
	strength: 10_000,
	found: at(start),
	...more
});

const understanding: Understanding = {
	language: 'en',
	skills: [
		said('gis', 0, { impliedBy: 'qgis', strength: 5_000 }),
		said('training', 20, { level: 2 }),
		said('qgis', 10),
		said('accessibility', 30, { must: false })
	],
	places: [
		{ country: 'FR', name: 'France', found: at(50) },
		{ ...lyon, name: 'Lyon', found: at(40) }
	],
	presence: { value: 'on_site', found: at(60) },
	kind: { value: 'training', found: at(20) },
	languages: [{ code: 'fr', mandatory: true, found: at(70) }]
};

describe('the need read from plain words', () => {
	test('takes what was said first, makes what was only implied nice to have, and keeps the inner of two places', () => {
		expect(needFrom(understanding)).toEqual({
			skills: [
				{ skill: 'qgis', must: true },
				{ skill: 'training', must: true, level: 2 },
				{ skill: 'accessibility', must: false },
				{ skill: 'gis', must: false }
			],
			places: [lyon],
			presence: 'on_site',
			languages: [{ code: 'fr', mandatory: true }],
			kind: 'training',
			gates: []
		});
	});

	test('leaves out whatever was struck, and every finding can be struck', () => {
		const keys = findingKeys(understanding);
		expect(keys).toEqual([
			...['skill:gis', 'skill:training', 'skill:qgis', 'skill:accessibility'],
			...['place:FR', 'place:city:2996944', 'kind:training', 'language:fr', 'presence:on_site']
		]);
		expect(needFrom(understanding, keys)).toEqual({
			skills: [],
			places: [],
			presence: 'either',
			languages: [],
			gates: []
		});
		expect(needFrom(understanding, ['place:city:2996944']).places).toEqual([{ country: 'FR' }]);
	});
});

describe('how far a list reaches', () => {
	test('begins with the region, with the country where no region is known, and anywhere without a place', () => {
		expect(firstReach({ places: [lyon], presence: 'either' })).toBe('subdivision');
		expect(firstReach({ places: [lyon, { country: 'BR' }], presence: 'either' })).toBe('country');
		expect(firstReach({ places: [], presence: 'either' })).toBe('anywhere');
		expect(firstReach({ places: [lyon], presence: 'remote' })).toBe('anywhere');
	});

	test('widens by named steps and never narrows', () => {
		expect(widerThan('subdivision')).toBe('country');
		expect(widerThan('country')).toBe('anywhere');
		expect(widerThan('anywhere')).toBeUndefined();
		expect(reachOf({ places: [{ country: 'BR' }], presence: 'either' }, 'subdivision')).toBe('country');
	});

	test('reads the region and those who work in the whole country', () => {
		expect(areasOfNeed([lyon], 'subdivision')).toEqual(['FR*', 'FR-ARA']);
		expect(areasOfNeed([lyon], 'country')).toEqual(['FR']);
		expect(areasOfNeed([lyon], 'anywhere')).toEqual(['all']);
		expect(areasOfProfile({ places: [{ country: 'FR' }] })).toEqual(['FR', 'FR*', 'all']);
		expect(areasOfProfile({ places: [{ country: 'SG', city: 1 }] })).toEqual(['SG', 'all']);
	});
});
