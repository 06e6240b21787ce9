import type { z } from 'zod';
import { buyingGates } from '#lib/matching/facts.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import type { FormValues } from '#lib/platform/server/forms.ts';
import { clockIn, momentIn } from '#lib/profiles/calendar.ts';
import type { EditProfile } from '#lib/profiles/schema.ts';
import type { ProfileFacts } from '#lib/profiles/server/commands.ts';
import type { OwnProfile } from '#lib/profiles/server/own.ts';
import { kindOptions, languageOptions } from '../../words.ts';

/** The profile as its form holds it: text by field, lists where a field repeats. */
function standsIn(profile: OwnProfile): Record<string, string | string[]> {
	const { meetingAt, meetingZone, gates } = profile;
	const gate = (name: (typeof buyingGates)[number]) =>
		gates[name] === undefined ? 'unsaid' : gates[name] ? 'yes' : 'no';
	return {
		name: profile.name,
		headline: profile.headline,
		about: profile.about,
		language: profile.language,
		url: profile.url ?? '',
		remote: profile.remote ? ['yes'] : [],
		languages: profile.languages,
		kinds: profile.kinds,
		...Object.fromEntries(buyingGates.map((name) => [`gate_${name}`, gate(name)])),
		capacity: String(profile.capacityLimit),
		hours: profile.hoursPerWeek === null ? '' : String(profile.hoursPerWeek),
		free_from: profile.freeFrom ?? '',
		meeting_text: profile.meetingText,
		meeting_at: meetingAt && meetingZone ? clockIn(meetingZone, meetingAt) : '',
		meeting_zone: meetingZone ?? '',
		calendar_url: profile.calendarUrl ?? '',
		say_hello: profile.sayHello
	};
}

export function editView(profile: OwnProfile, locale: Locale) {
	return {
		...{ id: profile.id, name: profile.name, kind: profile.kind },
		seen: profile.updatedAt.toISOString(),
		stands: standsIn(profile),
		kinds: kindOptions(locale),
		languages: languageOptions(profile.languages, locale),
		written: languageOptions([profile.language], locale),
		zones: Intl.supportedValuesOf('timeZone'),
		gates: buyingGates
	};
}
export type EditView = ReturnType<typeof editView>;

/** What a checked form says about the profile. */
export function factsFrom(input: z.output<typeof EditProfile>): ProfileFacts {
	const { meeting_at: local, meeting_zone: zone } = input;
	const said = buyingGates.flatMap((gate) => {
		const answer = input[`gate_${gate}`];
		return answer === 'unsaid' ? [] : [[gate, answer === 'yes'] as const];
	});
	const meets = local !== undefined && zone !== undefined;
	return {
		...{ name: input.name, headline: input.headline, about: input.about ?? '', language: input.language },
		url: input.url ?? null,
		remote: input.remote === 'yes',
		languages: input.languages,
		kinds: input.kinds,
		gates: Object.fromEntries(said),
		capacity_limit: input.capacity,
		hours_per_week: input.hours ?? null,
		free_from: input.free_from ?? null,
		meeting_text: input.meeting_text ?? '',
		meeting_at: meets ? momentIn(zone, local) : null,
		meeting_zone: meets ? zone : null,
		calendar_url: input.calendar_url ?? null,
		say_hello: input.say_hello ?? ''
	};
}

/** A sentence for each field where the stored profile says something else than what was typed. */
export function nowSays(stands: EditView['stands'], typed: FormValues, locale: Locale) {
	const text = (value: string | string[] | undefined) => [value ?? []].flat().join(', ');
	return Object.fromEntries(
		Object.entries(stands)
			.filter(([field, value]) => text(value) !== text(typed[field]))
			.map(([field, value]) => {
				const now = text(value).slice(0, 300);
				const sentence =
					now === ''
						? m.profile_editor_now_empty({}, { locale })
						: m.profile_editor_now_says({ value: now }, { locale });
				return [field, [sentence]];
			})
	);
}
