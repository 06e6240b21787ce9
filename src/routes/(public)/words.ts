/** How codes are called on list and detail pages, in a given language. */
import { m } from '#lib/paraglide/messages.js';
import { countryName } from '#lib/places/countries.ts';
import type { Locale } from '#lib/platform/language.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import { languageName } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { beingWords, kindWords, statusWord } from './(home)/words.ts';

/** A code of a closed list in words; an unknown one reads as itself. */
function inWords(
	words: Record<string, (params: object, options: { locale: Locale }) => string>,
	locale: Locale
) {
	return (code: string) => words[code]?.({}, { locale }) ?? code;
}

export function wordsIn(locale: Locale) {
	const concepts = loadConcepts();
	return {
		kind: inWords(kindWords, locale),
		being: inWords(beingWords, locale),
		/** Status of a need or a product, or the ending of a need. */
		status: (code: string) => statusWord(code)({}, { locale }),
		country: (code: string) => countryName(code, locale),
		language: (code: string) => languageName(code, locale),
		skill: (id: string) => concepts.label(id, locale),
		yesNo: (code: string) => (code === 'yes' ? m.lists_yes({}, { locale }) : m.lists_no({}, { locale }))
	};
}

export interface SkillLink {
	id: string;
	label: string;
	href: string;
}

/** Skills as links to their page in the vocabulary. */
export function skillLinks(ids: readonly string[], locale: Locale): SkillLink[] {
	const concepts = loadConcepts();
	return ids.map((id) => ({ id, label: concepts.label(id, locale), href: href(`/skills/${id}`, locale) }));
}

/** The language to mark a text with, where it is not the page's. */
export function foreign(language: string, locale: Locale): string | undefined {
	return language === locale.split('-', 1)[0] || language === locale ? undefined : language;
}
