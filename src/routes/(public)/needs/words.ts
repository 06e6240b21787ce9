/** The codes of a need and the message each is said with. */
import { m } from '#lib/paraglide/messages.js';

export const presenceWords = {
	on_site: m.needs_presence_on_site,
	remote: m.needs_presence_remote,
	either: m.needs_presence_either
};

export const intentWords = {
	now: m.needs_intent_now,
	soon: m.needs_intent_soon,
	exploring: m.needs_intent_exploring
};

export const levelWords = { 1: m.needs_level_1, 2: m.needs_level_2, 3: m.needs_level_3, 4: m.needs_level_4 };

export const gateWords = {
	registered_supplier: m.needs_gate_registered_supplier,
	framework: m.needs_gate_framework,
	size_class: m.needs_gate_size_class,
	clearance: m.needs_gate_clearance,
	can_invoice: m.needs_gate_can_invoice
};

const stepWords = new Map([
	['create', m.needs_step_create],
	['submit', m.needs_step_submit],
	['publish', m.needs_step_publish],
	['send_back', m.needs_step_send_back],
	['discard', m.needs_step_discard],
	['pause', m.needs_step_pause],
	['resume', m.needs_step_resume],
	['close', m.needs_step_close],
	['lapse', m.needs_step_lapse],
	['import', m.needs_step_import],
	['confirm', m.need_editor_step_confirm],
	['hand_over', m.need_editor_step_hand_over]
]);
export const stepWord = (step: string) => stepWords.get(step) ?? m.needs_step_other;
