import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import { consentVersion, consentWording } from '#lib/profiles/consent.ts';
import { profileParts, visibilities } from '#lib/profiles/lifecycle.ts';
import type { listConsents, listViews, OwnProfile } from '#lib/profiles/server/own.ts';
import { formatDay } from '#lib/ui/format.ts';
import { foreign } from '../../../(public)/words.ts';
import { partWords, stateOf, visibilityWords } from '../words.ts';

type Rows<List extends (...args: never[]) => Promise<unknown[]>> = Awaited<ReturnType<List>>;

/** Everything about a profile its owner decides, ready to be read. */
export function manageView(
	profile: OwnProfile,
	opened: Rows<typeof listViews>,
	consents: Rows<typeof listConsents>,
	locale: Locale
) {
	const { id, name, status, paused, visibility, verifiedOnly, updatedAt, throughName } = profile;
	return {
		profile: {
			...{ id, name, status, paused, visibility, verifiedOnly, through: throughName },
			throughAccepted: profile.throughAcceptedAt !== null,
			seen: updatedAt.toISOString(),
			state: stateOf(profile, locale),
			skills: profile.skills.length,
			places: profile.places.length
		},
		wording: consentVersion,
		visibilities: visibilities.map((value) => ({
			value,
			words: visibilityWords[value]({}, { locale }),
			hint: consentWording(value, locale)
		})),
		parts: profileParts.map((value) => ({ value, words: partWords[value]({}, { locale }) })),
		opened: opened.map(({ name, day }) =>
			m.profile_editor_view_line({ name, day: formatDay(day, locale) }, { locale })
		),
		consents: consents.map(({ id, wording, locale: spoken, givenAt, withdrawnAt }) => ({
			...{ id, wording, lang: foreign(spoken, locale) },
			when: withdrawnAt
				? m.profile_editor_consent_until(
						{ day: formatDay(givenAt, locale), end: formatDay(withdrawnAt, locale) },
						{ locale }
					)
				: m.profile_editor_consent_since({ day: formatDay(givenAt, locale) }, { locale })
		}))
	};
}
export type ManageView = ReturnType<typeof manageView>;
