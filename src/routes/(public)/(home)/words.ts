import { m } from '#lib/paraglide/messages.js';

/** Codes of the answer and the message each is said with; components call them in the reader's language. */

export const kindWords = {
	paid_contract: m.home_kind_paid_contract,
	small_purchase: m.home_kind_small_purchase,
	grant: m.home_kind_grant,
	stipend: m.home_kind_stipend,
	secondment: m.home_kind_secondment,
	volunteering: m.home_kind_volunteering,
	advice: m.home_kind_advice,
	mentoring: m.home_kind_mentoring,
	training: m.home_kind_training,
	code_review: m.home_kind_code_review,
	market_sounding: m.home_kind_market_sounding
};

export const presenceWords = { on_site: m.home_presence_on_site, remote: m.home_presence_remote };

export const bandWords = {
	strong: m.home_band_strong,
	good: m.home_band_good,
	possible: m.home_band_possible
};

/** Who somebody is: kinds of profiles and of listings. */
export const beingWords = {
	person: m.home_person,
	firm: m.home_firm,
	community: m.home_community,
	public_body: m.home_public_body,
	civic_group: m.home_civic_group,
	research_group: m.home_research_group
};

/** The question an unknown gate asks. */
const gateWords = new Map([
	['kind', m.home_gate_kind],
	['dates', m.home_gate_dates],
	['presence', m.home_gate_presence],
	['language', m.home_gate_language],
	['registered_supplier', m.home_gate_registered_supplier],
	['framework', m.home_gate_framework],
	['size_class', m.home_gate_size_class],
	['clearance', m.home_gate_clearance],
	['can_invoice', m.home_gate_can_invoice]
]);
export const gateWord = (code: string) => gateWords.get(code) ?? m.home_gate_other;

/** Why somebody is not listed. The rules of a purchase are told as one. */
const reasonWords = new Map([
	['not_available', m.home_reason_not_available],
	['no_shared_skill', m.home_reason_no_shared_skill],
	['lacks_must_haves', m.home_reason_lacks_must_haves],
	['kind', m.home_reason_kind],
	['dates', m.home_reason_dates],
	['presence', m.home_reason_presence],
	['language', m.home_reason_language]
]);
export function reasonWord(code: string) {
	return reasonWords.get(code) ?? (gateWords.has(code) ? m.home_reason_gates : m.home_reason_other);
}

/** Where a product or an earlier need stands: registry status, or status and ending. */
const statusWords = new Map([
	['nominee', m.home_status_nominee],
	['recognised', m.home_status_recognised],
	['archived', m.home_status_archived],
	['not_recorded', m.home_status_not_recorded],
	['draft', m.need_editor_status_draft],
	['in_review', m.home_status_in_review],
	['open', m.home_status_open],
	['paused', m.home_status_paused],
	['closed', m.home_status_closed],
	['engaged', m.home_status_engaged],
	['nobody_answered', m.home_status_nobody_answered],
	['nobody_fitted', m.home_status_nobody_fitted],
	['solved_ourselves', m.home_status_solved_ourselves],
	['moved_to_tender', m.home_status_moved_to_tender],
	['changed_our_mind', m.home_status_changed_our_mind],
	['duplicate', m.home_status_duplicate],
	['office_closed', m.home_status_office_closed],
	['lapsed', m.home_status_lapsed]
]);
/** `closed:engaged` reads its ending. */
export function statusWord(status: string) {
	return statusWords.get(status.split(/[:/ ]/).at(-1) ?? status) ?? m.home_status_not_recorded;
}
