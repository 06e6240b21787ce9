/** What to do next: an answer is never empty. */
import type { ListingRow, NextStep } from './answer.ts';
import type { NeedFacts } from './facts.ts';
import { type Reach, widerThan } from './reach.ts';

/** So many people in the main list are a choice; with fewer we say where else to look. */
const enough = 3;

export function nextSteps(
	need: Pick<NeedFacts, 'skills' | 'places'>,
	reach: Reach,
	mainTotal: number,
	listings: readonly ListingRow[]
): NextStep[] {
	const steps: NextStep[] = [];
	if (need.skills.length === 0) steps.push({ code: 'name_a_skill' });
	if (need.places.length === 0) steps.push({ code: 'name_a_place' });
	if (mainTotal < enough) {
		const wider = need.skills.length > 0 ? widerThan(reach) : undefined;
		if (wider) steps.push({ code: 'widen', to: wider });
		const nearest = listings.find(({ kind }) => kind === 'community' || kind === 'civic_group');
		if (nearest) {
			const { listingId, name, distanceKm } = nearest;
			steps.push({ code: 'nearest_community', listingId, name, distanceKm });
		}
		steps.push({ code: 'ask_a_broker' });
	}
	return [...steps, { code: 'print_draft' }];
}
