/** The parts of a score as four short lists. The lists hold the parts themselves, so they say what was counted. */
import type { Part } from './facts.ts';

export const reasonLists = ['evidenced', 'claimed', 'missing', 'bonus'] as const;
export type ReasonList = (typeof reasonLists)[number];

/** Must-haves by their evidence; what is missing; and everything good beyond the must-haves. */
export function listOf({ code, params }: Part): ReasonList {
	if (code === 'place') return params['locality'] === 'elsewhere' ? 'missing' : 'bonus';
	if (params['missing'] === true) return 'missing';
	if (code !== 'must') return 'bonus';
	return params['evidence'] === 'evidenced' || params['evidence'] === 'attested' ? 'evidenced' : 'claimed';
}

/** Each part in one list, what adds most first. */
export function reasonsOf(parts: readonly Part[]): Record<ReasonList, Part[]> {
	const sorted = [...parts].sort((a, b) => b.contribution - a.contribution);
	const inList = (list: ReasonList) => sorted.filter((part) => listOf(part) === list);
	return {
		evidenced: inList('evidenced'),
		claimed: inList('claimed'),
		missing: inList('missing'),
		bonus: inList('bonus')
	};
}
