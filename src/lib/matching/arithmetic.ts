/** Whole numbers only, so that every engine and every machine gets the same total. */
import type { Share } from './facts.ts';
import { one } from './weights.ts';

/** Product of two shares, rounded down. Grows, or stays, with either. */
export function times(a: Share, b: Share): Share {
	return Math.floor((a * b) / one);
}

/**
 * Splits a whole number in proportion to weights, by largest remainder: the parts are integers and sum to it
 * exactly. Equal remainders go to the earlier weight, so callers sort first. All weights 0: equal parts.
 */
export function apportion(total: Share, weights: readonly number[]): Share[] {
	const sum = weights.reduce((a, b) => a + b, 0);
	if (sum === 0)
		return weights.length === 0
			? []
			: apportion(
					total,
					weights.map(() => 1)
				);
	const parts = weights.map((weight) => Math.floor((total * weight) / sum));
	const left = total - parts.reduce((a, b) => a + b, 0);
	const byRemainder = weights
		.map((weight, index) => ({ index, remainder: (total * weight) % sum }))
		.sort((a, b) => b.remainder - a.remainder || a.index - b.index);
	for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
	return parts;
}

export function clamp(value: number, least: number, most: number): number {
	return Math.min(most, Math.max(least, value));
}
