/** A profile as its page shows it: every code in words, what backs each skill beside it. */
import { m } from '#lib/paraglide/messages.js';
import { placeLabel } from '#lib/places/label.ts';
import { inRow, type Locale } from '#lib/platform/language.ts';
import type { ProfilePage } from '#lib/profiles/server/queries.ts';
import { formatDay, formatList, formatNumber } from '#lib/ui/format.ts';
import { levelWords } from '../../needs/words.ts';
import { foreign, skillLinks, wordsIn } from '../../words.ts';

const evidenceWords = {
	claimed: m.people_evidence_claimed,
	evidenced: m.people_evidence_evidenced,
	attested: m.people_evidence_attested
};

export function profileView(profile: ProfilePage, locale: Locale, now: Date) {
	return {
		id: profile.id,
		name: profile.name,
		headline: profile.headline,
		about: profile.about,
		lang: foreign(profile.language, locale),
		example: profile.example,
		being: wordsIn(locale).being(profile.kind),
		url: profile.url,
		meeting: profile.meetingText,
		meetsAt: meetsAt(profile, locale, now),
		calendar: profile.calendarUrl,
		sayHello: profile.sayHello,
		skills: profile.skills.map((held) => ({
			...(skillLinks([held.skill], locale)[0] ?? { id: held.skill, label: held.skill, href: '' }),
			level: held.level === null ? m.people_not_said({}, { locale }) : levelWords[held.level]({}, { locale }),
			evidence: evidenceWords[held.evidence]({}, { locale }),
			evidenceUrl: held.evidenceUrl,
			lastUsed: held.lastUsed === null ? m.people_not_said({}, { locale }) : String(held.lastUsed)
		})),
		wishes: skillLinks(profile.wishes, locale),
		teachings: skillLinks(profile.teachings, locale),
		facts: factsOf(profile, locale, now)
	};
}

export type ProfileView = ReturnType<typeof profileView>;

/** Day and hour of the next meeting where it takes place, undefined once it is over. */
export function meetsAt(
	{ meetingAt, meetingZone }: Pick<ProfilePage, 'meetingAt' | 'meetingZone'>,
	locale: Locale,
	now: Date
): string | undefined {
	if (meetingAt === null || meetingZone === null || meetingAt < now) return undefined;
	const moment = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
		dateStyle: 'full',
		timeStyle: 'short',
		timeZone: meetingZone
	});
	return `${moment.format(meetingAt)} (${meetingZone})`;
}

function factsOf(profile: ProfilePage, locale: Locale, now: Date) {
	const words = wordsIn(locale);
	const { languages, kinds, hoursPerWeek } = profile;
	return [
		{ term: m.people_who({}, { locale }), words: words.being(profile.kind) },
		{ term: m.people_places({}, { locale }), words: placesOf(profile, locale) },
		{ term: m.people_languages({}, { locale }), words: formatList(languages.map(words.language), locale) },
		{ term: m.people_kinds({}, { locale }), words: formatList(kinds.map(words.kind), locale) },
		{ term: m.people_capacity({}, { locale }), words: capacityOf(profile, locale, now) },
		{
			term: m.people_hours({}, { locale }),
			words: hoursPerWeek === null ? '' : formatNumber(hoursPerWeek, locale)
		},
		{ term: m.people_contracts_through({}, { locale }), words: profile.contractsThrough ?? '' }
	];
}

function placesOf({ places, remote }: ProfilePage, locale: Locale): string {
	const named = places.map(({ country, subdivision, city, radiusKm }) => {
		const place = placeLabel({ country, subdivisionName: subdivision, cityName: city }, locale);
		return radiusKm === null
			? place
			: m.people_place_radius({ place, km: formatNumber(radiusKm, locale) }, { locale });
	});
	return inRow([...named, remote ? m.people_anywhere({}, { locale }) : ''].filter(Boolean), locale, ';');
}

function capacityOf({ hasRoom, freeFrom }: ProfilePage, locale: Locale, now: Date): string {
	if (freeFrom !== null && freeFrom > now.toISOString().slice(0, 10)) {
		return m.people_capacity_from({ day: formatDay(freeFrom, locale) }, { locale });
	}
	return hasRoom ? m.people_capacity_yes({}, { locale }) : m.people_capacity_no({}, { locale });
}
