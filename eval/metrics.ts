/** The usual measures of ranked lists and of sets. All between 0 and 1; means over queries. */

export const depth = 10;

/** Discounted gain of the first ten against the best possible ten; gain of a grade is 2^grade − 1. */
export function ndcg(ranked: readonly string[], grades: ReadonlyMap<string, number>): number {
	const gain = (grade: number, at: number): number => (2 ** grade - 1) / Math.log2(at + 2);
	const got = ranked.slice(0, depth).reduce((sum, id, at) => sum + gain(grades.get(id) ?? 0, at), 0);
	const best = [...grades.values()].sort((a, b) => b - a).slice(0, depth);
	const ideal = best.reduce((sum, grade, at) => sum + gain(grade, at), 0);
	return ideal === 0 ? 0 : got / ideal;
}

/** Share of what is right that stands among the first ten. */
export function recall(ranked: readonly string[], right: ReadonlySet<string>): number {
	if (right.size === 0) return 0;
	return ranked.slice(0, depth).filter((id) => right.has(id)).length / right.size;
}

/** One over the place of the first right one among the first `within`; 0 when there is none. */
export function reciprocalRank(
	ranked: readonly string[],
	right: ReadonlySet<string>,
	within = Infinity
): number {
	const at = ranked.findIndex((id) => right.has(id));
	return at < 0 || at >= within ? 0 : 1 / (at + 1);
}

/** Whether any of the first ten is right. */
export function hit(ranked: readonly string[], right: ReadonlySet<string>): number {
	return ranked.slice(0, depth).some((id) => right.has(id)) ? 1 : 0;
}

export interface Counts {
	right: number;
	found: number;
	wanted: number;
}

/** Precision, recall and their harmonic mean over all decisions together. */
export function overall(counts: readonly Counts[]): { precision: number; recall: number; f1: number } {
	const sum = (key: keyof Counts): number => counts.reduce((total, one) => total + one[key], 0);
	const precision = ratio(sum('right'), sum('found'));
	const recalled = ratio(sum('right'), sum('wanted'));
	return { precision, recall: recalled, f1: harmonic(precision, recalled) };
}

/** Mean of the F1 of each query. */
export function meanF1(counts: readonly Counts[]): number {
	return mean(counts.map(({ right, found, wanted }) => harmonic(ratio(right, found), ratio(right, wanted))));
}

export function mean(values: readonly number[]): number {
	return ratio(
		values.reduce((sum, value) => sum + value, 0),
		values.length
	);
}

function ratio(part: number, whole: number): number {
	return whole === 0 ? 0 : part / whole;
}

function harmonic(a: number, b: number): number {
	return a + b === 0 ? 0 : (2 * a * b) / (a + b);
}
