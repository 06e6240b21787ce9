/** What each figure of the board is called, and what it counts. */
import type { BoardFigure } from '#lib/figures/board.ts';
import { m } from '#lib/paraglide/messages.js';
import { endingWord } from '../../(member)/engagements/words.ts';
import type { Locale } from '#lib/platform/language.ts';
import { engagementEndings } from '#lib/engagements/lifecycle.ts';

type Word = (params: Record<string, never>, options: { locale: Locale }) => string;
type Named = Exclude<BoardFigure, `work_${(typeof engagementEndings)[number]}`>;

const named: Record<Named, { name: Word; means?: Word }> = {
	asked: { name: m.desk_report_asked, means: m.figures_asked_means },
	answered: { name: m.desk_report_answered, means: m.desk_report_answered_means },
	both_accepted: { name: m.desk_report_both_accepted, means: m.desk_report_both_accepted_means },
	met: { name: m.desk_report_met, means: m.desk_report_met_means },
	ended: { name: m.figures_ended, means: m.figures_ended_means },
	engaged: { name: m.desk_report_engaged, means: m.desk_report_engaged_means },
	no_fit: { name: m.desk_report_no_fit, means: m.desk_report_no_fit_means },
	declined: { name: m.desk_report_declined, means: m.desk_report_declined_means },
	lapsed: { name: m.desk_report_lapsed, means: m.desk_report_lapsed_means },
	withdrawn: { name: m.desk_report_withdrawn, means: m.desk_report_withdrawn_means },
	newcomers: { name: m.desk_report_newcomers, means: m.desk_report_newcomers_means },
	open_answer: { name: m.desk_open_answer },
	open_both: { name: m.desk_open_both },
	open_met: { name: m.desk_open_met },
	outcome: { name: m.figures_outcome, means: m.figures_outcome_means },
	open_outcome: { name: m.figures_open_outcome, means: m.figures_open_outcome_means },
	asked_answered: { name: m.figures_asked_answered, means: m.figures_asked_answered_means },
	asked_not_answered: { name: m.figures_asked_not_answered, means: m.figures_asked_not_answered_means },
	with_broker: { name: m.figures_with_broker, means: m.figures_with_broker_means },
	without_broker: { name: m.figures_without_broker, means: m.figures_without_broker_means },
	same_region: { name: m.figures_same_region, means: m.figures_same_region_means },
	same_country: { name: m.figures_same_country, means: m.figures_same_country_means },
	elsewhere: { name: m.figures_elsewhere, means: m.figures_elsewhere_means },
	not_recorded: { name: m.figures_not_recorded, means: m.figures_not_recorded_means },
	refused: { name: m.figures_refused, means: m.figures_refused_means },
	needs_published: { name: m.desk_report_needs_published, means: m.figures_needs_published_means },
	needs_open: { name: m.desk_report_needs_open, means: m.desk_report_needs_open_means },
	unmet: { name: m.desk_report_unmet, means: m.desk_report_unmet_means },
	needs_lapsed: { name: m.figures_needs_lapsed, means: m.figures_needs_lapsed_means },
	questions_unanswered: { name: m.figures_questions, means: m.figures_questions_means },
	work_ended: { name: m.figures_work_ended, means: m.figures_work_ended_means },
	staff_recorded: { name: m.figures_staff_recorded, means: m.figures_staff_recorded_means },
	staff_not_recorded: { name: m.figures_staff_not_recorded, means: m.figures_staff_not_recorded_means },
	work_not_told: { name: m.figures_work_not_told, means: m.figures_work_not_told_means }
};

export function figureName(figure: BoardFigure, locale: Locale): string {
	const ending = engagementEndings.find((each) => figure === `work_${each}`);
	if (ending) return asHead(endingWord(ending, locale), locale);
	return named[figure as Named].name({}, { locale });
}

/** Endings are worded to stand inside a sentence. */
const asHead = (words: string, locale: Locale) => words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);

export function figureMeans(figure: BoardFigure, locale: Locale): string {
	return figure in named ? (named[figure as Named].means?.({}, { locale }) ?? '') : '';
}
