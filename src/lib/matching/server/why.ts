import { listClosedProfiles } from '../../organisations/server/closed.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import { ask } from '../ask.ts';
import { type Counterfactual, counterfactual } from '../counterfactual.ts';
import type { Band, NeedFacts, Part, Placement, Share } from '../facts.ts';
import { privateGate } from '../gates.ts';
import { matchAsked } from '../order.ts';
import { coverageOf } from '../placement.ts';
import { firstReach, isWithin, type Reach, reaches } from '../reach.ts';
import { firstPlaces } from '../weights.ts';
import { readBasis } from './basis.ts';
import { loadCards, loadFacts } from './facts.ts';
import { findNeedFacts } from './need-facts.ts';
import { rank } from './rank.ts';
import { viewerOf } from './viewer.ts';

/** Why a profile is, or is not, in the list of a need. */
export interface Why extends Placement {
	/** Left out, with everything below it, where the profile is not available to the reader. */
	name?: string;
	band?: Band;
	total?: Share;
	parts?: readonly Part[];
	/** How far a list must reach to hold it, where that is further than the list begins. */
	reach?: Reach;
	/** Must-haves it lacks, as concept ids. */
	missing: readonly string[];
	/** The nearest single change that would bring it among the first five. */
	with?: Counterfactual;
}

/** Paused, blocked, hidden, unknown: one answer for all of them. */
const notAvailable: Why = { group: 'excluded', reason: privateGate, missing: [] };

/** Explains one profile's place for a need; `today` as YYYY-MM-DD. Never says more than the list would. */
export async function whyNot(
	db: Db,
	actor: Actor,
	need: NeedFacts,
	profileId: string,
	today: string,
	needId?: string
): Promise<Why> {
	const viewer = viewerOf(actor, await listClosedProfiles(db, actor, needId));
	const [profile] = await loadFacts(db, viewer, [profileId]);
	if (!profile) return notAvailable;
	const basis = await readBasis(db, need, today);
	const asked = ask(need, basis);
	const { group, reason, total, band, parts } = matchAsked(asked, need, profile, basis);
	const cards = await loadCards(db, [profileId], need, 'en');
	// One more than the first places, since the profile itself may be among them.
	const first = firstReach(need);
	const reach = reaches.slice(reaches.indexOf(first)).find((each) => isWithin(need, profile, each)) ?? first;
	const ranking = await rank(db, { need, reach, viewer, basis, size: firstPlaces + 1 });
	const others = ranking.groups.main.matches.filter((match) => match.profileId !== profileId);
	const change = counterfactual(need, profile, others, basis);
	return {
		group,
		...(reason !== undefined && { reason }),
		...(reach !== first && { reach }),
		name: cards.get(profileId)?.name ?? '',
		...{ total, band, parts, missing: coverageOf(asked, profile, basis).missing },
		...(change && { with: change })
	};
}

/** The same for a stored need; undefined where the actor may read none. */
export async function whyNotForNeed(db: Db, actor: Actor, needId: string, profileId: string, today: string) {
	const need = await findNeedFacts(db, actor, needId);
	return need && whyNot(db, actor, need, profileId, today, needId);
}
