/** What each figure of a report is called, and what it counts. */
import type { Figure } from '#lib/figures/counting.ts';
import { m } from '#lib/paraglide/messages.js';

export const figureWords = {
	asked: m.desk_report_asked,
	answered: m.desk_report_answered,
	both_accepted: m.desk_report_both_accepted,
	met: m.desk_report_met,
	engaged: m.desk_report_engaged,
	no_fit: m.desk_report_no_fit,
	declined: m.desk_report_declined,
	lapsed: m.desk_report_lapsed,
	withdrawn: m.desk_report_withdrawn,
	newcomers: m.desk_report_newcomers,
	open_answer: m.desk_open_answer,
	open_both: m.desk_open_both,
	open_met: m.desk_open_met,
	needs_published: m.desk_report_needs_published,
	unmet: m.desk_report_unmet,
	needs_open: m.desk_report_needs_open
} satisfies Record<Figure, unknown>;

export const reasonWords = {
	skill_missing: m.desk_reason_skill_missing,
	level: m.desk_reason_level,
	place: m.desk_reason_place,
	language: m.desk_reason_language,
	dates: m.desk_reason_dates,
	capacity: m.desk_reason_capacity,
	kind_of_work: m.desk_reason_kind_of_work,
	buying_gate: m.desk_reason_buying_gate,
	budget: m.desk_reason_budget,
	someone_else: m.desk_reason_someone_else,
	need_changed: m.desk_reason_need_changed,
	conflict: m.desk_reason_conflict,
	not_answered: m.desk_reason_not_answered,
	other: m.desk_reason_other,
	not_recorded: m.desk_reason_not_recorded
};
