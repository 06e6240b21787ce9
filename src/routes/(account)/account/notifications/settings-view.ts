import type { findOwnChoices } from '#lib/notifications/server/choices.ts';
import type { findOwnSuppression } from '#lib/notifications/server/suppression.ts';
import { isOptional } from '#lib/notifications/groups.ts';
import { groupLead, groupTitle } from '#lib/notifications/group-words.ts';
import { choices as rhythms } from '#lib/notifications/lifecycle.ts';
import { m } from '#lib/paraglide/messages.js';
import { type Locale, locales } from '#lib/platform/language.ts';
import { formatDay, languageName } from '#lib/ui/format.ts';

const rhythmWords = {
	at_once: m.notify_settings_at_once,
	daily: m.notify_settings_daily,
	weekly: m.notify_settings_weekly,
	off: m.notify_settings_off
};

/** The choices as their page shows them. */
export function settingsView(
	{ choices, timeZone, language }: Awaited<ReturnType<typeof findOwnChoices>>,
	suppression: Awaited<ReturnType<typeof findOwnSuppression>>,
	locale: Locale
) {
	return {
		groups: choices.map(({ group, mail, inbox }) => ({
			...{ group, mail },
			title: groupTitle(group, locale),
			lead: groupLead(group, locale),
			inbox: isOptional(group) ? (inbox ? 'shown' : 'hidden') : undefined
		})),
		rhythms: rhythms.map((value) => ({ value, words: rhythmWords[value]({}, { locale }) })),
		language,
		languages: locales.map((value) => ({ value, words: languageName(value, value) })),
		timeZone: timeZone ?? '',
		zones: Intl.supportedValuesOf('timeZone'),
		returned: suppression && { reason: suppression.reason, day: formatDay(suppression.at, locale) }
	};
}
