import type { Db } from '../../platform/server/db.ts';
import type { MatchGroup, MatchRow, TeamRow } from '../answer.ts';
import type { NeedFacts } from '../facts.ts';
import type { Match } from '../order.ts';
import { loadCards } from './facts.ts';
import type { ListedGroup, Ranking } from './rank.ts';

export interface ShownRanking {
	groups: Record<ListedGroup, MatchGroup>;
	teams: TeamRow[];
	coverMost: MatchRow[];
}

/** The ranking with what a list shows of each profile. */
export async function show(
	db: Db,
	{ groups, team, coverMost }: Ranking,
	need: Pick<NeedFacts, 'places'>,
	locale: string
): Promise<ShownRanking> {
	const matched = [...Object.values(groups).flatMap(({ matches }) => matches), ...coverMost];
	const listed = matched.map(({ profileId }) => profileId);
	const members = team?.members ?? [];
	const cards = await loadCards(db, [...listed, ...members.map(({ profileId }) => profileId)], need, locale);
	const rowOf = ({ profileId, group, reason, total, band, parts }: Match): MatchRow[] => {
		const card = cards.get(profileId);
		if (!card) return [];
		return [{ profileId, ...card, group, ...(reason !== undefined && { reason }), total, band, parts }];
	};
	const groupOf = ({ matches, total }: { matches: Match[]; total: number }): MatchGroup => ({
		rows: matches.flatMap(rowOf),
		total
	});
	const { main, near_miss, ask_first, busy } = groups;
	const joined = members.flatMap(({ profileId, met }) => {
		const card = cards.get(profileId);
		return card ? [{ profileId, name: card.name, covers: met, example: card.example }] : [];
	});
	return {
		groups: {
			main: groupOf(main),
			near_miss: groupOf(near_miss),
			ask_first: groupOf(ask_first),
			busy: groupOf(busy)
		},
		teams: joined.length > 0 ? [{ members: joined }] : [],
		coverMost: coverMost.flatMap((match) =>
			rowOf(match).map((row) => ({ ...row, missing: match.missing, met: match.met.length }))
		)
	};
}
