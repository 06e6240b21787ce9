/** What became of a need, in words: amendments before and after, questions and answers, offices that share it. */
import { m } from '#lib/paraglide/messages.js';
import { canAnswer, canHideQuestion, canReadDesk, canSeeMatches } from '#lib/needs/policy.ts';
import type { NeedPage } from '#lib/needs/server/queries.ts';
import type { NeedRecord } from '#lib/needs/server/record.ts';
import type { Actor } from '#lib/platform/actor.ts';
import type { Locale } from '#lib/platform/language.ts';
import { formatDay, formatList } from '#lib/ui/format.ts';
import { foreign } from '../../words.ts';
import { changeWords } from './change-words.ts';

export function recordView(need: NeedPage, record: NeedRecord, actor: Actor, locale: Locale) {
	const place = {
		officeId: need.officeId,
		origin: need.origin,
		country: need.country,
		subdivision: need.subdivisionCode
	};
	const isPublic = need.status === 'open' || need.status === 'paused';
	return {
		partners: formatList(
			record.partners.map(({ name }) => name),
			locale
		),
		amendments: record.amendments.map(({ id, changes, material, reason, on }) => ({
			...{ id, material },
			reason: reason === '' ? '' : m.need_editor_change_why({ reason }, { locale }),
			title: titleOf(changes, record.placeNames, on, locale),
			changes: changeWords(changes, record.placeNames, locale)
		})),
		questions: record.questions.map((each) => ({
			id: each.id,
			question: each.question,
			lang: foreign(each.language, locale),
			answer: each.answer,
			asked: m.need_editor_asked_on({ day: formatDay(each.askedOn, locale) }, { locale }),
			answered: each.answeredOn
				? m.need_editor_answered_on({ day: formatDay(each.answeredOn, locale) }, { locale })
				: '',
			hidden: each.hiddenBecause ? m.need_editor_hidden({ reason: each.hiddenBecause }, { locale }) : ''
		})),
		may: {
			ask: isPublic && need.origin !== 'archive',
			answer: canAnswer(actor, place),
			hide: canHideQuestion(actor, place),
			work: canReadDesk(actor, place),
			matches: need.origin !== 'archive' && actor.kind === 'member' && canSeeMatches(actor, place)
		}
	};
}
export type RecordView = ReturnType<typeof recordView>;

function titleOf(
	changes: NeedRecord['amendments'][number]['changes'],
	places: NeedRecord['placeNames'],
	on: string,
	locale: Locale
): string {
	const fields = formatList(
		changeWords(changes, places, locale).map(({ field }) => field.toLocaleLowerCase(locale)),
		locale
	);
	return m.need_editor_changes_on({ day: formatDay(on, locale), fields }, { locale });
}
