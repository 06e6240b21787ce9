/** Typing errors: which words are one or two slips of the finger apart. Pure. */

/** Short words resemble too much: one slip from four letters on, two from eight on. */
export const slipsFrom = { one: 4, two: 8 } as const;

/** Folded words hold no joined marks, so a code point is a letter. */
const lettersOf = (word: string) => Array.from(word);

/** How many slips a word may hold and still be meant. */
export function slipsAllowed(word: string): 0 | 1 | 2 {
	const { length } = lettersOf(word);
	if (length < slipsFrom.one || /^\p{N}+$/u.test(word)) return 0;
	return length < slipsFrom.two ? 1 : 2;
}

/** As far into a word as `shortened` looks; what differs later does not keep two words from meeting. */
const reach = 7;

/**
 * The beginning of a word with none, one or two letters taken out. Two words at most two slips apart have one of
 * these in common (the symmetric deletion of SymSpell, Wolf Garbe 2012), so that an index over them finds every
 * candidate without going through the dictionary.
 */
export function shortened(word: string, slips: 0 | 1 | 2 = slipsAllowed(word)): string[] {
	let layer = new Set([lettersOf(word).slice(0, reach).join('')]);
	const all = new Set(layer);
	for (let slip = 0; slip < slips; slip += 1) {
		layer = new Set([...layer].flatMap(withoutEach));
		for (const form of layer) all.add(form);
	}
	return [...all];
}

function withoutEach(word: string): string[] {
	const letters = lettersOf(word);
	return letters.map((_, at) => letters.toSpliced(at, 1).join(''));
}

/**
 * Slips between two words: a letter more, less or wrong, or two neighbours in the wrong order (optimal string
 * alignment). Anything beyond `most` is `Infinity`.
 */
export function slipsBetween(one: string, other: string, most: number): number {
	const [a, b] = [lettersOf(one), lettersOf(other)];
	if (Math.abs(a.length - b.length) > most) return Infinity;
	let before: number[] = [];
	let last = b.map((_, at) => at);
	last.push(b.length);
	for (let row = 1; row <= a.length; row += 1) {
		const next = [row];
		for (let column = 1; column <= b.length; column += 1) {
			const same = a[row - 1] === b[column - 1];
			let least = Math.min(
				(last[column] ?? 0) + 1,
				(next[column - 1] ?? 0) + 1,
				(last[column - 1] ?? 0) + (same ? 0 : 1)
			);
			const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
			if (swapped) least = Math.min(least, (before[column - 2] ?? 0) + 1);
			next.push(least);
		}
		if (Math.min(...next) > most) return Infinity;
		[before, last] = [last, next];
	}
	const slips = last[b.length] ?? Infinity;
	return slips <= most ? slips : Infinity;
}

/** Those of the words that may have been meant, nearest first; at most `size`. */
export function meant(typed: string, words: readonly string[], size: number): string[] {
	const most = slipsAllowed(typed);
	return words
		.map((word) => ({ word, slips: slipsBetween(typed, word, most) }))
		.filter(({ slips }) => slips <= most)
		.toSorted((one, other) => one.slips - other.slips || (one.word < other.word ? -1 : 1))
		.slice(0, size)
		.map(({ word }) => word);
}
