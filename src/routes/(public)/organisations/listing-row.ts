import type { ListingCard } from '#lib/organisations/server/queries.ts';
import { sourceName } from '#lib/organisations/source-name.ts';
import { m } from '#lib/paraglide/messages.js';
import { placeLabel } from '#lib/places/label.ts';
import type { Locale } from '#lib/platform/language.ts';
import { formatDay } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { skillLinks, wordsIn } from '../words.ts';

/** A place to start asking as a list shows it. */
export function listingRow(listing: ListingCard, locale: Locale) {
	const { country, subdivision, city, source, sourceDate } = listing;
	const place = placeLabel({ country, subdivisionName: subdivision, cityName: city }, locale);
	return {
		id: listing.id,
		href: href(`/organisations/${listing.id}`, locale),
		name: listing.name,
		facts: [wordsIn(locale).being(listing.kind), place].filter(Boolean),
		summary: listing.summary,
		skills: skillLinks(listing.skills, locale),
		source: m.organisations_source_word(
			{ source: sourceName(source), day: formatDay(sourceDate, locale) },
			{ locale }
		)
	};
}
export type ListingRow = ReturnType<typeof listingRow>;
