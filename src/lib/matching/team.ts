/** Who covers a need together, where nobody does alone. */
import type { Share } from './facts.ts';
import { byTotal } from './order.ts';
import { teamSize } from './weights.ts';

export interface TeamCandidate {
	profileId: string;
	total: Share;
	/** Must-haves it covers. */
	met: readonly string[];
}

export interface Team {
	/** Best total first, each with the must-haves it is there for: those it covers. */
	members: readonly TeamCandidate[];
}

/**
 * The smallest set of at most three that covers every must-have, best sum of totals first; undefined where
 * there is none, where one person is enough, or where nothing must be covered. Exact: of those who cover the
 * same must-haves only the best can be in the best smallest set, so one of each is enough to look at.
 */
export function team(musts: readonly string[], candidates: readonly TeamCandidate[]): Team | undefined {
	const goal = 2 ** musts.length - 1;
	const best = new Map<number, TeamCandidate>();
	for (const candidate of [...candidates].sort(byTotal)) {
		const covers = maskOf(musts, candidate.met);
		if (covers === goal) return undefined;
		if (covers > 0 && !best.has(covers)) best.set(covers, candidate);
	}
	for (let size = 2; size <= teamSize; size++) {
		const found = bestOfSize(size, goal, [...best]);
		if (found) return { members: found };
	}
	return undefined;
}

type Covering = readonly [mask: number, candidate: TeamCandidate];

function bestOfSize(size: number, goal: number, pool: readonly Covering[]): TeamCandidate[] | undefined {
	let best: { sum: number; members: TeamCandidate[] } | undefined;
	const extend = (from: number, covered: number, members: TeamCandidate[], sum: number) => {
		if (members.length === size) {
			// The pool stands in order, so of equal sums the one with the better first member stays.
			if (covered === goal && (!best || sum > best.sum)) best = { sum, members };
			return;
		}
		for (let index = from; index < pool.length; index++) {
			const [mask, candidate] = pool[index] ?? [0, undefined];
			if (candidate && (covered | mask) !== covered)
				extend(index + 1, covered | mask, [...members, candidate], sum + candidate.total);
		}
	};
	extend(0, 0, [], 0);
	return best?.members;
}

/** One bit per must-have, in the order given. A need asks for fewer than thirty. */
function maskOf(musts: readonly string[], met: readonly string[]): number {
	return musts.reduce((mask, skill, index) => (met.includes(skill) ? mask | (1 << index) : mask), 0);
}
