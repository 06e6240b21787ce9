import { otherSide } from '#lib/engagements/lifecycle.ts';
import type { CheckedIn, LedgerRow } from '#lib/outcomes/server/ledger.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import { formatDay } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { answerWords } from '../../(member)/engagements/[id=uuid]/outcome/words.ts';
import { endingWord, sideWords } from '../../(member)/engagements/words.ts';
import { foreign, wordsIn } from '../words.ts';

/** Ended work as the ledger shows it: everything ready to be read. */
export function ledgerRow(row: LedgerRow, locale: Locale) {
	const words = wordsIn(locale);
	return {
		id: row.id,
		href: href(`/engagements/${row.id}${row.told ? '/outcome' : ''}`, locale),
		title: row.need,
		lang: foreign(row.language, locale),
		example: row.origin === 'example',
		ending: endingWord(row.ending ?? 'other', locale),
		completed: row.ending === 'completed',
		facts: [
			row.office ?? '',
			words.kind(row.kind),
			row.country === null ? '' : words.country(row.country),
			formatDay(row.endedAt, locale)
		].filter(Boolean),
		standing: standing(row, locale),
		later: row.checkIns.map((check) => laterWords(check, locale)),
		quotes: [
			{ title: m.outcomes_ask_did_not_work({}, { locale }), words: row.didNotWork },
			{ title: m.outcomes_ask_tell_next({}, { locale }), words: row.tellNext }
		].flatMap(({ title, words: said }) => (said ? [{ title, words: said }] : []))
	};
}
export type LedgerCard = ReturnType<typeof ledgerRow>;

/** What one side answered months later. */
function laterWords({ month, side, stillRuns }: CheckedIn, locale: Locale): string {
	const params = { months: month, side: sideWords[side]({}, { locale }) };
	return m.outcomes_later({ ...params, answer: answerWords[stillRuns]({}, { locale }) }, { locale });
}

/** Who says that it ended so. */
function standing({ reportedBy, answer, ownEnding }: LedgerRow, locale: Locale): string {
	if (reportedBy === null) return '';
	const side = sideWords[reportedBy]({}, { locale });
	const other = sideWords[otherSide(reportedBy)]({}, { locale });
	if (answer === 'confirmed') return m.outcomes_said_by_both({}, { locale });
	if (answer === 'own_account' && ownEnding !== null)
		return m.outcomes_said_otherwise({ side, other, ending: endingWord(ownEnding, locale) }, { locale });
	return m.outcomes_said_by_one({ side }, { locale });
}
