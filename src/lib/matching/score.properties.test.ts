import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../../tests/support/runs.ts';
import { anyBasis, anyHeld, anyNeed, anyProfile, concepts } from '../../../tests/support/facts.ts';
import { createConcepts } from '../skills/concepts.ts';
import { ask } from './ask.ts';
import { creditFor } from './credit.ts';
import { type Evidence, evidenceStates, type HeldSkill, type NeedFacts, type ProfileFacts } from './facts.ts';
import { match } from './order.ts';
import { score } from './score.ts';
import { terms } from './terms.ts';
import { one } from './weights.ts';

type Facts = Parameters<typeof score>;

/** A thousand needs, each with a profile and a state of the world. */
function always(rule: (...facts: Facts) => void) {
	fc.assert(fc.property(anyNeed, anyProfile, anyBasis, rule), runs);
}

function alwaysWith<More>(more: fc.Arbitrary<More>, rule: (more: More, ...facts: Facts) => void) {
	fc.assert(fc.property(more, anyNeed, anyProfile, anyBasis, rule), runs);
}

describe('the score', () => {
	test('is a whole number from 0 to 10,000 and its parts sum to it exactly', () => {
		always((...facts) => {
			const { total, parts } = score(...facts);
			expect(parts.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(total);
			expect(Number.isInteger(total) && total >= 0 && total <= one).toBe(true);
			expect(parts.every(({ contribution }) => Number.isInteger(contribution) && contribution >= 0)).toBe(
				true
			);
		});
	});

	test('has one part per must-have, nice-to-have, place and language', () => {
		always((...facts) => {
			const [need] = facts;
			const expected =
				new Set(need.skills.map(({ skill }) => skill)).size +
				need.languages.length +
				(need.places.length > 0 ? 1 : 0);
			expect(score(...facts).parts).toHaveLength(expected);
		});
	});

	test('is full for whoever has everything the need names, whatever it leaves out', () => {
		always((need, profile, basis) => {
			fc.pre(need.skills.length > 0);
			const complete: ProfileFacts = {
				...profile,
				skills: need.skills.map(({ skill }) => ({ skill, level: 4, evidence: 'attested' })),
				places: need.places,
				languages: need.languages.map(({ code }) => code)
			};
			expect(score(need, complete, basis).total).toBe(one);
		});
	});

	test('never falls when a skill is added', () => {
		alwaysWith(anyHeld, (held, need, profile, basis) => {
			const more = { ...profile, skills: [...profile.skills, held] };
			expect(score(need, more, basis).total).toBeGreaterThanOrEqual(score(need, profile, basis).total);
		});
	});

	test('never falls when a level, the evidence or the last use of a skill rises', () => {
		alwaysWith(fc.nat(), (pick, need, profile, basis) => {
			const at = profile.skills.length === 0 ? 0 : pick % profile.skills.length;
			for (const better of raised(profile.skills[at])) {
				const skills = profile.skills.map((held, index) => (index === at ? better : held));
				const after = score(need, { ...profile, skills }, basis);
				expect(after.total).toBeGreaterThanOrEqual(score(need, profile, basis).total);
			}
		});
	});

	test('never falls when a language or remote work is added', () => {
		always((need, profile, basis) => {
			const more = { ...profile, remote: true, languages: ['pt', 'en', 'fr', 'sw'] };
			expect(score(need, more, basis).total).toBeGreaterThanOrEqual(score(need, profile, basis).total);
		});
	});

	test('does not depend on the order in which anything was written down', () => {
		always((need, profile, basis) => {
			const turned: NeedFacts = {
				...need,
				skills: [...need.skills].reverse(),
				places: [...need.places].reverse(),
				languages: [...need.languages].reverse()
			};
			const other: ProfileFacts = {
				...profile,
				skills: [...profile.skills].reverse(),
				places: [...profile.places].reverse()
			};
			expect(score(turned, other, basis)).toEqual(score(need, profile, basis));
		});
	});

	test('reads ids only: with every label in another language it stays the same', () => {
		const translated = createConcepts({
			version: 'test',
			review: {},
			concepts: concepts.all.map((each) => ({ ...each, labels: { en: `${each.id}, em outra língua` } }))
		});
		always((need, profile, basis) => {
			expect(score(need, profile, { ...basis, concepts: translated })).toEqual(score(need, profile, basis));
		});
	});

	test('gives nothing for place in kinds that buy, unless the rule that allows it is cited', () => {
		always((any, profile, basis) => {
			const { localPreferenceRule: _rule, ...rest } = any;
			const need: NeedFacts = { ...rest, kind: 'paid_contract' };
			const moved = { ...profile, places: [], remote: false };
			expect(score(need, moved, basis).total).toBe(score(need, profile, basis).total);
		});
	});
});

describe('postings', () => {
	test('never promise less than the score gives, and exactly that when nothing has aged', () => {
		always((need, profile, basis) => {
			const posted = new Map(terms(profile.skills, concepts).map((term) => [term.term, term]));
			for (const asked of ask(need, basis).skills) {
				const term = posted.get(concepts.byId(asked.skill)?.term ?? Number.NaN);
				const level = asked.level ?? 1;
				const fresh = profile.skills.map(({ lastUsed: _year, ...held }) => held);
				const direct = { ...asked, broader: new Set<string>(), siblingsUnder: new Set<string>() };
				const bound = term?.impacts[level - 1] ?? 0;
				expect(bound).toBeGreaterThanOrEqual(creditFor(direct, profile, basis).credit);
				expect(bound).toBe(creditFor(direct, { skills: fresh }, basis).credit);
			}
		});
	});
});

describe('the order', () => {
	test('does not depend on the order profiles come in', () => {
		alwaysWith(fc.array(anyProfile, { maxLength: 12 }), (all, need, _profile, basis) => {
			expect(match(need, [...all].reverse(), basis)).toEqual(match(need, all, basis));
		});
	});

	test('of two profiles does not depend on who else is in the list', () => {
		alwaysWith(fc.array(anyProfile, { maxLength: 8 }), (all, need, _profile, basis) => {
			const whole = match(need, all, basis);
			const half = match(need, all.slice(0, Math.ceil(all.length / 2)), basis);
			const kept = new Set(half.map(({ profileId }) => profileId));
			expect(half).toEqual(whole.filter(({ profileId }) => kept.has(profileId)));
		});
	});
});

/** The same skill with one thing better each. */
function raised(held: HeldSkill | undefined): HeldSkill[] {
	if (!held) return [];
	const states: readonly Evidence[] = ['mentioned', ...evidenceStates];
	const better: HeldSkill[] = states
		.slice(states.indexOf(held.evidence))
		.map((evidence) => ({ ...held, evidence }));
	if (held.level !== undefined && held.level < 4) better.push({ ...held, level: 4 });
	if (held.lastUsed !== undefined) better.push({ ...held, lastUsed: held.lastUsed + 1 });
	return better;
}
