/** The codes of a profile and the message each is said with. */
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import type { OwnCard } from '#lib/profiles/server/own.ts';
import { kindWords } from '../../(public)/(home)/words.ts';
import { languageName } from '#lib/ui/format.ts';

export const visibilityWords = {
	public: m.profile_editor_visibility_public,
	verified: m.profile_editor_visibility_verified,
	introduction: m.profile_editor_visibility_introduction
};

const seenWords = {
	public: m.profile_editor_seen_public,
	verified: m.profile_editor_seen_verified,
	introduction: m.profile_editor_seen_introduction
};

const statusWords = {
	draft: m.profile_editor_status_draft,
	published: m.profile_editor_status_published,
	withdrawn: m.profile_editor_status_withdrawn
};

export const partWords = {
	about: m.profile_editor_part_about,
	url: m.profile_editor_part_url,
	hours: m.profile_editor_part_hours,
	wishes: m.profile_editor_part_wishes,
	teachings: m.profile_editor_part_teachings,
	meeting: m.profile_editor_part_meeting,
	hello: m.profile_editor_part_hello
};

/** Its state and who sees it, in one line. */
export function stateOf(
	{ status, paused, visibility }: Pick<OwnCard, 'status' | 'paused' | 'visibility'>,
	locale: Locale
): string {
	if (status !== 'published') return statusWords[status]({}, { locale });
	if (paused) return m.profile_editor_status_paused({}, { locale });
	return `${statusWords.published({}, { locale })}, ${seenWords[visibility]({}, { locale })}`;
}

/** Kinds of work as a form offers them. */
export function kindOptions(locale: Locale) {
	return Object.entries(kindWords).map(([value, words]) => ({ value, words: words({}, { locale }) }));
}

const offered = [
	...['en', 'pt', 'es', 'fr', 'ar', 'sw', 'de', 'it', 'nl', 'pl', 'ro', 'tr', 'uk', 'ru', 'hi', 'bn', 'id'],
	...['zh', 'ja', 'ko', 'vi', 'am', 'ha', 'yo', 'zu', 'rw', 'so', 'el', 'cs', 'hu', 'sv', 'da', 'fi', 'lv']
];

/** Languages as a form offers them: those already chosen first, the rest by name. */
export function languageOptions(chosen: readonly string[], locale: Locale) {
	const rest = offered
		.filter((code) => !chosen.includes(code))
		.map((code) => ({ value: code, words: languageName(code, locale) }))
		.sort((a, b) => a.words.localeCompare(b.words, locale));
	return {
		first: chosen.map((code) => ({ value: code, words: languageName(code, locale) })),
		rest
	};
}
