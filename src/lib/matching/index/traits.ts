/** Everything gates ask about a profile besides its places. Many profiles share the same: each combination is kept once. */
import { type BuyingGate, buyingGates, type ProfileFacts, type WorkKind, workKinds } from '../facts.ts';

/** Who sees a profile. Public is 0: a viewer sees whatever is not above their own number. */
export const audienceNumbers = { public: 0, verified: 1, introduction: 2 } as const;
export type Audience = keyof typeof audienceNumbers;

/** A published profile as the index takes it. */
export interface IndexedProfile extends ProfileFacts {
	audience: Audience;
	example: boolean;
}

type Kept = Omit<IndexedProfile, 'id' | 'skills' | 'places'>;

export class Traits {
	readonly all: Kept[] = [];
	readonly remote: boolean[] = [];
	readonly kinds: number[] = [];
	readonly passed: number[] = [];
	readonly failed: number[] = [];
	readonly free: number[] = [];
	readonly full: boolean[] = [];
	/** What the viewer must be able to see, -1 where the profile is paused; and whether it is made up. */
	readonly audience: number[] = [];
	readonly example: boolean[] = [];
	/** Which set of languages it speaks. */
	readonly speaks: number[] = [];
	readonly languageSets: (readonly string[])[] = [];
	readonly #numbers = new Map<string, number>();
	readonly #languageNumbers = new Map<string, number>();

	/** The number of what this profile has in common with others. */
	numberOf(profile: IndexedProfile): number {
		const { audience, example, kind, remote, capacity, paused, freeFrom } = profile;
		const languages = this.#languagesOf(profile.languages);
		const [kinds, passed, failed] = [maskOf(profile), gateMask(profile, true), gateMask(profile, false)];
		const [limit, open] = [capacity.limit, capacity.open];
		const key = `${audience} ${kind} ${languages} ${kinds} ${passed} ${failed} ${limit} ${open} ${freeFrom ?? ''} ${Number(remote)}${Number(paused)}${Number(example)}`;
		const known = this.#numbers.get(key);
		if (known !== undefined) return known;
		this.#numbers.set(key, this.all.length);
		this.remote.push(remote);
		this.kinds.push(kinds);
		this.passed.push(passed);
		this.failed.push(failed);
		this.free.push(dayNumber(freeFrom));
		this.full.push(open >= limit);
		this.audience.push(paused ? -1 : audienceNumbers[audience]);
		this.example.push(example);
		this.speaks.push(languages);
		return this.all.push(keptOf(profile, this.languageSets[languages] ?? [])) - 1;
	}

	/** Roughly: each entry is an object, a key and ten numbers. */
	get bytes(): number {
		return this.all.length * 400;
	}

	#languagesOf(codes: readonly string[]): number {
		const sorted = [...new Set(codes)].sort();
		const key = sorted.join(' ');
		const known = this.#languageNumbers.get(key);
		if (known !== undefined) return known;
		this.#languageNumbers.set(key, this.languageSets.length);
		return this.languageSets.push(sorted) - 1;
	}
}

function keptOf(profile: IndexedProfile, languages: readonly string[]): Kept {
	const { audience, example, kind, remote, kinds, gates, capacity, freeFrom, paused } = profile;
	return {
		...{ audience, example, kind, remote, languages, kinds: [...kinds], gates: { ...gates } },
		capacity: { limit: capacity.limit, open: capacity.open },
		...(freeFrom !== undefined && { freeFrom }),
		paused
	};
}

/** Days as whole numbers that stand in their order; 0 for none. */
export function dayNumber(day: string | undefined): number {
	return day === undefined ? 0 : Number(day.replaceAll('-', ''));
}

export const kindBit = (kind: WorkKind) => 1 << workKinds.indexOf(kind);
export const gateBit = (gate: BuyingGate) => 1 << buyingGates.indexOf(gate);

function maskOf({ kinds }: Kept): number {
	return kinds.reduce((mask, kind) => mask | kindBit(kind), 0);
}

function gateMask({ gates }: Kept, passes: boolean): number {
	return buyingGates.reduce((mask, gate) => (gates[gate] === passes ? mask | gateBit(gate) : mask), 0);
}
