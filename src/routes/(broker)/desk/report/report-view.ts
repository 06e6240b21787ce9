/** A report in the reader's words, each number with the address of its rows. */
import { inRow } from '#lib/platform/language.ts';
import type { Failure } from '#lib/desk/report.ts';
import type { Days, Report } from '#lib/desk/server/report.ts';
import { type Figure, needFigures, needsOf, unmetSkills, type Wait } from '#lib/figures/counting.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import { countryName, formatDay, formatList, formatNumber } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { figureWords, reasonWords } from './figure-words.ts';

interface Around {
	days: Days;
	/** Appended to an address of the desk. */
	query: string;
	team: string;
	locale: Locale;
	now: Date;
}

const endingMeans = {
	engaged: m.desk_report_engaged_means,
	no_fit: m.desk_report_no_fit_means,
	declined: m.desk_report_declined_means,
	lapsed: m.desk_report_lapsed_means,
	withdrawn: m.desk_report_withdrawn_means
};

const failedAs = {
	nobody_fitted: m.desk_ending_nobody_fitted,
	nobody_answered: m.desk_ending_nobody_answered
};

/** How many skills of unmet needs stand on one page. */
const mostSkills = 5;

export function reportView(report: Report, around: Around) {
	const { locale, days, team } = around;
	const { figures, failure } = report;
	const say = sayer(around);
	const words = { from: formatDay(days.from, locale), to: formatDay(days.to, locale), team };
	return {
		subtitle: m.desk_report_of(words, { locale }),
		empty: figures.counts.asked + figures.counts.open_answer + report.introductions.length === 0,
		happened: [
			say('asked', figures.counts.asked, m.desk_report_asked_means({ ours: figures.ours }, { locale })),
			say('answered', figures.counts.answered, m.desk_report_answered_means({}, { locale })),
			say('both_accepted', figures.counts.both_accepted, m.desk_report_both_accepted_means({}, { locale })),
			say('met', figures.counts.met, m.desk_report_met_means({}, { locale }))
		],
		ended: (['engaged', 'no_fit', 'declined', 'lapsed', 'withdrawn'] as const).map((figure) =>
			say(figure, figures.counts[figure], endingMeans[figure]({}, { locale }))
		),
		reasons: reasonLine(report, locale),
		waits: figures.waits.map((wait) => waitView(wait, around)),
		people: [
			say('newcomers', figures.newcomers, m.desk_report_newcomers_means({}, { locale })),
			say(
				'needs_published',
				figures.needs.needs_published,
				m.desk_report_needs_published_means({}, { locale })
			),
			say('needs_open', figures.needs.needs_open, m.desk_report_needs_open_means({}, { locale })),
			say('unmet', figures.needs.unmet, m.desk_report_unmet_means({}, { locale }))
		],
		skills: skillLine(report, locale),
		failure: failure && {
			id: failure.row.id,
			text: failureWords(failure, locale),
			chosen: report.words !== undefined,
			words: report.words ?? ''
		},
		failures: figures.failures
			.slice(0, 50)
			.map((each) => ({ id: each.row.id, text: failureWords(each, locale) })),
		foot: m.desk_report_foot({ day: formatDay(around.now, locale) }, { locale })
	};
}
export type ReportView = ReturnType<typeof reportView>;

/** The address of the rows a figure counts. */
export function rowsAddress(figure: Figure, { days: { from, to }, query, locale }: Around): string {
	const rest = `figure=${figure}&from=${from}&to=${to}`;
	return href(`/desk/report/rows${query ? `${query}&` : '?'}${rest}`, locale);
}

/** Needs that end without anybody are not waited for. */
const ofNeeds = (figure: Figure) => needFigures.some((each) => each === figure);

/** A number is never a bare nought: where there is nothing, it says so. */
function sayer(around: Around) {
	const { locale } = around;
	return (figure: Figure, count: number | undefined, means?: string) => ({
		figure,
		what: figureWords[figure]({}, { locale }),
		number:
			count === undefined
				? m.desk_report_fewer({}, { locale })
				: count === 0
					? (ofNeeds(figure) ? m.desk_report_no : m.desk_report_none)({}, { locale })
					: formatNumber(count, locale),
		isNone: count === 0,
		href: rowsAddress(figure, around),
		means
	});
}

const waitWords = {
	answered: m.desk_report_wait_answered,
	both_accepted: m.desk_report_wait_both_accepted,
	met: m.desk_report_wait_met
};

function waitView({ reached, count, median, open, openCount, openMedian }: Wait, around: Around) {
	const { locale } = around;
	const inDays = (days: number) => m.desk_days({ count: days }, { locale });
	const none = m.desk_report_none({}, { locale });
	return {
		what: reached in waitWords ? waitWords[reached as keyof typeof waitWords]({}, { locale }) : '',
		median:
			median === undefined
				? none
				: m.desk_report_median_of({ days: inDays(median), count: formatNumber(count, locale) }, { locale }),
		medianHref: rowsAddress(reached, around),
		open:
			openMedian === undefined
				? none
				: m.desk_report_still_of(
						{ count: formatNumber(openCount, locale), days: inDays(openMedian) },
						{ locale }
					),
		openHref: rowsAddress(open, around)
	};
}

function reasonLine({ figures: { reasons } }: Report, locale: Locale): string | undefined {
	const told = reasons.rows.map(
		({ reason, count }) => `${reasonWords[reason]({}, { locale })} (${formatNumber(count, locale)})`
	);
	if (reasons.fewer && told.length === 0) return m.desk_report_reasons_only({}, { locale });
	if (reasons.fewer) told.push(m.desk_report_reasons_fewer({}, { locale }));
	return told.length > 0 ? formatList(told, locale) : undefined;
}

function skillLine({ needs, period }: Report, locale: Locale): string | undefined {
	const concepts = loadConcepts();
	const skills = unmetSkills(needsOf('unmet', needs, period)).slice(0, mostSkills);
	if (skills.length === 0) return undefined;
	const told = skills.map(({ skill, country, region, needs: asked }) => {
		const place = region ?? (country ? countryName(country, locale) : undefined);
		const label = concepts.label(skill, locale);
		return `${inRow(place ? [label, place] : [label], locale)} (${formatNumber(asked.length, locale)})`;
	});
	return m.desk_report_unmet_skills({ skills: inRow(told, locale, ';') }, { locale });
}

function failureWords({ kind, row, days }: Failure, locale: Locale): string {
	const { title, office } = row;
	const facts = { title, office: office ?? '?', days: m.desk_days({ count: days }, { locale }) };
	if (kind === 'need') {
		const ending = row.ending === 'nobody_fitted' ? 'nobody_fitted' : 'nobody_answered';
		return m.desk_report_failure_need({ ...facts, ending: failedAs[ending]({}, { locale }) }, { locale });
	}
	const ending = figureWords[row.ending ?? 'no_fit']({}, { locale }).toLocaleLowerCase(locale);
	const reason = reasonWords[row.reason ?? (row.ending === 'lapsed' ? 'not_answered' : 'not_recorded')](
		{},
		{ locale }
	);
	return m.desk_report_failure_introduction({ ...facts, ending, reason }, { locale });
}
