/** The board in the reader's words, each number with the address of its rows. */
import { type BoardFigure, publishedOf, workFigures } from '#lib/figures/board.ts';
import { publicWaits } from '#lib/figures/counting.ts';
import { introductionEndings, localities } from '#lib/figures/rows.ts';
import type { Asked, ReadBoard } from '#lib/figures/server/board.ts';
import type { Months } from '#lib/figures/server/snapshots.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import { formatDay, formatMonth, formatNumber, formatShare } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { addressOf } from './asked.ts';
import { figureMeans, figureName } from './figure-words.ts';

const sections = {
	happened: [
		'asked',
		'asked_answered',
		'asked_not_answered',
		'answered',
		'both_accepted',
		'met',
		'newcomers'
	],
	ended: ['ended', ...introductionEndings],
	near: localities,
	brokers: ['without_broker', 'with_broker'],
	work: ['work_ended', ...workFigures],
	capability: ['staff_recorded', 'staff_not_recorded', 'work_not_told'],
	failed: ['lapsed', 'asked_not_answered', 'unmet', 'needs_lapsed', 'questions_unanswered', 'refused'],
	needs: ['needs_published', 'needs_open']
} as const satisfies Record<string, readonly BoardFigure[]>;

const waitWords = {
	answered: m.desk_report_wait_answered,
	both_accepted: m.desk_report_wait_both_accepted,
	met: m.desk_report_wait_met,
	outcome: m.figures_wait_outcome
};

export function boardView(read: ReadBoard, asked: Asked, locale: Locale) {
	const { board, period, example } = read;
	const published = (figure: BoardFigure) => publishedOf(board, figure);
	const say = (figure: BoardFigure) => figureView(published(figure), asked, locale);
	const part = (name: keyof typeof sections) =>
		sections[name]
			.map(say)
			.filter(({ figure, isNone }) => !(figure.startsWith('work_') && isNone) || figure === 'work_ended');
	const [all, answered] = [published('asked').count, published('asked_answered').count];
	const staff = published('staff_recorded');
	return {
		example,
		until: m.figures_until(
			{ from: formatDay(period.from, locale), to: formatDay(period.to, locale) },
			{ locale }
		),
		share:
			all !== undefined && answered !== undefined && all > 0
				? m.figures_share(
						{
							share: formatShare(Math.round((answered / all) * 10_000), locale),
							answered: formatNumber(answered, locale),
							all: formatNumber(all, locale)
						},
						{ locale }
					)
				: m.figures_share_missing({}, { locale }),
		/** Nothing was asked for, or too little to be told. */
		missing: all === undefined || all === 0,
		happened: part('happened'),
		ended: part('ended'),
		bars: barsOf(sections.ended.slice(1).map(published), locale),
		near: part('near'),
		brokers: part('brokers'),
		waits: publicWaits.map((wait) => waitView(read, wait, { asked, locale })),
		needs: part('needs'),
		work: part('work'),
		workBars: barsOf(workFigures.map(published), locale),
		capability: part('capability'),
		staff: staff.count
			? m.figures_staff({ staff: formatNumber(staff.staff, locale), work: staff.count }, { locale })
			: m.figures_staff_missing({}, { locale }),
		failed: part('failed'),
		files: (['csv', 'json'] as const).map((format) => ({
			format: format.toUpperCase(),
			href: href(addressOf('/scoreboard/export', asked, { as: format }), locale)
		}))
	};
}
export type BoardView = ReturnType<typeof boardView>;

export const rowsAddress = (figure: BoardFigure, asked: Asked, locale: Locale) =>
	href(addressOf('/scoreboard/rows', asked, { figure }), locale);

function figureView({ figure, count }: ReturnType<typeof publishedOf>, asked: Asked, locale: Locale) {
	return {
		figure,
		what: figureName(figure, locale),
		number: numberWords(count, locale),
		isNone: !count,
		href: rowsAddress(figure, asked, locale),
		means: figureMeans(figure, locale)
	};
}

function numberWords(count: number | undefined, locale: Locale): string {
	if (count === undefined) return m.figures_untold({}, { locale });
	return count === 0 ? m.desk_report_none({}, { locale }) : formatNumber(count, locale);
}

/** Shares of the largest, for bars beside figures that stand in the table. */
function barsOf(figures: readonly ReturnType<typeof publishedOf>[], locale: Locale) {
	const told = figures.filter(({ count }) => count !== undefined && count > 0);
	const most = Math.max(1, ...told.map(({ count }) => count ?? 0));
	return told.map(({ figure, count = 0 }) => ({
		what: figureName(figure, locale),
		number: formatNumber(count, locale),
		share: Math.round((count / most) * 10_000)
	}));
}

function waitView(
	{ board }: ReadBoard,
	{ reached, open }: (typeof publicWaits)[number],
	{ asked, locale }: { asked: Asked; locale: Locale }
) {
	const [done, still] = [publishedOf(board, reached), publishedOf(board, open)];
	const inDays = (days = 0) => m.desk_days({ count: days }, { locale });
	return {
		what: waitWords[reached]({}, { locale }),
		median: done.count
			? m.desk_report_median_of(
					{ days: inDays(done.median), count: formatNumber(done.count, locale) },
					{ locale }
				)
			: numberWords(done.count, locale),
		medianHref: rowsAddress(reached, asked, locale),
		open: still.count
			? m.desk_report_still_of(
					{ count: formatNumber(still.count, locale), days: inDays(still.median) },
					{ locale }
				)
			: numberWords(still.count, locale),
		openHref: rowsAddress(open, asked, locale)
	};
}

const inTime = ['asked', 'answered', 'open_answer', 'met', 'work_ended'] as const;

/** Months kept, one line each; medians stand behind their counts. */
export function monthsView(months: Months, locale: Locale) {
	return {
		heads: inTime.map((figure) => figureName(figure, locale)),
		rows: months.map(({ month, figures }) => ({
			month: formatMonth(month, locale),
			cells: inTime.map((figure) => keptWords(figures[figure], locale))
		}))
	};
}
export type MonthsView = ReturnType<typeof monthsView>;

function keptWords(kept: Months[number]['figures'][string], locale: Locale): string {
	const number = numberWords(kept?.count ?? undefined, locale);
	if (!kept?.count || kept.median === null) return number;
	const days = m.desk_days({ count: kept.median }, { locale });
	return m.desk_report_median_of({ days, count: number }, { locale });
}
