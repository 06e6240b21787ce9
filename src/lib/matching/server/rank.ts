import type { RawBuilder } from 'kysely';
import type { Db } from '../../platform/server/db.ts';
import { ask, type Basis } from '../ask.ts';
import type { Group, NeedFacts, ProfileFacts } from '../facts.ts';
import { byTotal, type Match, matchAsked } from '../order.ts';
import type { Reach } from '../reach.ts';
import { type Team, team } from '../team.ts';
import { smallestCount } from '../weights.ts';
import { type Candidates, findCandidates } from './candidates.ts';
import { type Covering, coverMost } from './cover-most.ts';
import { openFacts } from './facts.ts';
import type { Viewer } from './viewer.ts';

export const listedGroups = ['main', 'near_miss', 'ask_first', 'busy'] as const satisfies readonly Group[];
export type ListedGroup = (typeof listedGroups)[number];

export interface Ranking {
	/** The first `size` of each group in exact order, and how many there are. */
	groups: Record<ListedGroup, { matches: Match[]; total: number }>;
	/** Everybody else within reach, counted by reason. */
	excluded: { reason: string; count: number }[];
	/** At least so many fit, but show themselves only to verified offices: in steps of five, null below five. */
	onlyForVerified: number | null;
	team: Team | undefined;
	/** Where hardly anybody fits: who covers the most of it. */
	coverMost: Covering[];
	scanned: number;
	/** False when so many candidates were read that the search stopped before the list was certain. */
	complete: boolean;
}

export interface RankRequest {
	need: NeedFacts;
	reach: Reach;
	viewer: Viewer;
	basis: Basis;
	/** Matches wanted in each group. */
	size: number;
	/** Narrows every list and its count to some profiles; all of them are then read. */
	only?: ((profile: ProfileFacts) => boolean) | undefined;
	/** Narrows everything to profiles found by words: a query of ids. Nobody else is counted, with or without a reason. */
	among?: RawBuilder<unknown> | undefined;
}

/** No list reads more candidates than this; the page then says that it stopped. */
const mostCandidates = 5_000;

/**
 * The exact first matches of each group. SQL gives candidates by a bound their total cannot exceed; they are
 * scored in that order until the next bound falls below the last place of the list.
 */
export async function rank(
	db: Db,
	{ need, reach, viewer, basis, size, only, among }: RankRequest
): Promise<Ranking> {
	const asked = ask(need, basis);
	const question = { need, ask: asked, concepts: basis.concepts, reach, viewer, today: basis.today, among };
	const matches = new Map<string, Match | undefined>();
	for (let limit = only ? mostCandidates : size * 3; ; limit = Math.min(limit * 4, mostCandidates)) {
		const found = await findCandidates(db, { ...question, limit });
		const factsOf = await openFacts(db, viewer, found);
		const matchOf = (id: string): Match | undefined => {
			if (matches.has(id)) return matches.get(id);
			const facts = factsOf(id);
			const shown = facts && (!only || only(facts)) ? matchAsked(asked, need, facts, basis) : undefined;
			matches.set(id, shown);
			return shown;
		};
		const lists = listedGroups.map((group) => ({ group, ...listOf(group, found, { matchOf, limit, size }) }));
		const certain = lists.every((list) => list.certain);
		if (!certain && limit < mostCandidates) continue;
		const forTeams = found.forTeams.flatMap((id) => matchOf(id) ?? []);
		return {
			groups: Object.fromEntries(
				lists.map(({ group, list }) => [
					group,
					{ matches: list.slice(0, size), total: only ? list.length : totalOf(group, found) }
				])
			) as Ranking['groups'],
			excluded: among ? [] : excludedOf(found),
			onlyForVerified: among ? null : hiddenOf(found),
			team: teamOf(asked.skills, forTeams),
			coverMost: coverMost(asked.skills, forTeams, totalOf('main', found) + totalOf('near_miss', found)),
			scanned: matches.size,
			complete: certain
		};
	}
}

interface Reading {
	/** Undefined for whoever is not shown after all. */
	matchOf: (id: string) => Match | undefined;
	/** So many were read of the group at most. */
	limit: number;
	size: number;
}

/**
 * The best of a group in order, reading only as far as somebody could still stand before the last place. The score
 * has the last word on who belongs here, should postings lag behind a newer vocabulary.
 */
function listOf(
	group: ListedGroup,
	{ rows }: Candidates,
	{ matchOf, limit, size }: Reading
): { list: Match[]; certain: boolean } {
	const read = rows.filter((row) => row.group === group);
	const best: Match[] = [];
	for (const { profileId, bound } of read) {
		const last = best[size - 1];
		if (last && byTotal(last, { profileId, total: bound }) <= 0) return { list: best, certain: true };
		const match = matchOf(profileId);
		if (match?.group === group) insert(best, match);
	}
	return { list: best, certain: read.length < limit || read.length === 0 };
}

/** Keeps the list in order; candidates come nearly so. */
function insert(list: Match[], match: Match): void {
	let at = list.length;
	for (let before = list[at - 1]; before && byTotal(match, before) < 0; before = list[at - 1]) at -= 1;
	list.splice(at, 0, match);
}

function totalOf(group: Group, { counts }: Candidates): number {
	return counts
		.filter((each) => each.group === group && !each.hidden)
		.reduce((sum, { count }) => sum + count, 0);
}

function excludedOf(found: Candidates): Ranking['excluded'] {
	const shown = found.counts.filter(({ hidden }) => !hidden);
	const sharing = shown.reduce((sum, { count }) => sum + count, 0);
	const reasons = shown.flatMap(({ reason, count }) => (reason === null ? [] : [{ reason, count }]));
	const rest = found.withinReach - sharing;
	return [...reasons, ...(rest > 0 ? [{ reason: 'no_shared_skill', count: rest }] : [])].sort(
		(a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)
	);
}

/** An exact count would tell, by asking for one skill more, that a single hidden profile holds it. */
function hiddenOf({ counts }: Candidates): number | null {
	const hidden = counts.find(({ group, hidden }) => group === 'main' && hidden)?.count ?? 0;
	return hidden >= smallestCount ? hidden - (hidden % smallestCount) : null;
}

function teamOf(
	skills: readonly { skill: string; must: boolean }[],
	candidates: readonly Match[]
): Team | undefined {
	const musts = skills.filter(({ must }) => must).map(({ skill }) => skill);
	return team(musts, candidates);
}
