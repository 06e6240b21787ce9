import { groupTitle } from '#lib/notifications/group-words.ts';
import type { Notice } from '#lib/notifications/server/inbox.ts';
import type { Locale } from '#lib/platform/language.ts';
import { formatDay } from '#lib/ui/format.ts';
import { foreign } from '../../(public)/words.ts';

/** A notice as the page shows it. */
export function noticeView({ id, group, at, unread, words }: Notice, locale: Locale) {
	return {
		...{ id, unread },
		waits: group === 'waiting' && unread && words !== undefined,
		facts: [groupTitle(group, locale), formatDay(at, locale)],
		words: words && {
			...words,
			language: words.language && foreign(words.language, locale),
			quoteLanguage: words.quoteLanguage && foreign(words.quoteLanguage, locale)
		}
	};
}
export type NoticeView = ReturnType<typeof noticeView>;
