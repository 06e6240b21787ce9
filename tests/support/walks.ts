/** Pressing at random: what any machine with a lifecycle is held to, in as many walks as the run affords. */
import { Refusal } from '#lib/platform/refusal.ts';

const isSoak = process.env['SOAK'] === '1';

/** So many walks in a soak, and few enough for every run of the tests. */
export const walks = isSoak ? 5_000 : 20;
/** A soak may take an hour. */
export const patienceMs = isSoak ? 3_600_000 : 120_000;

/** A whole number from nought to less than `below`. */
export type Random = (below: number) => number;

/** A generator of its own, so that a failure can be walked again. */
export function randomFrom(seed: number): Random {
	let state = seed >>> 0;
	const next = () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
	// Neighbouring seeds begin alike; a few turns take them apart.
	for (let turn = 0; turn < 4; turn += 1) next();
	return (below) => Math.floor(next() * below);
}

/** One of several. */
export function oneOf<T>(random: Random, choices: readonly T[]): T {
	const chosen = choices[random(choices.length)];
	if (chosen === undefined) throw new RangeError('nothing to choose from');
	return chosen;
}

/** Whether it was done; a refusal is an answer, every other failure is a failure. */
export async function wasDone(work: Promise<unknown>): Promise<boolean> {
	try {
		await work;
		return true;
	} catch (error) {
		if (error instanceof Refusal) return false;
		throw error;
	}
}

interface Walked {
	from_status: string | null;
	to_status: string;
	step: string;
}

/**
 * What is wrong with a timeline, as a sentence; undefined where every step follows the one before and leads where
 * the lifecycle says. `leads`: the status a step leads to, undefined where it is not allowed.
 */
export function flawOf(
	timeline: readonly Walked[],
	start: string,
	leads: (status: string, step: string) => string | undefined
): string | undefined {
	let at = start;
	for (const { from_status, to_status, step } of timeline) {
		if (from_status !== at) return `${step} says from ${String(from_status)}, it was ${at}`;
		if (leads(at, step) !== to_status) return `${step} leads from ${at} to ${to_status}`;
		at = to_status;
	}
	return undefined;
}
