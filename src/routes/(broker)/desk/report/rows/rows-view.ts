/** Exactly the rows a figure counts, in the reader's words. */
import type { Report } from '#lib/desk/server/report.ts';
import {
	type Figure,
	introductionFigures,
	introductionsOf,
	type NeedFigure,
	needsOf
} from '#lib/figures/counting.ts';
import type { IntroductionRow, NeedRow } from '#lib/figures/rows.ts';
import { m } from '#lib/paraglide/messages.js';
import { inRow, type Locale } from '#lib/platform/language.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import { formatDay } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { statusWord } from '../../../../(public)/(home)/words.ts';
import { figureWords, reasonWords } from '../figure-words.ts';

interface Around {
	locale: Locale;
	query: string;
}

const kinds = { person: m.desk_who_person, firm: m.desk_who_firm, community: m.desk_who_community };

function isOfIntroductions(figure: Figure): figure is (typeof introductionFigures)[number] {
	return introductionFigures.some((each) => each === figure);
}

export function rowsView(figure: Figure, { introductions, needs, period }: Report, around: Around) {
	return isOfIntroductions(figure)
		? {
				kind: 'introductions' as const,
				rows: introductionsOf(figure, introductions, period).map((row) => introductionView(row, around))
			}
		: {
				kind: 'needs' as const,
				rows: needsOf(figure satisfies NeedFigure, needs, period).map((row) => needView(row, around))
			};
}
export type RowsView = ReturnType<typeof rowsView>;

const dayOf = (at: Date | null, locale: Locale) => (at ? formatDay(at, locale) : '–');

function introductionView(row: IntroductionRow, { locale, query }: Around) {
	const ending = row.ending && figureWords[row.ending]({}, { locale });
	const reason = row.reason && reasonWords[row.reason]({}, { locale });
	return {
		id: row.id,
		title: row.title,
		lang: row.language,
		href: href(`/desk/needs/${row.needId}${query}`, locale),
		office: row.office ?? '',
		who: kinds[row.profileKind]({}, { locale }),
		days: [row.askedAt, row.answeredAt, row.bothAt, row.metAt, row.endedAt].map((at) => dayOf(at, locale)),
		how: [ending ?? m.desk_rows_still_open({}, { locale }), reason].filter(Boolean).join(': ')
	};
}

function needView(row: NeedRow, { locale, query }: Around) {
	const concepts = loadConcepts();
	return {
		id: row.id,
		title: row.title,
		lang: row.language,
		href: href(`/desk/needs/${row.id}${query}`, locale),
		office: row.office ?? '',
		skills: inRow(
			row.skills.map((skill) => concepts.label(skill, locale)),
			locale
		),
		days: [row.publishedAt, row.closedAt].map((at) => dayOf(at, locale)),
		how: row.ending === null ? m.desk_rows_still_open({}, { locale }) : statusWord(row.ending)({}, { locale })
	};
}
