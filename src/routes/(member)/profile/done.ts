import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';

const words = new Map([
	['saved', m.profile_editor_done_saved],
	['started', m.profile_editor_done_started],
	['published', m.profile_editor_done_published],
	['withdrawn', m.profile_editor_done_withdrawn],
	['paused', m.profile_editor_done_paused],
	['resumed', m.profile_editor_done_resumed],
	['erased', m.profile_editor_done_erased],
	['asked', m.profile_editor_done_asked]
]);

/** What was just done, as the address of the page says it; anything else says nothing. */
export function doneIn(url: URL, locale: Locale): string | undefined {
	return words.get(url.searchParams.get('done') ?? '')?.({}, { locale });
}
