/** What a match asks of a profile, in one form that both engines are asked in. Pure. */

/** Lists of words, and one number: what an index can compare without knowing what it means. All of it is public. */
export interface ProfileSearchFacts {
	/** Posting terms as text: skills held, and everything broader. */
	terms: readonly string[];
	/** Where it works: regions, countries, `all`. */
	areas: readonly string[];
	kinds: readonly string[];
	languages: readonly string[];
	/** Gates it says it does not pass. */
	failed: readonly string[];
	/** `remote`, or `unplaced` where it names no place and does not work remotely either. */
	works: readonly string[];
	/** Day it is free from, as 20261231; left out where it is free. */
	freeFrom?: number;
	/** Sum of the levels of its skills. */
	levels: number;
}

export type ListFact = Exclude<keyof ProfileSearchFacts, 'freeFrom' | 'levels'>;

export type Test =
	| { fact: ListFact; anyOf: readonly string[] }
	| { fact: ListFact; noneOf: readonly string[] }
	| { fact: ListFact; empty: true }
	| { fact: 'freeFrom'; upTo: number };

/** Holds where one of its tests does. All clauses of a question have to hold. */
export type Clause = readonly Test[];

/** A day as a number that compares as days do. */
export function dayNumber(day: string): number {
	return Number(day.replaceAll('-', ''));
}
