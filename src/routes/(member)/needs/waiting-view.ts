/** A change that waits for a second pair of eyes, in words, with what this reader may do about it. */
import { canWithdrawChange, objectionToApprove, objectionToRefuse } from '#lib/needs/policy.ts';
import type { WaitingChanges } from '#lib/needs/server/change-queries.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Actor } from '#lib/platform/actor.ts';
import type { Locale } from '#lib/platform/language.ts';
import { formatDay } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { changeWords } from '../../(public)/needs/[id=uuid]/change-words.ts';
import { foreign } from '../../(public)/words.ts';

export function waitingView(
	change: WaitingChanges['changes'][number],
	places: WaitingChanges['placeNames'],
	actor: Actor,
	locale: Locale
) {
	const day = formatDay(change.at, locale);
	const objection = objectionToApprove(actor, change, change);
	const withdraw = canWithdrawChange(actor, change, change);
	const whyNot = {
		staff_only: '',
		publishers_only: m.need_change_publishers({}, { locale }),
		not_verified: m.need_change_unverified({}, { locale }),
		second_person: ''
	};
	return {
		id: change.id,
		href: href(`/needs/${change.needId}/edit#change`, locale),
		title: change.title,
		lang: foreign(change.language, locale),
		by: change.author
			? m.need_change_by({ name: change.author, day }, { locale })
			: m.need_change_by_nobody({ day }, { locale }),
		reason: change.reason === '' ? '' : m.need_editor_change_why({ reason: change.reason }, { locale }),
		changes: changeWords(change.changes, places, locale),
		may: { approve: !objection, refuse: !objectionToRefuse(actor, change, change), withdraw },
		standing: withdraw ? m.need_change_yours({}, { locale }) : objection ? whyNot[objection] : ''
	};
}
export type WaitingView = ReturnType<typeof waitingView>;
