/** How the facts a match filters by are written into a posting: small numbers, so that an index holds them all. */
import {
	type BuyingGate,
	buyingGates,
	type ProfileFacts,
	type WorkKind,
	workKinds
} from '../matching/facts.ts';
import { lotOf } from '../matching/order.ts';

/**
 * Languages with a bit of their own. Appended to, never reordered: a change of order means a rebuild. All others
 * share the last bit, and a need that asks for one of them reads the profiles themselves.
 */
const listedLanguages = [
	...['en', 'pt', 'es', 'fr', 'ar', 'sw', 'zh', 'hi', 'bn', 'ru', 'id', 'ms', 'ja', 'de', 'it', 'nl', 'pl'],
	...['tr', 'vi', 'ko', 'fa', 'ur', 'ta', 'te', 'mr', 'th', 'uk', 'ro', 'el', 'hu', 'cs', 'sk', 'sv', 'da'],
	...[
		'fi',
		'no',
		'nb',
		'bg',
		'hr',
		'sr',
		'sl',
		'et',
		'lv',
		'lt',
		'he',
		'am',
		'ha',
		'yo',
		'ig',
		'zu',
		'so',
		'rw'
	]
] as const;

/** Who sees a profile: the number in `match_posting.audience`. */
export const audiences = { public: 0, verified: 1, introduction: 2 } as const;
export const profileKinds = ['person', 'firm', 'community'] as const;

/** The bit of a language, or undefined when it has none of its own. Below 2^53, so that a number holds them all. */
export function languageBit(code: string): number | undefined {
	const index = (listedLanguages as readonly string[]).indexOf(code);
	return index < 0 ? undefined : 2 ** index;
}

const otherLanguage = 2 ** listedLanguages.length;

export function languageMask(codes: readonly string[]): number {
	const bits = new Set(codes.map((code) => languageBit(code) ?? otherLanguage));
	return [...bits].reduce((mask, bit) => mask + bit, 0);
}

export function kindMask(kinds: readonly WorkKind[]): number {
	return workKinds.reduce((mask, kind, index) => (kinds.includes(kind) ? mask | (1 << index) : mask), 0);
}

export function gateMask(gates: readonly BuyingGate[]): number {
	return buyingGates.reduce((mask, gate, index) => (gates.includes(gate) ? mask | (1 << index) : mask), 0);
}

/** The filter columns of every posting of a profile. */
export function filtersOf(profile: ProfileFacts, audience: keyof typeof audiences) {
	const stated = (passes: boolean) => buyingGates.filter((gate) => profile.gates[gate] === passes);
	const [place, ...more] = profile.places;
	const several = more.length > 0 || place?.radiusKm !== undefined;
	const only = several ? undefined : place;
	return {
		audience: audiences[audience],
		paused: profile.paused,
		at_limit: profile.capacity.open >= profile.capacity.limit,
		free_from: profile.freeFrom ?? null,
		profile_kind: profileKinds.indexOf(profile.kind),
		remote: profile.remote,
		kinds: kindMask(profile.kinds),
		gates_passed: gateMask(stated(true)),
		gates_failed: gateMask(stated(false)),
		languages: languageMask(profile.languages),
		country: only?.country ?? null,
		subdivision: only?.subdivision ?? null,
		city: only?.city ?? null,
		several,
		lot: lotOf(profile.id)
	};
}
