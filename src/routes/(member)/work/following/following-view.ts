/** What somebody follows, and the open needs it holds, in words. */
import type { listFollowed, listFollowedNeeds } from '#lib/following/server/queries.ts';
import { m } from '#lib/paraglide/messages.js';
import { countryName } from '#lib/places/countries.ts';
import { inRow, type Locale } from '#lib/platform/language.ts';
import { href } from '#lib/ui/href.ts';
import { foreign } from '../../../(public)/words.ts';

const kinds = {
	need: m.work_kind_need,
	place: m.work_kind_place,
	organisation: m.work_kind_organisation
};
const pages = { need: 'needs', organisation: 'organisations' } as const;

export function followingView(
	followed: Awaited<ReturnType<typeof listFollowed>>,
	needs: Awaited<ReturnType<typeof listFollowedNeeds>>,
	locale: Locale
) {
	return {
		followed: followed.map(({ kind, subject, name, country }) => ({
			...{ kind, subject, words: kinds[kind]({}, { locale }) },
			name:
				inRow([name ?? '', country ? countryName(country, locale) : ''].filter(Boolean), locale) || subject,
			href: kind === 'place' ? undefined : href(`/${pages[kind]}/${subject}`, locale)
		})),
		needs: needs.map(({ id, title, language, office }) => ({
			...{ id, title, href: href(`/needs/${id}`, locale), lang: foreign(language, locale) },
			facts: office === null ? [] : [office]
		}))
	};
}
