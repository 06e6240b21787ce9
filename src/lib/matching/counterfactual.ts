/** One sentence of hope that is true: "with X you would be among the first five". */
import { ask, type Basis } from './ask.ts';
import { creditFor } from './credit.ts';
import type { HeldSkill, NeedFacts, ProfileFacts, Share } from './facts.ts';
import { byTotal, matchAsked, type Ranked } from './order.ts';
import { firstPlaces } from './weights.ts';

/** Proof of a skill that is claimed, a higher level, or a new skill: from the nearest to the furthest step. */
export interface Counterfactual {
	change: 'evidence' | 'level' | 'skill';
	/** Concept id. */
	skill: string;
	/** Total it would then have. */
	total: Share;
}

/**
 * The easiest single change that would bring the profile among the first places of the main list; undefined when
 * it is there already or no single change does it. `others`: the main list without this profile.
 */
export function counterfactual(
	need: NeedFacts,
	profile: ProfileFacts,
	others: readonly Ranked[],
	basis: Basis
): Counterfactual | undefined {
	const asked = ask(need, basis);
	const rival = [...others].sort(byTotal)[firstPlaces - 1];
	const enters = (changed: ProfileFacts) => {
		const { group, total } = matchAsked(asked, need, changed, basis);
		const ranked = { profileId: profile.id, total };
		return group === 'main' && (!rival || byTotal(ranked, rival) < 0) ? total : undefined;
	};
	if (enters(profile) !== undefined) return undefined;
	for (const change of ['evidence', 'level', 'skill'] as const) {
		const found = asked.skills.flatMap((wanted) => {
			const { credit, by } = creditFor(wanted, profile, basis);
			const held = change === 'skill' ? newSkill(wanted, credit) : raised(change, wanted, by?.held);
			const total = held && enters({ ...profile, skills: [...profile.skills, held] });
			return total === undefined ? [] : [{ change, skill: wanted.skill, total }];
		});
		const best = found.sort((a, b) => b.total - a.total || (a.skill < b.skill ? -1 : 1))[0];
		if (best) return best;
	}
	return undefined;
}

type Wanted = Pick<HeldSkill, 'skill' | 'level'>;

function raised(change: 'evidence' | 'level', { level }: Wanted, held?: HeldSkill): HeldSkill | undefined {
	if (!held) return undefined;
	if (change === 'evidence')
		return held.evidence === 'claimed' ? { ...held, evidence: 'evidenced' } : undefined;
	if (level === undefined || held.level === undefined || held.level >= level) return undefined;
	return { ...held, level };
}

function newSkill({ skill, level }: Wanted, credit: Share): HeldSkill | undefined {
	if (credit > 0) return undefined;
	return level === undefined ? { skill, evidence: 'claimed' } : { skill, level, evidence: 'claimed' };
}
