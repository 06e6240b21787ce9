/** An amendment in words: for each field what stood there and what stands there now. */
import type { NeedSkillWish } from '#lib/needs/fields.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import type { Changes } from '#lib/platform/server/tables/needs.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import { countryName, formatDay, formatList, formatNumber, languageName } from '#lib/ui/format.ts';
import { wordsIn } from '../../words.ts';
import { gateWords, intentWords, levelWords, presenceWords } from '../words.ts';

type Words = (params: object, options: { locale: Locale }) => string;

const fields = new Map<string, Words>([
	['title', m.need_editor_title],
	['outcome_wanted', m.needs_outcome],
	['problem', m.needs_problem],
	['tried', m.needs_tried],
	['language', m.need_editor_language],
	['kind', m.need_editor_kind],
	['intent', m.needs_intent],
	['presence', m.needs_presence],
	['country', m.needs_place],
	['subdivision', m.needs_place],
	['city', m.needs_place],
	['gates', m.needs_gates],
	['languages', m.needs_languages],
	['mandatory_languages', m.needs_languages],
	['budget_amount', m.needs_budget],
	['budget_currency', m.need_editor_currency],
	['effort_days', m.needs_effort],
	['paid_within_days', m.needs_paid_within],
	['contracted_how', m.needs_contracted_how],
	['starts_on', m.need_editor_starts],
	['ends_on', m.need_editor_ends],
	['closes_on', m.needs_closes_term],
	['skills', m.lists_skills],
	['staff_afterwards', m.needs_afterwards],
	['maintained_by', m.needs_maintenance],
	['maintained_until', m.need_editor_maintained_until],
	['answered_by', m.need_editor_answered],
	['reviewed_by', m.need_editor_reviewed],
	['local_preference_rule', m.needs_rule],
	['buying_route', m.introductions_route_fact],
	['repository', m.needs_repository]
]);

export interface ChangeWords {
	field: string;
	before: string;
	after: string;
}

/** `places` names towns by number and regions by code. */
export function changeWords(
	changes: Changes,
	places: Readonly<Record<string, string>>,
	locale: Locale
): ChangeWords[] {
	const said = Object.entries(changes).flatMap(([name, { before, after }]) => {
		const field = fields.get(name);
		// A town and its region change with each other: the place is told once, by the smallest part that is named.
		if (!field || (name === 'subdivision' && 'city' in changes)) return [];
		const place = name === 'city' || name === 'subdivision';
		const words = (value: unknown) =>
			valueWords(name, place ? (places[String(value)] ?? value) : value, locale);
		return [{ field: field({}, { locale }), before: words(before), after: words(after) }];
	});
	return said.filter(({ field }, at) => said.findIndex((each) => each.field === field) === at);
}

function valueWords(name: string, value: unknown, locale: Locale): string {
	if (value === null || value === '' || (Array.isArray(value) && value.length === 0))
		return m.need_editor_change_nothing({}, { locale });
	if (Array.isArray(value))
		return formatList(
			value.map((each: unknown) => itemWords(name, each, locale)),
			locale
		);
	return itemWords(name, value, locale);
}

function itemWords(name: string, value: unknown, locale: Locale): string {
	if (name === 'skills') return skillWords(value, locale);
	if (typeof value === 'number') return formatNumber(value, locale);
	const text = String(value);
	if (/_on$|_until$/.test(name)) return formatDay(text, locale);
	const words = wordsIn(locale);
	if (name === 'kind') return words.kind(text);
	if (name === 'country') return countryName(text, locale);
	if (/language/.test(name)) return languageName(text, locale);
	const codes: Partial<Record<string, Words>> = { ...presenceWords, ...intentWords, ...gateWords };
	const known = ['presence', 'intent', 'gates'].includes(name) ? codes[text] : undefined;
	return known ? known({}, { locale }) : text;
}

function skillWords(value: unknown, locale: Locale): string {
	const { skill, must, level } = value as NeedSkillWish;
	const want = (must ? m.need_editor_want_must : m.need_editor_want_nice)({}, { locale });
	const said = level === null ? want : `${want}, ${levelWords[level]({}, { locale })}`;
	return `${loadConcepts().label(skill, locale)} (${said})`;
}
