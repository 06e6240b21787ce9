/** A change of a need that waits for a second pair of eyes, and what became of the reader's own last one. */
import type { OwnNeed } from '#lib/needs/server/desk.ts';
import { findDecidedChange, findWaitingChange } from '#lib/needs/server/change-queries.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { waitingView } from '../../waiting-view.ts';

export async function changeOf({ db, actor }: Context, need: OwnNeed, locale: Locale) {
	const waiting = await findWaitingChange(db, actor, need.id);
	if (waiting) return { waiting: waitingView(waiting, waiting.placeNames, actor, locale), again: undefined };
	const decided = await findDecidedChange(db, actor, need.id);
	const own = actor.kind === 'member' && decided?.personId === actor.personId;
	const goesOn = decided?.decision === 'refused' || decided?.decision === 'withdrawn';
	if (!decided || !own || !goesOn || need.status === 'closed')
		return { waiting: undefined, again: undefined };
	const { fields, why, decision, reason } = decided;
	const refused = decision === 'refused' ? m.need_change_refused({ reason }, { locale }) : '';
	return { waiting: undefined, again: { fields, why, refused } };
}

/** What the last form of the page did, from its address. */
export function doneIn({ searchParams }: URL, locale: Locale): string {
	if (searchParams.has('sent')) return m.need_change_sent({}, { locale });
	if (searchParams.has('approved')) return m.need_change_approved({}, { locale });
	return searchParams.has('saved') ? m.need_editor_saved({}, { locale }) : '';
}
