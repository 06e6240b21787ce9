import type { CheckInAnswer, OutcomeStep, Publication } from '#lib/outcomes/lifecycle.ts';
import { m } from '#lib/paraglide/messages.js';

/** The questions to both sides, in the order they are asked; `lines` of a long answer, or a number. */
export const questions = [
	{ field: 'wanted', ask: m.outcomes_ask_wanted, hint: undefined, lines: 3 },
	{ field: 'happened', ask: m.outcomes_ask_happened, hint: undefined, lines: 4 },
	{ field: 'worked', ask: m.outcomes_ask_worked, hint: undefined, lines: 3 },
	{ field: 'did_not_work', ask: m.outcomes_ask_did_not_work, hint: m.outcomes_hint_did_not_work, lines: 3 },
	{ field: 'tell_next', ask: m.outcomes_ask_tell_next, hint: undefined, lines: 3 },
	{ field: 'staff_can', ask: m.outcomes_ask_staff_can, hint: undefined, lines: 2 },
	{ field: 'staff_count', ask: m.outcomes_ask_staff_count, hint: undefined, lines: 0 },
	{
		field: 'staff_shown_by',
		ask: m.outcomes_ask_staff_shown_by,
		hint: m.outcomes_hint_staff_shown_by,
		lines: 2
	},
	{ field: 'keys_held_by', ask: m.outcomes_ask_keys_held_by, hint: m.outcomes_hint_no_names, lines: 2 },
	{ field: 'maintained_by', ask: m.outcomes_ask_maintained_by, hint: m.outcomes_hint_no_names, lines: 2 },
	{ field: 'local_parties', ask: m.outcomes_ask_local_parties, hint: m.outcomes_hint_local_parties, lines: 0 }
] as const;

export const answerWords = {
	yes: m.outcomes_answer_yes,
	partly: m.outcomes_answer_partly,
	no: m.outcomes_answer_no,
	not_known: m.outcomes_answer_not_known
} satisfies Record<CheckInAnswer, unknown>;

export const publicationWords = {
	not_asked: m.outcomes_publication_not_asked,
	agreed: m.outcomes_publication_agreed,
	refused: m.outcomes_publication_refused
} satisfies Record<Publication, unknown>;

export const stepWords = {
	account_written: m.outcomes_step_account_written,
	publication_agreed: m.outcomes_step_publication_agreed,
	publication_refused: m.outcomes_step_publication_refused,
	reply_written: m.outcomes_step_reply_written,
	corrected: m.outcomes_step_corrected,
	taken_down: m.outcomes_step_taken_down,
	put_back: m.outcomes_step_put_back
} satisfies Record<OutcomeStep, unknown>;
