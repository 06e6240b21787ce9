import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import type { MatchGroup, TeamRow } from '../answer.ts';
import { buys } from '../ask.ts';
import type { NeedFacts } from '../facts.ts';
import { type Reach, reachOf, widerThan } from '../reach.ts';
import { readBasis, versionOf } from './basis.ts';
import { firstResults } from './answer-need.ts';
import { findNeedFacts } from './need-facts.ts';
import { type ListedGroup, rank } from './rank.ts';
import { show } from './rows.ts';
import { viewerOf } from './viewer.ts';

export interface NeedMatches {
	need: NeedFacts;
	groups: Record<ListedGroup, MatchGroup>;
	teams: readonly TeamRow[];
	excluded: readonly { reason: string; count: number }[];
	onlyForVerified: number | null;
	buys: boolean;
	reach: Reach;
	/** The next step of widening, where there is one. */
	wider: Reach | undefined;
	complete: boolean;
	version: string;
}

/**
 * Who fits a stored need, as this actor may see it; undefined for a need that is not theirs to read. A visitor
 * is shown public profiles only. `today` as YYYY-MM-DD.
 */
export async function matchesForNeed(
	db: Db,
	actor: Actor,
	needId: string,
	{ today, locale, widen }: { today: string; locale: string; widen?: Reach }
): Promise<NeedMatches | undefined> {
	const need = await findNeedFacts(db, actor, needId);
	if (!need) return undefined;
	const basis = await readBasis(db, need, today);
	const reach = reachOf(need, widen);
	const ranking = await rank(db, { need, reach, viewer: viewerOf(actor), basis, size: firstResults });
	const { groups, teams } = await show(db, ranking, need, locale);
	const { excluded, onlyForVerified, complete } = ranking;
	return {
		...{ need, groups, teams, excluded, onlyForVerified, complete, reach },
		buys: buys(need),
		wider: widerThan(reach),
		version: versionOf(basis)
	};
}
