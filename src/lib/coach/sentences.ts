import type { m } from '../paraglide/messages.js';
import { renderMessage } from '../platform/messages.ts';
import type { Locale } from '../platform/language.ts';
import type { Check, CheckCode } from './checks.ts';

const keys = {
	no_problem: 'coach_no_problem',
	no_skill: 'coach_no_skill',
	too_many_musts: 'coach_too_many_musts',
	no_budget: 'coach_no_budget',
	no_deadline: 'coach_no_deadline',
	deadline_past: 'coach_deadline_past',
	deadline_soon: 'coach_deadline_soon',
	deadline_weekend: 'coach_deadline_weekend',
	frame_short: 'coach_frame_short',
	jargon: 'coach_jargon',
	nothing_afterwards: 'coach_nothing_afterwards',
	nobody_maintains: 'coach_nobody_maintains',
	production_as_volunteering: 'coach_production_as_volunteering',
	rule_weighs: 'coach_rule_weighs'
} as const satisfies Record<CheckCode, keyof typeof m>;

/** What the coach says, in the reader's language. */
export function sayCheck({ code, params }: Check, locale: Locale): string {
	return renderMessage(keys[code], params, locale);
}
