import type { Discipline, GovernmentLevel, Maturity } from '#lib/outcomes/lifecycle.ts';
import type { Locale } from '#lib/platform/language.ts';
import { m } from '#lib/paraglide/messages.js';

/** Codes of lessons and the message each is said with. */

export const disciplineWords = {
	procurement: m.lessons_discipline_procurement,
	legal: m.lessons_discipline_legal,
	it: m.lessons_discipline_it,
	budget: m.lessons_discipline_budget,
	policy: m.lessons_discipline_policy,
	people: m.lessons_discipline_people,
	community: m.lessons_discipline_community
} satisfies Record<Discipline, unknown>;

/** A discipline in words; a code nobody knows reads as itself. */
export function disciplineWord(code: string, locale: Locale): string {
	return new Map(Object.entries(disciplineWords)).get(code)?.({}, { locale }) ?? code;
}

export const levelWords = {
	local: m.lessons_level_local,
	regional: m.lessons_level_regional,
	national: m.lessons_level_national,
	international: m.lessons_level_international
} satisfies Record<GovernmentLevel, unknown>;

export const maturityWords = {
	first_time: m.lessons_maturity_first_time,
	some_experience: m.lessons_maturity_some_experience,
	established: m.lessons_maturity_established
} satisfies Record<Maturity, unknown>;
