import { isListed, type Stored } from '#lib/alerts/server/queries.ts';
import { paces } from '#lib/alerts/lifecycle.ts';
import { paceWord, questionWords } from '#lib/alerts/words.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import { formatDay } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';

/** Saved searches in their owner's words. */
export function savedView(rows: readonly Stored[], origin: string, locale: Locale) {
	const skillName = (id: string) => loadConcepts().label(id, locale);
	return {
		paces: paces.map((value) => ({ value, words: paceWord(value, locale) })),
		rows: rows.map((row) => {
			const { id, name, kind, pace, now, unread, pausedAt, toldAt, feedKey } = row;
			const question = row.question as Readonly<Record<string, unknown>>;
			const slower = now !== pace;
			const rhythm = { pace: paceWord(now, locale) };
			return {
				...{ id, name, pace, paused: pausedAt !== null },
				href: href(`/saved/${id}`, locale),
				asked: questionWords(kind, question, locale, skillName),
				comes: slower
					? m.alerts_slower({ count: unread, ...rhythm, chosen: paceWord(pace, locale) }, { locale })
					: m.saved_comes(rhythm, { locale }),
				told: toldAt
					? m.saved_told({ day: formatDay(toldAt, locale) }, { locale })
					: m.saved_never({}, { locale }),
				people: kind === 'people' || kind === 'search',
				listed: isListed(row),
				feed: feedKey === null ? undefined : origin + href(`/feeds/${feedKey}/feed.atom`, locale)
			};
		})
	};
}
export type SavedRow = ReturnType<typeof savedView>['rows'][number];
