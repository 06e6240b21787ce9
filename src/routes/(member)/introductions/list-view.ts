/** The introductions of the reader, by what is next in them. */
import { isOpen, isWaiting } from '#lib/introductions/lifecycle.ts';
import type { IntroductionCard } from '#lib/introductions/server/queries.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import { formatDay } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { foreign } from '../../(public)/words.ts';
import { lapsesOn, namesOf, statusWords } from './introduction-words.ts';

export type ListRow = ReturnType<typeof rowOf>;

export function listView(introductions: readonly IntroductionCard[], locale: Locale) {
	const rows = introductions.map((card) => ({ card, row: rowOf(card, locale) }));
	const where = (of: (card: IntroductionCard) => boolean) =>
		rows.filter(({ card }) => of(card)).map(({ row }) => row);
	const isMine = ({ waitsFor, reading }: IntroductionCard) => waitsFor.some((side) => reading.includes(side));
	return {
		mine: where(isMine),
		theirs: where((card) => isWaiting(card.status) && !isMine(card)),
		open: where(({ status }) => isOpen(status) && !isWaiting(status)),
		ended: where(({ status }) => !isOpen(status))
	};
}

function rowOf(card: IntroductionCard, locale: Locale) {
	const names = namesOf(card, locale);
	const day = formatDay(card.askedAt ?? card.createdAt, locale);
	const began = card.askedAt ? m.introductions_asked_on : m.introductions_suggested_on;
	// Each side knows itself: an office tells its rows apart by who it is, everybody else by the need.
	const office = card.reading.includes('office');
	const others = office
		? [card.title]
		: card.reading.includes('profile')
			? [names.office]
			: [names.office, names.profile];
	return {
		id: card.id,
		href: href(`/introductions/${card.id}`, locale),
		title: office ? names.profile : card.title,
		lang: office ? undefined : foreign(card.language, locale),
		status: statusWords[card.status]({}, { locale }),
		facts: [
			...others,
			began({ day }, { locale }),
			isWaiting(card.status)
				? m.introductions_answer_until({ day: formatDay(lapsesOn(card), locale) }, { locale })
				: ''
		].filter(Boolean)
	};
}
