/** What is asked for, and how often, in words. */
import { m } from '../paraglide/messages.js';
import { countryName } from '../places/countries.ts';
import type { Locale } from '../platform/language.ts';
import type { AlertPace, ItemKind, SavedKind } from './lifecycle.ts';

const kinds = {
	needs: m.saved_kind_needs,
	people: m.saved_kind_people,
	organisations: m.saved_kind_organisations,
	products: m.saved_kind_products,
	lessons: m.saved_kind_lessons,
	outcomes: m.saved_kind_outcomes,
	search: m.saved_kind_search,
	fitting: m.saved_kind_fitting
} satisfies Record<SavedKind, unknown>;

const items = {
	need: m.saved_item_need,
	profile: m.saved_item_profile,
	organisation: m.saved_item_organisation,
	product: m.saved_item_product,
	lesson: m.saved_item_lesson,
	engagement: m.saved_item_engagement
} satisfies Record<ItemKind, unknown>;

const paces = {
	at_once: m.saved_pace_at_once,
	daily: m.saved_pace_daily,
	weekly: m.saved_pace_weekly,
	monthly: m.saved_pace_monthly
} satisfies Record<AlertPace, unknown>;

export const kindWord = (kind: SavedKind, locale: Locale): string => kinds[kind]({}, { locale });
export const itemWord = (kind: ItemKind, locale: Locale): string => items[kind]({}, { locale });
export const paceWord = (pace: AlertPace, locale: Locale): string => paces[pace]({}, { locale });

/** A question in one line: the list, the typed words, skills and countries by name, and how much else narrows it. */
export function questionWords(
	kind: SavedKind,
	question: Readonly<Record<string, unknown>>,
	locale: Locale,
	skillName: (id: string) => string
): string {
	const { q, skill, country, origin, for: _profile, ...others } = question;
	const list = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);
	const further = Object.values(others).reduce((count: number, value) => count + list(value).length, 0);
	return [
		origin === 'archive' ? m.saved_kind_archive({}, { locale }) : kindWord(kind, locale),
		typeof q === 'string' && q !== '' ? m.saved_words({ words: q }, { locale }) : '',
		...list(skill).map(skillName),
		...list(country).map((code) => countryName(code, locale)),
		further > 0 ? m.saved_further({ count: further }, { locale }) : ''
	]
		.filter(Boolean)
		.join(' · ');
}
