import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyBasis, anyNeed, anyProfile, concepts } from '../../../../tests/support/facts.ts';
import type { NeedFacts, ProfileFacts } from '../facts.ts';
import { match } from '../order.ts';
import { firstReach, isWithin } from '../reach.ts';
import {
	createMatchIndex,
	fillIndex,
	fittingNeeds,
	fittingProfiles,
	groupsOf,
	type MatchIndex,
	orderIndex,
	patchNeed,
	patchProfile,
	publicView
} from './match-index.ts';
import type { IndexedProfile } from './traits.ts';

const anyIndexed: fc.Arbitrary<IndexedProfile> = fc
	.tuple(anyProfile, fc.constantFrom('public' as const, 'verified' as const), fc.boolean(), fc.nat(9))
	.map(([profile, audience, example, tenth]) => ({ ...profile, audience, example, paused: tenth === 0 }));
const someProfiles = fc.uniqueArray(anyIndexed, { maxLength: 40, selector: ({ id }) => id });
const views = fc.constantFrom(
	publicView,
	{ sees: 1, ofReal: 1, closed: [] },
	{ sees: 1, ofReal: 0, closed: [] }
);
const size = 5;
const tries = { numRuns: process.env['SOAK'] === '1' ? 5_000 : 300 };

function indexOf(
	basis: Parameters<typeof createMatchIndex>[0],
	profiles: readonly IndexedProfile[]
): MatchIndex {
	const index = createMatchIndex(basis);
	fillIndex(index, profiles);
	orderIndex(index);
	return index;
}

/** Everybody who may be listed, scored by the contract. */
function listed(
	need: NeedFacts,
	profiles: readonly IndexedProfile[],
	view: typeof publicView,
	basis: MatchIndex['basis']
) {
	const audiences = { public: 0, verified: 1, introduction: 2 };
	const seen = profiles.filter(
		(profile) =>
			!profile.paused &&
			audiences[profile.audience] <= (profile.example ? view.sees : view.ofReal) &&
			!view.closed.some((id) => id === profile.id) &&
			isWithin(need, profile, firstReach(need))
	);
	return match(need, seen, basis);
}

function expectSame(
	index: MatchIndex,
	need: NeedFacts,
	profiles: readonly IndexedProfile[],
	view: typeof publicView
) {
	const matches = listed(need, profiles, view, index.basis);
	const { groups, excluded } = groupsOf(index, need, { size, view });
	for (const group of ['main', 'near_miss', 'ask_first', 'busy'] as const) {
		const list = matches.filter((each) => each.group === group);
		const found = groups[group].list.map(({ entry, total }) => [index.profiles.ids.idOf(entry), total]);
		expect(found).toEqual(list.slice(0, size).map(({ profileId, total }) => [profileId, total]));
		expect(groups[group].total).toBe(list.length);
	}
	const reasons = Map.groupBy(
		matches.filter(({ group }) => group === 'excluded'),
		({ reason }) => reason ?? ''
	);
	expect([...excluded].sort()).toEqual([...reasons].map(([reason, list]) => [reason, list.length]).sort());
	const main = matches.filter(({ group }) => group === 'main').slice(0, size);
	expect(fittingProfiles(index, need, { size, view })).toEqual(
		main.map(({ profileId, total }) => ({ profileId, score: total }))
	);
}

describe('the index', () => {
	test('gives the list, the totals and the counts that scoring everybody gives', () => {
		fc.assert(
			fc.property(someProfiles, anyNeed, anyBasis, views, (profiles, need, basis, view) =>
				expectSame(indexOf(basis, profiles), need, profiles, view)
			),
			tries
		);
	});

	test('gives them after any edits too', () => {
		const edits = fc.array(fc.tuple(anyIndexed, fc.nat(60), fc.boolean()), { maxLength: 30 });
		fc.assert(
			fc.property(someProfiles, edits, anyNeed, anyBasis, views, (profiles, changes, need, basis, view) => {
				const index = indexOf(basis, profiles);
				const now = new Map(profiles.map((profile) => [profile.id, profile]));
				for (const [changed, pick, stays] of changes) {
					const id = [...now.keys()][pick] ?? changed.id;
					if (stays) now.set(id, { ...changed, id });
					else now.delete(id);
					patchProfile(index, id, now.get(id));
					if (pick % 10 === 0) orderIndex(index);
				}
				expectSame(index, need, [...now.values()], view);
			}),
			tries
		);
	});

	test('keeps a profile as it was put in', () => {
		fc.assert(
			fc.property(someProfiles, anyBasis, (profiles, basis) => {
				const index = indexOf(basis, profiles);
				for (const profile of profiles) {
					const kept = index.profiles.find(profile.id);
					expect(kept && { ...kept, languages: [...kept.languages].sort() }).toEqual({
						...profile,
						languages: [...profile.languages].sort()
					});
				}
			}),
			tries
		);
	});

	test('leaves out who is closed to the reader', () => {
		fc.assert(
			fc.property(someProfiles, anyNeed, anyBasis, (profiles, need, basis) => {
				const closed = profiles.slice(0, 3).map(({ id }) => id);
				expectSame(indexOf(basis, profiles), need, profiles, { ...publicView, closed });
			}),
			tries
		);
	});
});

describe('needs that fit a profile', () => {
	test('are those in whose main list scoring puts it', () => {
		const someNeeds = fc.array(fc.tuple(fc.uuid({ version: 7 }), anyNeed), { maxLength: 20 });
		fc.assert(
			fc.property(someNeeds, anyProfile, anyBasis, (needs, profile: ProfileFacts, basis) => {
				const index = createMatchIndex(basis);
				for (const [id, need] of needs) patchNeed(index, id, need);
				const expected = [...new Map(needs)].flatMap(([needId, need]) => {
					const [found] = match(need, [profile], basis);
					return found?.group === 'main' ? [{ needId, score: found.total }] : [];
				});
				const byId = (a: { needId: string }, b: { needId: string }) => (a.needId < b.needId ? -1 : 1);
				expect(fittingNeeds(index, profile).sort(byId)).toEqual(expected.sort(byId));
			}),
			tries
		);
	});

	test('are no longer found once they are closed', () => {
		const index = createMatchIndex({
			concepts,
			rarity: { profiles: 0, holders: new Map() },
			today: '2026-11-22'
		});
		const id = '01900000-0000-7000-8000-0000000000aa';
		patchNeed(index, id, {
			skills: [{ skill: 'gis', must: true }],
			places: [],
			presence: 'either',
			languages: [],
			gates: []
		});
		patchNeed(index, id, undefined);
		expect(index.needs.size).toBe(0);
	});
});
