/** What must hold before anybody is put forward. Three answers each: pass, fail, or nobody has said. */
import type { BuyingGate, NeedFacts, ProfileFacts } from './facts.ts';
import { isWithin } from './reach.ts';

export type Verdict = 'pass' | 'unknown' | 'fail';

/** Gates whose reason may be told, in the order they are told. */
export const publicGates = [
	'kind',
	'dates',
	'presence',
	'language',
	'registered_supplier',
	'framework',
	'size_class',
	'clearance',
	'can_invoice'
] as const satisfies readonly (BuyingGate | 'kind' | 'dates' | 'presence' | 'language')[];
export type PublicGate = (typeof publicGates)[number];

/** Paused, blocked, in conflict of interest: one answer for all, so that none can be told from another. */
export const privateGate = 'not_available';
export type GateCode = PublicGate | typeof privateGate;

export function isAvailable(profile: Pick<ProfileFacts, 'paused' | 'closed'>): boolean {
	return !profile.paused && profile.closed !== true;
}

/** The public gates that do not pass, in the order they are told. A gate the need does not set passes. */
export function gates(need: NeedFacts, profile: ProfileFacts): { gate: PublicGate; verdict: Verdict }[] {
	const verdicts: { gate: PublicGate; verdict: Verdict }[] = [
		{ gate: 'kind', verdict: kindOfWork(need, profile) },
		{ gate: 'dates', verdict: dates(need, profile) },
		{ gate: 'presence', verdict: presence(need, profile) },
		{ gate: 'language', verdict: languages(need, profile) },
		...need.gates.map((gate) => ({ gate, verdict: stated(profile.gates[gate]) }))
	];
	return verdicts
		.filter(({ verdict }) => verdict !== 'pass')
		.sort((a, b) => publicGates.indexOf(a.gate) - publicGates.indexOf(b.gate));
}

function kindOfWork({ kind }: NeedFacts, { kinds }: ProfileFacts): Verdict {
	if (kind === undefined || kinds.includes(kind)) return 'pass';
	return kinds.length === 0 ? 'unknown' : 'fail';
}

/** Free only after the work has ended. Free later than it starts is `busy`, which is no gate. */
function dates({ endsOn }: NeedFacts, { freeFrom }: ProfileFacts): Verdict {
	return endsOn !== undefined && freeFrom !== undefined && freeFrom > endsOn ? 'fail' : 'pass';
}

/** A remote need takes whoever works remotely or nearby; an on-site one whoever works in its region. */
function presence(need: NeedFacts, profile: ProfileFacts): Verdict {
	if (need.presence === 'either') return 'pass';
	if (need.presence === 'remote' && profile.remote) return 'pass';
	if (need.places.length === 0) return need.presence === 'remote' ? 'fail' : 'pass';
	if (isWithin(need, profile, 'subdivision')) return 'pass';
	return profile.places.length === 0 && !profile.remote ? 'unknown' : 'fail';
}

function languages(need: NeedFacts, profile: ProfileFacts): Verdict {
	const mandatory = need.languages.filter((language) => language.mandatory);
	if (mandatory.every(({ code }) => profile.languages.includes(code))) return 'pass';
	return profile.languages.length === 0 ? 'unknown' : 'fail';
}

function stated(passes: boolean | undefined): Verdict {
	if (passes === undefined) return 'unknown';
	return passes ? 'pass' : 'fail';
}
