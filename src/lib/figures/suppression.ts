/** Which counts stay untold, so that no small group can be told apart, nor be worked out from what is told. */
import { smallestCount } from '../matching/weights.ts';

/** Figures that add up to a total everybody can read: one that is left out could be taken off the others. */
export interface Family {
	total: string;
	parts: readonly string[];
}

/** How figures hang together. */
export interface Relations {
	families: readonly Family[];
	/** Figures of which each one is part of the one before, so that the difference could be taken. */
	chain: readonly string[];
}

export type Counts = ReadonlyMap<string, number>;

const isSmall = (count: number) => count > 0 && count < smallestCount;

/**
 * The figures to leave out. A count from one to four; one whose rest in the `whole` of the instance is from one to
 * four; one that is left out there (`already`); and in each family as many more, the smallest first, as it takes
 * until what was left out adds up to five.
 */
export function untold(
	counts: Counts,
	{ families, chain }: Relations,
	{ whole, already }: { whole: Counts; already: ReadonlySet<string> } = { whole: counts, already: new Set() }
): Set<string> {
	const out = new Set(already);
	for (const [figure, count] of counts)
		if (isSmall(count) || isSmall((whole.get(figure) ?? count) - count)) out.add(figure);
	leaveOutNear(counts, chain, out);
	for (const { total, parts } of families) {
		if (!out.has(total)) leaveOutMore(counts, parts, out);
		// Parts that are all told would add up to the total.
		else if (parts.every((part) => !out.has(part))) for (const part of parts) out.add(part);
	}
	return out;
}

function leaveOutNear(counts: Counts, chain: readonly string[], out: Set<string>): void {
	let last: string | undefined;
	for (const figure of chain) {
		if (out.has(figure)) continue;
		if (last !== undefined && isSmall((counts.get(last) ?? 0) - (counts.get(figure) ?? 0))) out.add(figure);
		else last = figure;
	}
}

function leaveOutMore(counts: Counts, parts: readonly string[], out: Set<string>): void {
	const count = (part: string) => counts.get(part) ?? 0;
	const left = () => parts.filter((part) => out.has(part) && count(part) > 0);
	const sum = () => left().reduce((all, part) => all + count(part), 0);
	const others = parts
		.filter((part) => !out.has(part) && count(part) > 0)
		.sort((one, other) => count(one) - count(other));
	while (left().length > 0 && (left().length === 1 || sum() < smallestCount)) {
		const next = others.shift();
		if (next === undefined) return;
		out.add(next);
	}
}
