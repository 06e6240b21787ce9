/** Who covers the most of a need that nobody covers: no must-have is dropped, each that is missing is named. */
import { byTotal, type Match } from '../order.ts';

/** So many are shown, and only where fewer than `enough` cover everything or lack one thing. */
const shown = 5;
const enough = 3;
/** With one must-have of many nobody is near. */
const least = 2;

export interface Covering extends Match {
	/** Must-haves it lacks, in the order of the need. */
	missing: string[];
}

/**
 * Those who lack two must-haves or more and cover at least two: most covered first, then by total.
 * `near` counts who fits, or lacks one thing only.
 */
export function coverMost(
	skills: readonly { skill: string; must: boolean }[],
	candidates: readonly Match[],
	near: number
): Covering[] {
	if (near >= enough) return [];
	const musts = skills.flatMap(({ skill, must }) => (must ? [skill] : []));
	return candidates
		.map((match) => ({ ...match, missing: musts.filter((skill) => !match.met.includes(skill)) }))
		.filter(({ missing }) => missing.length > 1 && missing.length <= musts.length - least)
		.sort((a, b) => a.missing.length - b.missing.length || byTotal(a, b))
		.slice(0, shown);
}
