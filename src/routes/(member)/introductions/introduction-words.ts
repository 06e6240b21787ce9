/** Introductions in words: who, where it stands, until when. */
import { type EndingReason, type IntroductionStatus, patience } from '#lib/introductions/lifecycle.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import type { ProfileKind } from '#lib/profiles/lifecycle.ts';

export const statusWords: Record<IntroductionStatus, typeof m.introductions_status_asked> = {
	suggested: m.introductions_status_suggested,
	asked: m.introductions_status_asked,
	accepted_by_one: m.introductions_status_accepted_by_one,
	both_accepted: m.introductions_status_both_accepted,
	met: m.introductions_status_met,
	engaged: m.introductions_status_engaged,
	no_fit: m.introductions_status_no_fit,
	declined: m.introductions_status_declined,
	lapsed: m.introductions_status_lapsed,
	withdrawn: m.introductions_status_withdrawn
};

export const reasonWords: Record<EndingReason, typeof m.introductions_reason_other> = {
	skill_missing: m.introductions_reason_skill_missing,
	level: m.introductions_reason_level,
	place: m.introductions_reason_place,
	language: m.introductions_reason_language,
	dates: m.introductions_reason_dates,
	capacity: m.introductions_reason_capacity,
	kind_of_work: m.introductions_reason_kind_of_work,
	buying_gate: m.introductions_reason_buying_gate,
	budget: m.introductions_reason_budget,
	someone_else: m.introductions_reason_someone_else,
	need_changed: m.introductions_reason_need_changed,
	conflict: m.introductions_reason_conflict,
	not_answered: m.introductions_reason_not_answered,
	other: m.introductions_reason_other
};

export function reasonOf(code: string, locale: Locale): string {
	const known = (Object.keys(reasonWords) as EndingReason[]).find((each) => each === code);
	return reasonWords[known ?? 'other']({}, { locale });
}

const somebody: Record<ProfileKind, typeof m.introductions_a_person> = {
	person: m.introductions_a_person,
	firm: m.introductions_a_firm,
	community: m.introductions_a_community
};

interface Named {
	profileKind: ProfileKind;
	profileName: string | null;
	office: string | null;
	brokerTeam: string | null;
}

/** How each side is called by whoever reads this. */
export function namesOf({ profileKind, profileName, office, brokerTeam }: Named, locale: Locale) {
	return {
		profile: profileName ?? somebody[profileKind]({}, { locale }),
		office: office ?? m.introductions_the_office({}, { locale }),
		broker: brokerTeam ?? m.introductions_a_broker({}, { locale })
	};
}

/** The day a question lapses. */
export function lapsesOn({ askedAt, createdAt }: { askedAt: Date | null; createdAt: Date }): Date {
	return new Date((askedAt ?? createdAt).getTime() + patience.lapses * 24 * 60 * 60_000);
}
