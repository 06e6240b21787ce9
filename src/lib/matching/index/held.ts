/**
 * One held skill in 32 bits: the number of its concept, the year it was last used, its level and its evidence. Tables
 * made once from the contract's own functions say what it is worth, so that nothing is decided here.
 */
import { times } from '../arithmetic.ts';
import { levelShare, recencyOf } from '../credit.ts';
import type { Evidence, HeldSkill, Level } from '../facts.ts';
import { evidenceWeights, type Relation, relationWeights } from '../weights.ts';

export const evidences = [
	'mentioned',
	'claimed',
	'evidenced',
	'attested'
] as const satisfies readonly Evidence[];
/** Relations by number; 0 stands for none. The first two are within what is asked. */
export const relations = ['same', 'narrower', 'broader', 'sibling'] as const satisfies readonly Relation[];
export const lastWithin = 2;

const firstYear = 1900;
const years = 2_048;

/** What a skill is, leaving out when it was used and which it is: five bits. */
export const grades = 32;

export function packed({ level, evidence, lastUsed }: HeldSkill, concept: number): number {
	const year = lastUsed === undefined ? 0 : Math.min(years - 1, Math.max(1, lastUsed - firstYear));
	return ((concept << 16) | (year << 5) | ((level ?? 0) << 2) | evidences.indexOf(evidence)) >>> 0;
}

export const conceptOf = (held: number) => held >>> 16;
export const yearOf = (held: number) => (held >>> 5) & (years - 1);
/** A mention is no listing: it adds nothing to depth. */
export const isListed = (held: number) => (held & 3) !== 0;

export function unpacked(held: number, skill: string): HeldSkill {
	const level = (held >>> 2) & 7;
	const year = yearOf(held);
	return {
		skill,
		evidence: evidences[held & 3] ?? 'mentioned',
		...(level > 0 && { level: level as Level }),
		...(year > 0 && { lastUsed: year + firstYear })
	};
}

const askedLevels = 5;

/** Where a table holds the grades of a relation (1 to 4) to a skill asked for at a level (0 where none is). */
export const gradesAt = (relation: number, asked: number) => (relation * askedLevels + asked) * grades;

function table(worth: (relation: Relation, asked: number, level: number, evidence: Evidence) => number) {
	const all = new Int32Array((relations.length + 1) * askedLevels * grades);
	for (const [at, relation] of relations.entries())
		for (let asked = 0; asked < askedLevels; asked += 1)
			for (let grade = 0; grade < grades; grade += 1)
				all[gradesAt(at + 1, asked) + grade] = worth(
					relation,
					asked,
					grade >>> 2,
					evidences[grade & 3] ?? 'mentioned'
				);
	return all;
}

const shareOf = (has: number, asked: number) =>
	levelShare(has === 0 ? undefined : (has as Level), asked === 0 ? undefined : (asked as Level));

/** Relation × level, which decides whether a must-have is missing. */
export const covers = table((relation, asked, level) =>
	times(relationWeights[relation], shareOf(level, asked))
);
/** Relation × level × evidence, without depth and recency. */
export const strengths = table((relation, asked, level, evidence) =>
	times(relationWeights[relation], times(shareOf(level, asked), evidenceWeights[evidence]))
);

/** Recency by the year's number, on a day (YYYY-MM-DD). */
export function recencies(today: string): Int32Array {
	return Int32Array.from({ length: years }, (_, year) =>
		recencyOf(year === 0 ? undefined : year + firstYear, today)
	);
}
