import type { ListingPage } from '#lib/organisations/server/queries.ts';
import { m } from '#lib/paraglide/messages.js';
import { placeLabel } from '#lib/places/label.ts';
import type { Locale } from '#lib/platform/language.ts';
import { formatDay, formatList } from '#lib/ui/format.ts';
import { drawMap } from '#lib/ui/server/draw-map.ts';
import { skillLinks, wordsIn } from '../../words.ts';

/** A copied entry as its page shows it. */
export function listingView(listing: ListingPage, locale: Locale) {
	const words = wordsIn(locale);
	const { id, name, summary, url, source, licence, sourceKey, country, subdivision, city, lat, lng } =
		listing;
	const place = placeLabel({ country, subdivisionName: subdivision, cityName: city }, locale);
	const languages = formatList(listing.languages.map(words.language), locale);
	return {
		listing: {
			...{ id, name, summary, url, source, licence, sourceKey, place },
			day: formatDay(listing.sourceDate, locale),
			facts: [
				{ term: m.organisations_kind({}, { locale }), words: words.being(listing.kind) },
				{ term: m.organisations_place({}, { locale }), words: place },
				{ term: m.organisations_languages({}, { locale }), words: languages }
			],
			skills: skillLinks(listing.skills, locale)
		},
		map: lat === null || lng === null ? undefined : drawMap([{ lat, lng, label: name, tone: 'slate' }])
	};
}
export type ListingView = ReturnType<typeof listingView>;
