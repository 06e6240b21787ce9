import { m } from '#lib/paraglide/messages.js';
import { placeLabel } from '#lib/places/label.ts';
import type { Locale } from '#lib/platform/language.ts';
import type { ProfileCard } from '#lib/profiles/server/queries.ts';
import { formatList } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { foreign, skillLinks, wordsIn } from '../words.ts';

/** A profile as a list shows it: everything ready to be read. */
export function profileRow(profile: ProfileCard, locale: Locale) {
	const places = profile.places.map(({ name, country }) => placeLabel({ country, cityName: name }, locale));
	return {
		id: profile.id,
		href: href(`/people/${profile.id}`, locale),
		name: profile.name,
		headline: profile.headline,
		lang: foreign(profile.language, locale),
		example: profile.example,
		facts: [
			wordsIn(locale).being(profile.kind),
			formatList(places, locale),
			profile.remote ? m.people_remote({}, { locale }) : ''
		].filter(Boolean),
		skills: skillLinks(profile.skills, locale)
	};
}
export type ProfileRow = ReturnType<typeof profileRow>;
