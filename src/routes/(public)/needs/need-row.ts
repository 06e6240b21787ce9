import { m } from '#lib/paraglide/messages.js';
import type { NeedCard } from '#lib/needs/server/queries.ts';
import { placeLabel } from '#lib/places/label.ts';
import type { Locale } from '#lib/platform/language.ts';
import { formatDay } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { foreign, skillLinks, wordsIn } from '../words.ts';

/** A need as a list shows it: everything ready to be read. */
export function needRow(need: NeedCard, locale: Locale) {
	const words = wordsIn(locale);
	const { country, subdivision, city } = need;
	const place = placeLabel({ country, subdivisionName: subdivision, cityName: city }, locale);
	const published = need.publishedAt
		? m.needs_published({ day: formatDay(need.publishedAt, locale) }, { locale })
		: m.needs_undated({ day: formatDay(need.createdAt, locale) }, { locale });
	const closes = need.closesOn && m.needs_closes({ day: formatDay(need.closesOn, locale) }, { locale });
	return {
		id: need.id,
		href: href(`/needs/${need.id}`, locale),
		title: need.title,
		lang: foreign(need.language, locale),
		example: need.origin === 'example',
		archive: need.origin === 'archive',
		facts: [
			words.status(need.ending ?? need.status),
			need.kind ? words.kind(need.kind) : '',
			place || (need.presence === 'remote' ? m.needs_presence_remote({}, { locale }) : '')
		].filter(Boolean),
		summary: need.summary,
		from: [need.office ?? need.source, published, closes].filter(Boolean).join(' · '),
		skills: skillLinks(need.skills, locale)
	};
}
export type NeedRow = ReturnType<typeof needRow>;
