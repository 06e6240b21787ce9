import type { MatchRow } from '#lib/matching/answer.ts';
import type { NeedMatches } from '#lib/matching/server/need-matches.ts';
import type { Locale } from '#lib/platform/language.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';

/** Who fits a need, with the names of every skill the reasons speak of. */
export function matchesView({ groups, coverMost, onlyForVerified, buys }: NeedMatches, locale: Locale) {
	const { main, near_miss, ask_first, busy } = groups;
	const rows = [...[main, near_miss, ask_first, busy].flatMap((group) => group.rows), ...coverMost];
	return {
		main,
		nearMiss: near_miss,
		askFirst: ask_first,
		busy,
		coverMost,
		onlyForVerified,
		buys,
		names: namesIn(rows, locale)
	};
}
export type MatchesView = ReturnType<typeof matchesView>;

function namesIn(rows: readonly MatchRow[], locale: Locale): Record<string, string> {
	const concepts = loadConcepts();
	const ids = rows.flatMap(({ parts, reason }) => [
		...parts.flatMap(({ params }) => [params['skill'], params['held']]),
		reason
	]);
	const known = ids.filter((id) => typeof id === 'string' && concepts.byId(id) !== undefined) as string[];
	return Object.fromEntries(known.map((id) => [id, concepts.label(id, locale)]));
}
