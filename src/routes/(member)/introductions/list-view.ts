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

/** `work`: ids of the work introductions led to, by introduction. */
export function listView(
	introductions: readonly IntroductionCard[],
	work: ReadonlyMap<string, string>,
	locale: Locale
) {
	const rows = introductions.map((card) => ({ card, row: rowOf(card, work.get(card.id), locale) }));
	const where = (of: (card: IntroductionCard) => boolean) =>
		rows.filter(({ card }) => of(card)).map(({ row }) => row);
	const isMine = ({ waitsFor, reading }: IntroductionCard) => waitsFor.some((side) => reading.includes(side));
	return {
		mine: where(isMine),
		theirs: where((card) => isWaiting(card.status) && !isMine(card)),
		open: where(({ status }) => isOpen(status) && !isWaiting(status)),
		working: where(({ status }) => status === 'engaged'),
		ended: where(({ status }) => !isOpen(status) && status !== 'engaged')
	};
}

function rowOf(card: IntroductionCard, work: string | undefined, locale: Locale) {
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
		example: card.example,
		workHref: work === undefined ? undefined : href(`/engagements/${work}`, locale),
		facts: [
			...others,
			began({ day }, { locale }),
			isWaiting(card.status)
				? m.introductions_answer_until({ day: formatDay(lapsesOn(card), locale) }, { locale })
				: ''
		].filter(Boolean)
	};
}
