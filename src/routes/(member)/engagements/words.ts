import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import type { DeliveryKind, EngagementEnding, EngagementStatus, Side } from '#lib/engagements/lifecycle.ts';

/** Codes of work and the message each is said with; called with the reader's language. */

export const statusWords = {
	proposed: m.engagements_status_proposed,
	agreed: m.engagements_status_agreed,
	active: m.engagements_status_active,
	delivered: m.engagements_status_delivered,
	accepted: m.engagements_status_accepted,
	not_accepted: m.engagements_status_not_accepted,
	paid: m.engagements_status_paid,
	handed_over: m.engagements_status_handed_over,
	closed: m.engagements_status_closed,
	ended_early: m.engagements_status_ended_early
} satisfies Record<EngagementStatus, unknown>;

/** What was done, as the timeline says it. */
export const stepWords = new Map([
	['propose', m.engagements_step_propose],
	['confirm', m.engagements_step_confirm],
	['agree', m.engagements_step_agree],
	['start', m.engagements_step_start],
	['deliver', m.engagements_step_deliver],
	['accept', m.engagements_step_accept],
	['refuse', m.engagements_step_refuse],
	['pay', m.engagements_step_pay],
	['hand_over', m.engagements_step_hand_over],
	['close', m.engagements_step_close],
	['end_early', m.engagements_step_end_early],
	['invite', m.engagements_step_invite],
	['step_back', m.engagements_step_step_back],
	['let_go', m.engagements_step_let_go]
]);

/** Whose turn it is: said to whoever's it is, and to everybody else. Where either side may go on, both are the same. */
export const turnWords = {
	proposed: { mine: m.engagements_confirm_text, theirs: m.engagements_turn_proposed },
	agreed: { mine: m.engagements_turn_agreed, theirs: m.engagements_turn_agreed },
	active: { mine: m.engagements_turn_active_mine, theirs: m.engagements_turn_active },
	delivered: { mine: m.engagements_turn_delivered_mine, theirs: m.engagements_turn_delivered },
	accepted: { mine: m.engagements_turn_accepted, theirs: m.engagements_turn_accepted },
	accepted_pays: { mine: m.engagements_turn_accepted_pays, theirs: m.engagements_turn_accepted_pays },
	not_accepted: { mine: m.engagements_turn_not_accepted_mine, theirs: m.engagements_turn_not_accepted },
	paid: { mine: m.engagements_turn_accepted, theirs: m.engagements_turn_accepted },
	handed_over: { mine: m.engagements_close_text, theirs: m.engagements_close_text },
	closed: { mine: m.engagements_turn_ended_mine, theirs: m.engagements_turn_ended },
	ended_early: { mine: m.engagements_turn_ended_mine, theirs: m.engagements_turn_ended }
} satisfies Record<EngagementStatus | 'accepted_pays', unknown>;

/** What a button says that takes the step. */
export const doWords = {
	start: m.engagements_do_start,
	deliver: m.engagements_do_deliver,
	accept: m.engagements_do_accept,
	refuse: m.engagements_do_refuse,
	pay: m.engagements_do_pay,
	hand_over: m.engagements_do_hand_over
};
export type Doable = keyof typeof doWords;

export const endingWords = {
	completed: m.engagements_ending_completed,
	never_started: m.engagements_ending_never_started,
	not_accepted: m.engagements_ending_not_accepted,
	money_withdrawn: m.engagements_ending_money_withdrawn,
	need_changed: m.engagements_ending_need_changed,
	people_left: m.engagements_ending_people_left,
	no_time: m.engagements_ending_no_time,
	skills_missing: m.engagements_ending_skills_missing,
	not_paid: m.engagements_ending_not_paid,
	terms_not_agreed: m.engagements_ending_terms_not_agreed,
	other: m.engagements_ending_other
} satisfies Record<EngagementEnding, unknown>;

export const sideWords = {
	office: m.engagements_side_office,
	profile: m.engagements_side_profile
} satisfies Record<Side, unknown>;

export const deliveryWords = {
	merge_request: m.engagements_delivery_merge_request,
	repository: m.engagements_delivery_repository,
	release: m.engagements_delivery_release,
	document: m.engagements_delivery_document,
	training: m.engagements_delivery_training,
	other: m.engagements_delivery_other
} satisfies Record<DeliveryKind, unknown>;

/** An ending in words; a code nobody knows reads as itself. */
export function endingWord(code: string, locale: Locale): string {
	const said = Object.entries(endingWords).find(([ending]) => ending === code);
	return said?.[1]({}, { locale }) ?? code;
}
