/** Which list a profile belongs to, and why. One reason each: the first that applies, in the order written here. */
import { type Ask, ask, type Basis } from './ask.ts';
import { creditFor } from './credit.ts';
import type { NeedFacts, Placement, ProfileFacts } from './facts.ts';
import { gates, isAvailable, privateGate } from './gates.ts';
import { missingBelow } from './weights.ts';

/** Reasons for `excluded` besides gates. */
export const exclusions = ['no_shared_skill', 'lacks_must_haves'] as const;
export type Exclusion = (typeof exclusions)[number];

/** `busy` without a date: at its own limit of open introductions. */
export const atLimit = 'at_limit';

/** How far a profile covers the must-haves of a need. */
export interface Coverage {
	/** Must-haves it lacks: relation × level below the threshold. */
	missing: readonly string[];
	/** Must-haves it has. */
	met: readonly string[];
	/** Whether anything it holds stands, even in part, for anything asked. */
	shares: boolean;
	/** The same for the must-haves alone. */
	sharesMust: boolean;
}

export function coverageOf(asked: Ask, profile: ProfileFacts, basis: Basis): Coverage {
	const missing: string[] = [];
	const met: string[] = [];
	let shares = false;
	let sharesMust = false;
	for (const skill of asked.skills) {
		const { covered } = creditFor(skill, profile, basis);
		if (covered > 0) shares = true;
		if (!skill.must) continue;
		if (covered > 0) sharesMust = true;
		(covered < missingBelow ? missing : met).push(skill.skill);
	}
	return { missing, met, shares, sharesMust };
}

export function placement(need: NeedFacts, profile: ProfileFacts, basis: Basis): Placement {
	return placementOf(coverageOf(ask(need, basis), profile, basis), need, profile, basis.today);
}

/**
 * 1. Not available, whatever the private reason. 2. Shares no skill with the need. 3. A gate fails. 4. Lacks two
 * must-haves or more, or the only one altogether. 5. Busy: who is at their limit is never put forward. 6. Lacks
 * one must-have. 7. A gate nobody has answered. 8. Main.
 */
export function placementOf(
	{ missing, shares, sharesMust }: Coverage,
	need: NeedFacts,
	profile: ProfileFacts,
	today: string
): Placement {
	if (!isAvailable(profile)) return { group: 'excluded', reason: privateGate };
	if (!shares) return { group: 'excluded', reason: 'no_shared_skill' };
	const open = gates(need, profile);
	const failed = open.find(({ verdict }) => verdict === 'fail');
	if (failed) return { group: 'excluded', reason: failed.gate };
	if (missing.length > 1 || (missing.length === 1 && !sharesMust))
		return { group: 'excluded', reason: 'lacks_must_haves' };
	const busy = busyUntil(need, profile, today);
	if (busy) return { group: 'busy', reason: busy };
	if (missing[0] !== undefined) return { group: 'near_miss', reason: missing[0] };
	const unknown = open.find(({ verdict }) => verdict === 'unknown');
	return unknown ? { group: 'ask_first', reason: unknown.gate } : { group: 'main' };
}

/** The day a profile is free again, or that it has as many introductions open as it takes. */
function busyUntil(need: NeedFacts, profile: ProfileFacts, today: string): string | undefined {
	const begins = need.startsOn !== undefined && need.startsOn > today ? need.startsOn : today;
	if (profile.freeFrom !== undefined && profile.freeFrom > begins) return profile.freeFrom;
	return profile.capacity.open >= profile.capacity.limit ? atLimit : undefined;
}
