/** Credit of a profile, in words: who said it, for which need, which skills, and what does not count. */
import type { listCredit } from '#lib/outcomes/server/credit-queries.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import { formatDay } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { foreign, skillLinks } from '../../words.ts';

export type StoredCredit = Awaited<ReturnType<typeof listCredit>>[number];

export function creditView(credit: readonly StoredCredit[], locale: Locale) {
	return credit.map((each) => ({
		id: each.id,
		skill: skillLinks([each.skill], locale)[0] ?? { id: each.skill, label: each.skill, href: '' },
		words: each.words,
		by: m.credit_line({ office: each.office, day: formatDay(each.at, locale) }, { locale }),
		office: href(`/organisations/${each.officeId}`, locale),
		need: {
			href: href(`/needs/${each.needId}`, locale),
			title: each.need,
			lang: foreign(each.language, locale)
		},
		hidden: each.hidden,
		mark: markOf(each, locale),
		markTitle: each.reciprocal ? m.credit_reciprocal_title({}, { locale }) : ''
	}));
}
export type CreditView = ReturnType<typeof creditView>;

/** Why it does not count, '' where it does. */
export function markOf({ reciprocal, counts }: StoredCredit, locale: Locale): string {
	if (reciprocal) return m.credit_reciprocal({}, { locale });
	return counts ? '' : m.credit_over({}, { locale });
}
