/** How far what a profile holds stands for one asked skill: relation × level × evidence × depth × recency. */
import { clamp, times } from './arithmetic.ts';
import type { AskedSkill, Basis } from './ask.ts';
import type { HeldSkill, Level, ProfileFacts, Share } from './facts.ts';
import { depth, evidenceWeights, one, recency, type Relation, relationWeights } from './weights.ts';

export interface Credit {
	/** Relation × level × evidence × depth × recency of the best held skill; 0 when nothing stands for it. */
	credit: Share;
	/** The largest relation × level, which alone decides whether a must-have is missing. */
	covered: Share;
	/** The held skill the credit comes from, and how it relates to the asked one. */
	by?: { held: HeldSkill; relation: Relation };
	/** How many more it holds that are what is asked or belong to it. */
	further: number;
}

/** Credit of a profile for an asked skill: the best of all it holds. More skills, or higher ones, never lower it. */
export function creditFor(asked: AskedSkill, profile: Pick<ProfileFacts, 'skills'>, basis: Basis): Credit {
	const related = profile.skills.flatMap((held) => {
		const relation = relationOf(held.skill, asked, basis.concepts);
		return relation ? [{ held, relation }] : [];
	});
	const within = related.filter(({ relation }) => isWithin(relation)).map(({ held }) => held);
	let best: Omit<Credit, 'further'> = { credit: 0, covered: 0 };
	for (const { held, relation } of related) {
		const level = levelShare(held.level, asked.level);
		const strength = times(relationWeights[relation], times(level, evidenceWeights[held.evidence]));
		const deep = isWithin(relation) ? deepened(strength, within) : strength;
		const credit = times(deep, recencyOf(held.lastUsed, basis.today));
		const covered = Math.max(best.covered, times(relationWeights[relation], level));
		const better =
			!best.by || credit > best.credit || (credit === best.credit && precedes(held, best.by.held));
		best = better ? { credit, covered, by: { held, relation } } : { ...best, covered };
	}
	return { ...best, further: furtherOf(within) };
}

function isWithin(relation: Relation): boolean {
	return relation === 'same' || relation === 'narrower';
}

/** Different skills beyond the first, mentions left out, as many as count. */
export function furtherOf(held: readonly HeldSkill[]): number {
	const listed = new Set(held.filter(({ evidence }) => evidence !== 'mentioned').map(({ skill }) => skill));
	return clamp(listed.size - 1, 0, depth.most);
}

/** The credit of a skill, the more the more of its kind is held; never above one. */
export function deepened(credit: Share, within: readonly HeldSkill[]): Share {
	return Math.min(one, times(credit, one + depth.step * furtherOf(within)));
}

/** Which of two equal skills is named, so that the order of input shows nowhere. */
function precedes(a: HeldSkill, b: HeldSkill): boolean {
	if (a.skill !== b.skill) return a.skill < b.skill;
	return (a.level ?? 0) > (b.level ?? 0);
}

/**
 * The relation of a held skill to an asked one, the strongest that applies. Sibling: it lies, at any depth, under
 * a concept directly above what is asked, unless that is a heading.
 */
export function relationOf(
	held: string,
	asked: Pick<AskedSkill, 'skill' | 'broader' | 'siblingsUnder'>,
	concepts: Basis['concepts']
): Relation | undefined {
	if (held === asked.skill) return 'same';
	const above = concepts.ancestors(held);
	if (above.includes(asked.skill)) return 'narrower';
	if (asked.broader.has(held)) return 'broader';
	return above.some((id) => asked.siblingsUnder.has(id)) ? 'sibling' : undefined;
}

/** min(1, has ÷ asked). A level not stated counts as the one asked for. */
export function levelShare(has: Level | undefined, asked: Level | undefined): Share {
	if (has === undefined || asked === undefined) return one;
	return Math.min(one, Math.floor((one * has) / asked));
}

/** Falls in equal yearly steps from 1 to the floor; a year not stated, or still to come, counts in full. */
export function recencyOf(lastUsed: number | undefined, today: string): Share {
	if (lastUsed === undefined) return one;
	const years = clamp(Number(today.slice(0, 4)) - lastUsed, 0, recency.years);
	return one - Math.floor(((one - recency.floor) * years) / recency.years);
}
