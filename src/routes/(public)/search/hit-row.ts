import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import { type SearchKind, searchKinds } from '#lib/search/kinds.ts';
import { marksIn } from '#lib/search/marks.ts';
import type { SearchHit } from '#lib/search/server/queries.ts';
import { formatList, formatNumber } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { skillLinks, wordsIn } from '../words.ts';

const kindWords: Readonly<Record<SearchKind, typeof m.search_kind_need>> = {
	need: m.search_kind_need,
	profile: m.search_kind_profile,
	organisation: m.search_kind_organisation,
	product: m.search_kind_product,
	lesson: m.search_kind_lesson,
	outcome: m.search_kind_outcome,
	place: m.search_kind_place
};

const standingWords = {
	example: (locale: Locale) => ({
		tone: 'example' as const,
		words: m.common_example({}, { locale }),
		title: m.common_example_title({}, { locale })
	}),
	archive: (locale: Locale) => ({
		tone: 'plain' as const,
		words: m.lists_archive({}, { locale }),
		title: m.lists_archive_title({}, { locale })
	}),
	unclaimed: (locale: Locale) => ({
		tone: 'plain' as const,
		words: m.common_unclaimed({}, { locale }),
		title: m.common_unclaimed_title({}, { locale })
	})
};

/** Where a thing has its page; places have none yet. */
const pages: Readonly<Record<Exclude<SearchKind, 'place'>, (id: string) => string>> = {
	need: (id) => `/needs/${id}`,
	profile: (id) => `/people/${id}`,
	organisation: (id) => `/organisations/${id}`,
	product: (id) => `/products/${id}`,
	lesson: (id) => `/lessons/${id}`,
	outcome: (id) => `/engagements/${id}/outcome`
};

/** A kind in words; one the search does not know reads as itself. */
export function kindWord(kind: string, locale: Locale): string {
	const known = searchKinds.find((one) => one === kind);
	return known ? kindWords[known]({}, { locale }) : kind;
}

/** Something that was found, as the list shows it: everything ready to be read. */
export function hitRow(hit: SearchHit, words: readonly string[], locale: Locale) {
	const { kind, id, name, summary, countries, skills, weight } = hit;
	const country = wordsIn(locale).country;
	const where = countries.length > 3 ? '' : formatList(countries.map(country), locale);
	const [code] = countries;
	return {
		id: `${kind}-${id}`,
		kind: kindWord(kind, locale),
		standing: hit.standing && standingWords[hit.standing](locale),
		href: kind === 'place' ? undefined : href(pages[kind](id), locale),
		name,
		nameParts: marksIn(name, words),
		summaryParts: marksIn(summary, words),
		facts: [where, kind === 'place' ? inhabitants(weight, locale) : ''].filter(Boolean),
		skills: skillLinks(skills.slice(0, 6), locale),
		leads: kind === 'place' && code !== undefined ? leadsFrom(code, country(code), locale) : []
	};
}
export type HitRow = ReturnType<typeof hitRow>;

function inhabitants(count: number, locale: Locale): string {
	return count === 0 ? '' : m.search_inhabitants({ count: formatNumber(count, locale) }, { locale });
}

/** From a place to what there is in its country. */
function leadsFrom(code: string, country: string, locale: Locale) {
	return [
		{
			href: href(`/needs?country=${code}`, locale),
			words: m.search_place_needs({ country }, { locale })
		},
		{
			href: href(`/people?country=${code}`, locale),
			words: m.search_place_people({ country }, { locale })
		}
	];
}
