import type { NeedPage } from '#lib/needs/server/queries.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import { wordsIn } from '../../words.ts';
import { stepWord } from '../words.ts';

export interface TimelineItem {
	day?: string;
	label: string;
	note?: string;
	state: 'done' | 'now' | 'later' | 'failed';
}

/** Endings that say nobody was found: they are shown as what they are. */
const endedBadly = ['nobody_answered', 'nobody_fitted', 'lapsed'];

/** The recorded steps, oldest first, and what is still to come of a need that is not closed. */
export function timelineOf({ timeline, status, origin }: NeedPage, locale: Locale): TimelineItem[] {
	const words = wordsIn(locale);
	const last = timeline.length - 1;
	const items = timeline.map(({ on, step, ending, reason }, index): TimelineItem => {
		const said = ending ? m.needs_ending_note({ ending: words.status(ending) }, { locale }) : '';
		const why = reason === 'office_not_verified' ? m.needs_office_not_verified({}, { locale }) : reason;
		const note = [said, why ?? ''].filter(Boolean).join('. ');
		const open = index === last && status !== 'closed';
		const state = ending && endedBadly.includes(ending) ? 'failed' : open ? 'now' : 'done';
		return { day: on, label: stepWord(step)({}, { locale }), ...(note && { note }), state };
	});
	if (status === 'closed' || origin === 'archive' || items.length === 0) return items;
	return [...items, { label: m.needs_timeline_next({}, { locale }), state: 'later' }];
}
