import { m } from '#lib/paraglide/messages.js';
import type { Db } from '#lib/platform/server/db.ts';
import { type Checked, listChecks } from '#lib/postings/server/checks.ts';
import { formatMoment, formatNumber } from '#lib/ui/format.ts';
import type { Locale } from '#lib/platform/language.ts';

const words: Record<Checked, typeof m.matching_checked_postings> = {
	postings: m.matching_checked_postings,
	index: m.matching_checked_index,
	lists: m.matching_checked_lists
};

/** When what lists are made from was last compared with the truth, in words. */
export async function comparedRows(db: Db, locale: Locale) {
	return (await listChecks(db)).map(({ what, at, compared, differed }) => ({
		what: words[what]({}, { locale }),
		count: formatNumber(compared, locale),
		differed: formatNumber(differed, locale),
		at: formatMoment(at, locale)
	}));
}
