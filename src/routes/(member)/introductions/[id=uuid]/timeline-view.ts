/** What happened in an introduction, in words, and what would come next. */
import { type IntroductionStatus, isOpen } from '#lib/introductions/lifecycle.ts';
import type { IntroductionPage } from '#lib/introductions/server/queries.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import { reasonOf } from '../introduction-words.ts';

const steps: Record<string, typeof m.introductions_step_ask> = {
	suggest: m.introductions_step_suggest,
	ask: m.introductions_step_ask,
	accept: m.introductions_step_accept,
	decline: m.introductions_step_decline,
	withdraw: m.introductions_step_withdraw,
	meet: m.introductions_step_meet,
	engage: m.introductions_step_engage,
	end: m.introductions_step_end,
	revoke: m.introductions_step_revoke,
	give: m.introductions_step_give,
	take_over: m.introductions_step_take_over
};

type Step = IntroductionPage['timeline'][number];
interface Item {
	day: string | undefined;
	label: string;
	note: string;
	state: 'done' | 'now' | 'later' | 'failed';
}
const failing: readonly IntroductionStatus[] = ['declined', 'lapsed', 'withdrawn', 'no_fit'];

export function timelineOf(
	{ timeline, status }: Pick<IntroductionPage, 'timeline' | 'status'>,
	names: Record<'office' | 'profile' | 'broker', string>,
	locale: Locale
) {
	const taken = timeline.map((step): Item => ({
		day: step.at.toISOString().slice(0, 10),
		label: labelOf(step, names, locale),
		note: noteOf(step, locale),
		state: failing.includes(step.status) && step.step !== 'revoke' ? 'failed' : 'done'
	}));
	return [...taken, ...comingOf(status, locale)];
}

function labelOf(
	{ step, side }: Step,
	names: Record<'office' | 'profile' | 'broker', string>,
	locale: Locale
) {
	if (side === null)
		return (step === 'lapse' ? m.introductions_step_lapse : m.introductions_step_closed)({}, { locale });
	return (steps[step] ?? m.introductions_step_ask)({ who: names[side] }, { locale });
}

function noteOf({ reasonCode, reason, wouldChange }: Step, locale: Locale): string {
	const said = [reasonCode === null ? '' : reasonOf(reasonCode, locale), reason].filter(Boolean).join('. ');
	return [
		said === '' ? '' : m.introductions_because({ reason: said }, { locale }),
		wouldChange === '' ? '' : m.introductions_would_be_changed({ words: wouldChange }, { locale })
	]
		.filter(Boolean)
		.join(' ');
}

/** The steps still ahead, the next of them marked. */
function comingOf(status: IntroductionStatus, locale: Locale) {
	if (!isOpen(status)) return [];
	const all = [m.introductions_then_accept, m.introductions_then_meet, m.introductions_then_work];
	const done = { both_accepted: 1, met: 2 } as Partial<Record<IntroductionStatus, number>>;
	return all.slice(done[status] ?? 0).map((words, at): Item => ({
		day: undefined,
		label: words({}, { locale }),
		note: '',
		state: at === 0 ? 'now' : 'later'
	}));
}
