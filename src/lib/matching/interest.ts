/**
 * B of the contract: how the need fits the profile. It is the owner's own: it orders the needs they are shown and
 * is never shown to, nor deducible by, anybody else. Nothing that answers an office may import this file.
 */
import { clamp } from './arithmetic.ts';
import type { Basis } from './ask.ts';
import { buyingKinds, type NeedFacts, type Share, type WorkKind } from './facts.ts';
import { interestWeights, notSaid, one, promptPay } from './weights.ts';

export interface InterestFacts {
	kinds: readonly WorkKind[];
	/** Concept ids it would like to learn. */
	wishes: readonly string[];
	hoursPerWeek?: number;
}

/** What the need offers; each may be left unsaid. */
export interface Offer {
	need: Pick<NeedFacts, 'skills' | 'kind' | 'startsOn' | 'endsOn'>;
	effortDays?: number;
	paidWithinDays?: number;
}

export type InterestPart = { code: keyof typeof interestWeights; contribution: Share };

/** B from 0 to 10,000; its four parts sum to it exactly. */
export function interest(
	offer: Offer,
	profile: InterestFacts,
	{ concepts }: Pick<Basis, 'concepts'>
): { total: Share; parts: readonly InterestPart[] } {
	const credits: Record<keyof typeof interestWeights, Share> = {
		kind: kindCredit(offer.need.kind, profile.kinds),
		learning: learningCredit(offer, profile, concepts),
		hours: hoursCredit(offer, profile),
		pay: payCredit(offer)
	};
	const codes = ['kind', 'learning', 'hours', 'pay'] as const;
	const parts = codes.map((code) => ({
		code,
		contribution: Math.floor((interestWeights[code] * credits[code]) / one)
	}));
	return { total: parts.reduce((sum, { contribution }) => sum + contribution, 0), parts };
}

/** One number for both sides, high only where both are: 2AB ÷ (A + B). */
export function together(a: Share, b: Share): Share {
	return a + b === 0 ? 0 : Math.floor((2 * a * b) / (a + b));
}

function kindCredit(kind: WorkKind | undefined, accepted: readonly WorkKind[]): Share {
	if (kind === undefined || accepted.length === 0) return notSaid;
	return accepted.includes(kind) ? one : 0;
}

/** The part of the asked skills the profile would like to learn, narrower ones included. */
function learningCredit({ need }: Offer, { wishes }: InterestFacts, concepts: Basis['concepts']): Share {
	if (wishes.length === 0) return notSaid;
	const asked = [...new Set(need.skills.map(({ skill }) => skill))];
	if (asked.length === 0) return 0;
	const wished = asked.filter((skill) =>
		wishes.some((wish) => wish === skill || concepts.ancestors(skill).includes(wish))
	);
	return Math.floor((one * wished.length) / asked.length);
}

/** Hours it has in the time the work takes, against the hours the work needs (a day is eight). */
function hoursCredit({ need, effortDays }: Offer, { hoursPerWeek }: InterestFacts): Share {
	if (effortDays === undefined || hoursPerWeek === undefined) return notSaid;
	if (need.startsOn === undefined || need.endsOn === undefined) return notSaid;
	const days = (Date.parse(need.endsOn) - Date.parse(need.startsOn)) / 86_400_000 + 1;
	const hours = Math.floor((days * hoursPerWeek) / 7);
	return clamp(Math.floor((one * hours) / (effortDays * 8)), 0, one);
}

/** Sooner paid is better; work nobody is paid for says nothing either way. */
function payCredit({ need, paidWithinDays }: Offer): Share {
	if (paidWithinDays === undefined) {
		return need.kind !== undefined && buyingKinds.includes(need.kind) ? 0 : notSaid;
	}
	const late = clamp(paidWithinDays - promptPay.days, 0, promptPay.never - promptPay.days);
	return one - Math.floor((one * late) / (promptPay.never - promptPay.days));
}
