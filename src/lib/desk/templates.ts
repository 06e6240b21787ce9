/** Messages a team sends again and again: what may be filled in, and the words that come with the site. */
import { m } from '../paraglide/messages.js';
import type { Locale } from '../platform/language.ts';
import { type Placeholder, placeholders, type TemplateKind } from './lifecycle.ts';

const shipped = {
	vague_need: m.desk_template_vague_need_words,
	first_introduction: m.desk_template_first_introduction_words,
	reminder: m.desk_template_reminder_words,
	nobody_fitted: m.desk_template_nobody_fitted_words,
	office_hours: m.desk_template_office_hours_words
};

/** The words that come with the site, placeholders still in braces. */
export function shippedWords(kind: TemplateKind, locale: Locale): string {
	const kept = Object.fromEntries(placeholders.map((name) => [name, `{${name}}`])) as Record<
		Placeholder,
		string
	>;
	return shipped[kind](kept, { locale });
}

/** Words in braces that are none of the placeholders, and braces that do not close; as they were written. */
export function unknownPlaceholders(words: string): string[] {
	const known = new Set<string>(placeholders);
	const named = [...words.matchAll(/\{([^{}]*)\}/g)].filter(([, name = '']) => !known.has(name));
	const left = words.replaceAll(/\{[^{}]*\}/g, '').match(/[{}]/g) ?? [];
	return [...named.map(([whole]) => whole), ...left];
}

/** The message with everything filled in that is known; the rest stays in braces, to be seen. */
export function fill(words: string, facts: Partial<Record<Placeholder, string>>): string {
	return words.replaceAll(/\{(\w+)\}/g, (whole, name: string) => facts[name as Placeholder] ?? whole);
}
