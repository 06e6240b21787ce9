import { listClosedProfiles } from '../../organisations/server/closed.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import type { MatchGroup, MatchRow, TeamRow } from '../answer.ts';
import { buys } from '../ask.ts';
import type { NeedFacts, ProfileFacts } from '../facts.ts';
import { type Reach, reachOf, widerThan } from '../reach.ts';
import { readBasis, versionOf } from './basis.ts';
import { firstResults } from './answer-need.ts';
import { findNeedFacts } from './need-facts.ts';
import { rankFairly, recordImpressions } from './exposure.ts';
import type { ListedGroup } from './rank.ts';
import { show } from './rows.ts';
import { viewerOf } from './viewer.ts';
import { findByWords, type Words } from './words.ts';

export interface NeedMatches {
	need: NeedFacts;
	groups: Record<ListedGroup, MatchGroup>;
	teams: readonly TeamRow[];
	coverMost: readonly MatchRow[];
	excluded: readonly { reason: string; count: number }[];
	onlyForVerified: number | null;
	buys: boolean;
	reach: Reach;
	/** The next step of widening, where there is one. */
	wider: Reach | undefined;
	complete: boolean;
	/** The search server should have found who uses the words, and Postgres did. */
	instead: boolean;
	version: string;
}

export interface MatchesAsked {
	/** YYYY-MM-DD. */
	today: string;
	locale: string;
	widen?: Reach;
	/** Narrows the whole of every list, not only the rows shown. */
	only?: ((profile: ProfileFacts) => boolean) | undefined;
	/** Narrows everything to whoever uses these words of themselves. */
	words?: Words | undefined;
}

/**
 * Who fits a stored need, as this actor may see it; undefined for a need that is not theirs to read. A visitor
 * is shown public profiles only.
 */
export async function matchesForNeed(
	db: Db,
	actor: Actor,
	needId: string,
	{ today, locale, widen, only, words }: MatchesAsked
): Promise<NeedMatches | undefined> {
	const need = await findNeedFacts(db, actor, needId);
	if (!need) return undefined;
	const basis = await readBasis(db, need, today);
	const reach = reachOf(need, widen);
	const viewer = viewerOf(actor, await listClosedProfiles(db, actor, needId));
	const found = words && (await findByWords(db, actor, words, { need, reach, concepts: basis.concepts }));
	const narrowed = { only, among: found?.among };
	const ranking = await rankFairly(db, { need, reach, viewer, basis, size: firstResults, ...narrowed });
	const { groups, teams, coverMost } = await show(db, ranking, need, locale);
	const { excluded, onlyForVerified, complete, newcomers } = ranking;
	const version = versionOf(basis);
	// A list narrowed by its reader says nothing of what the order gives anybody.
	if (!only && !found)
		await recordImpressions(db, { today, needId, rows: groups.main.rows, newcomers, version });
	return {
		...{ need, groups, teams, coverMost, excluded, onlyForVerified, complete, reach },
		buys: buys(need),
		wider: widerThan(reach),
		instead: found?.instead ?? false,
		version
	};
}
