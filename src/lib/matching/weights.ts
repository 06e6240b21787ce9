/**
 * Every number that decides an order of people, in one place. The page "How ranking works" is written from this
 * file, and a change here is a new version. All are integers in ten-thousandths unless said otherwise; the
 * reasons are in docs/decisions/0008-what-a-match-weighs.md.
 */
import type { Band, Evidence, Share } from './facts.ts';

/** Stored with every snapshot. Goes up with any change of a number or of a rule in this folder. */
export const version = '2';

export const one: Share = 10_000;

/** What each component of A may add at most. Each row adds up to 10,000. */
export interface ComponentWeights {
	must: Share;
	nice: Share;
	place: Share;
	language: Share;
}
export const componentWeights = {
	ordinary: { must: 5_500, nice: 2_000, place: 1_500, language: 1_000 },
	/** Kinds that buy: being local adds nothing, unless the need cites the rule that allows it. */
	buying: { must: 6_500, nice: 2_500, place: 0, language: 1_000 }
} as const satisfies Record<string, ComponentWeights>;

/** How far a held skill stands for an asked one: itself or anything narrower, a broader one, one beside it. */
export const relationWeights = { same: 10_000, narrower: 10_000, broader: 5_000, sibling: 3_500 } as const;
export type Relation = keyof typeof relationWeights;

export const evidenceWeights: Readonly<Record<Evidence, Share>> = {
	mentioned: 1_000,
	claimed: 6_000,
	evidenced: 8_000,
	attested: 10_000
};

/**
 * Whoever holds several things that belong to what is asked knows it from more sides: each one more adds a tenth
 * of the credit, three at most, so that no number of claims outweighs linked work.
 */
export const depth = { step: 1_000, most: 3 } as const;

/** A skill keeps all its weight in the year it was used and loses a little each year until the floor. */
export const recency = { floor: 6_000, years: 8 } as const;

/** How near the profile works to where the need is. */
export const localityWeights = {
	/** As near as the need says: its town, or all of the region or country it names. */
	there: 10_000,
	region: 8_500,
	country: 6_000,
	remote: 6_000,
	elsewhere: 2_000
} as const;
export type Locality = keyof typeof localityWeights;

/** A must-have counts as missing when relation × level stays below this. Evidence and recency never decide it. */
export const missingBelow: Share = 3_000;

/** A rare skill tells more than a common one, three times as much at most. `doubt` profiles are added for smoothing. */
export const rarity = { least: 10_000, most: 30_000, doubt: 10, step: 5_000 } as const;

/** The lowest total of each band, best first. */
export const bandFloors = [
	['strong', 6_500],
	['good', 4_500],
	['possible', 0]
] as const satisfies readonly (readonly [Band, Share])[];

/** B, how the need fits the profile. Seen by the profile's owner alone. */
export const interestWeights = { kind: 4_000, learning: 3_000, hours: 2_000, pay: 1_000 } as const;
/** What B gives where the profile or the need does not say. */
export const notSaid: Share = 5_000;
/** Paid within this many days counts in full, and nothing from the other number on. */
export const promptPay = { days: 14, never: 90 } as const;

/**
 * Exposure of so many days may move a match by this much at most, inside its band; one slot of ten is kept for
 * newcomers.
 */
export const exposure = { most: 500, newcomerSlot: 10, days: 28 } as const;

/** Largest number of profiles put together to cover a need. */
export const teamSize = 3;

/** The first places a counterfactual speaks of. */
export const firstPlaces = 5;

/** Hidden profiles are counted from this many on, so that nobody is singled out. */
export const smallestCount = 5;
