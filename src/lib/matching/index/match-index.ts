/**
 * Matching in process: profiles and open needs as columns of numbers. It decides nothing by itself: the same facts
 * give the same lists as `match` over everybody, which a property test holds it to. No I/O; who feeds it says with
 * `seen` how far it has followed.
 */
import type { Basis } from '../ask.ts';
import type { NeedFacts, ProfileFacts, Share } from '../facts.ts';
import { firstReach, type Reach } from '../reach.ts';
import { everybodyOf } from './everybody.ts';
import { firstOf } from './first.ts';
import { fitOf } from './fit.ts';
import { recencies } from './held.ts';
import type { View } from './judging.ts';
import { Needs } from './needs.ts';
import { prepare } from './prepared.ts';
import { Profiles } from './profiles.ts';
import { RelationRows } from './relation-rows.ts';
import type { IndexedProfile } from './traits.ts';

export interface MatchIndex {
	basis: Basis;
	/** Recency of every year on the day of the basis. */
	recency: Int32Array;
	readonly rows: RelationRows;
	profiles: Profiles;
	readonly needs: Needs;
	/**
	 * Everything committed by transactions with a lower number is in it, and whatever else had been committed when it
	 * was last brought up to date; '' before anything was followed.
	 */
	seen: string;
	/** Changes of later transactions that are in it already, with the number of theirs. */
	readonly taken: Map<number, bigint>;
}

/** What a visitor sees: lists for anybody. */
export const publicView: View = { sees: 0, ofReal: 0, closed: [] };

export function createMatchIndex(basis: Basis): MatchIndex {
	const rows = new RelationRows(basis.concepts);
	const recency = recencies(basis.today);
	return {
		basis,
		recency,
		rows,
		profiles: new Profiles(rows),
		needs: new Needs(rows),
		seen: '',
		taken: new Map()
	};
}

/** Adds many profiles to an empty index, in any order; each may be there once. */
export function fillIndex(index: MatchIndex, profiles: Iterable<IndexedProfile>): void {
	for (const profile of profiles) index.profiles.append(profile);
}

/** Ends the filling: puts neighbours together and makes the lists by which profiles are found. */
export function orderIndex(index: MatchIndex): void {
	index.profiles = index.profiles.ordered();
}

/** What is known of a profile now; undefined where it is no longer published. */
export function patchProfile(index: MatchIndex, id: string, profile: IndexedProfile | undefined): void {
	if (!profile) index.profiles.remove(id);
	else index.profiles.put(profile);
	if (index.profiles.wornOut) orderIndex(index);
}

/** What is known of a need now; undefined where it is no longer open. */
export function patchNeed(index: MatchIndex, id: string, need: NeedFacts | undefined): void {
	if (need) index.needs.put(id, need, index.basis);
	else index.needs.remove(id);
}

/** A new day or newly counted rarity: totals change, so every need is made ready anew. */
export function renewBasis(index: MatchIndex, basis: Basis): void {
	index.basis = basis;
	index.recency = recencies(basis.today);
	index.needs.prepareAll(basis);
}

export interface Asking {
	/** So many at most; 20 where it is left out. */
	size?: number;
	/** Where the list begins for this need when left out. */
	reach?: Reach;
	/** What a visitor sees when left out. */
	view?: View;
}

/**
 * Who is in the main list of a need, best first, with the total A: the same list `rank` gives. For an alert to
 * an office pass its own `view`, so that nobody is told of who does not show themselves to it.
 */
export function fittingProfiles(
	index: MatchIndex,
	need: NeedFacts,
	{ size = 20, reach = firstReach(need), view = publicView }: Asking = {}
): { profileId: string; score: Share }[] {
	const prepared = prepare(need, index.basis, index.rows);
	const { profiles, recency } = index;
	return firstOf(prepared, profiles, { view, reach, size, recency }).map(({ entry, total }) => ({
		profileId: profiles.ids.idOf(entry),
		score: total
	}));
}

/** All groups of a need with their first places and counts, and who is left out and why. Reads everybody within reach. */
export function groupsOf(
	index: MatchIndex,
	need: NeedFacts,
	{ size = 20, reach = firstReach(need), view = publicView }: Asking = {}
) {
	const { profiles, recency } = index;
	return everybodyOf(prepare(need, index.basis, index.rows), profiles, { view, reach, size, recency });
}

/**
 * Open needs in whose main list this profile belongs, the highest A first, wherever they are: whether it is near
 * enough is in the total, not in this list. Needs nothing of the profile in the index; a pause counts as none, since
 * this answers its owner. Microseconds, whatever the number of profiles.
 */
export function fittingNeeds(index: MatchIndex, profile: ProfileFacts): { needId: string; score: Share }[] {
	return fitOf(index, profile).sort((a, b) => b.score - a.score || (a.needId < b.needId ? 1 : -1));
}
