import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import type { SearchStatus } from '#lib/search/server/status.ts';
import type { About, AnsweredBy } from '#lib/search/server/tally.ts';
import { formatNumber } from '#lib/ui/format.ts';

const aboutWords: Readonly<Record<About, typeof m.search_status_about_all>> = {
	all: m.search_status_about_all,
	need: m.search_status_about_need,
	profile: m.search_status_about_profile,
	match: m.search_status_about_match
};
const answeredBy = ['server', 'too_many', 'behind', 'down'] as const satisfies readonly AnsweredBy[];

/** Who answered, as a sentence and a row for each list; undefined where nobody was counted. */
export function answersView(answers: SearchStatus['answers'], locale: Locale) {
	if (answers.length === 0) return undefined;
	const count = (by: AnsweredBy | undefined, about?: About) =>
		answers
			.filter((each) => (by ?? each.answered) === each.answered && (about ?? each.about) === each.about)
			.reduce((sum, each) => sum + each.count, 0);
	const number = (value: number) => formatNumber(value, locale);
	return {
		sentence: m.search_status_share(
			{ server: number(count('server')), all: number(count(undefined)) },
			{ locale }
		),
		rows: [...new Set(answers.map(({ about }) => about))].map((about) => ({
			about: aboutWords[about]({}, { locale }),
			counts: answeredBy.map((by) => number(count(by, about)))
		}))
	};
}
