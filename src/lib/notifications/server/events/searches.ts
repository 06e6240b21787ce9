/** What people are told about what their saved searches found. */
import { paceNote } from '../../../alerts/lifecycle.ts';
import { type Alert, findAlert, type FoundItem } from '../../../alerts/server/found.ts';
import { openingPath } from '../../../alerts/server/opening.ts';
import { listOwnerOf } from '../../../alerts/server/recipients.ts';
import { itemWord, paceWord, questionWords } from '../../../alerts/words.ts';
import type { FittingNeed } from '../../../matching/server/needs-for.ts';
import { sentence } from '../../../matching/sentences.ts';
import { m } from '../../../paraglide/messages.js';
import type { Locale } from '../../../platform/language.ts';
import { loadConcepts } from '../../../skills/server/vocabulary.ts';
import type { EventTable, Reader, Words, WordsItem } from '../rule.ts';

export const searchEvents = {
	'search.found': {
		told: [
			{
				group: 'searches',
				to: (db, { alertId }) => listOwnerOf(db, alertId),
				words: found
			}
		]
	},
	'profile.published': { nobody: 'whoever looks for such people is told by what they saved' }
} satisfies Partial<EventTable>;

async function found(reader: Reader, { alertId }: { alertId: string }): Promise<Words | undefined> {
	const { db, actor, now, locale } = reader;
	const alert = await findAlert(db, actor, now, alertId);
	if (!alert) return undefined;
	const { saved, count } = alert;
	const items = await Promise.all(alert.items.map((item) => itemWords(reader, alert, item)));
	return {
		text: m.alerts_told({ count, name: saved.name }, { locale }),
		notes: notesOf(alert, locale),
		items,
		path: await openingPath(db, alertId),
		button: m.alerts_open({}, { locale }),
		stop: `saved:${saved.id}`
	};
}

/** Which saved search it was, what is not named here, and how often such mails come. */
function notesOf(alert: Alert, locale: Locale): string[] {
	const { saved, items, people, count, unreadBefore } = alert;
	const skill = (id: string) => loadConcepts().label(id, locale);
	const asked = questionWords(saved.kind, saved.question, locale, skill);
	const more = count - items.length - people;
	const { slower, next } = paceNote(saved.pace, unreadBefore);
	const chosen = paceWord(saved.pace, locale);
	return [
		m.alerts_why({ name: saved.name, asked }, { locale }),
		people > 0 ? m.alerts_people({ count: people }, { locale }) : '',
		more > 0 ? m.alerts_more({ count: more }, { locale }) : '',
		slower
			? m.alerts_slower({ count: unreadBefore, pace: paceWord(alert.pace, locale), chosen }, { locale })
			: '',
		next ? m.alerts_soon_slower({ pace: paceWord(next, locale) }, { locale }) : ''
	].filter(Boolean);
}

async function itemWords({ db, locale }: Reader, { id, saved }: Alert, item: FoundItem): Promise<WordsItem> {
	const said = item.fit ? fitWords(item.fit, locale) : reasonWords(item, locale);
	return {
		text: saved.kind === 'search' ? [itemWord(item.kind, locale), said].filter(Boolean).join(': ') : said,
		about: item.example ? `${m.common_example({}, { locale })}: ${item.title}` : item.title,
		...(item.language !== '' && { language: item.language }),
		path: await openingPath(db, id, item)
	};
}

/** Which words and skills matched; where only facets were chosen, that it is one of the list. */
function reasonWords({ why, kind, author }: FoundItem, locale: Locale): string {
	const list = new Intl.ListFormat(locale, { type: 'conjunction' });
	const skills = why.skills.map((id) => loadConcepts().label(id, locale));
	const words = why.words.map((word) => m.saved_words({ words: word }, { locale }));
	const matched = [...skills, ...words];
	if (matched.length > 0) return m.alerts_matched({ matched: list.format(matched) }, { locale });
	return [itemWord(kind, locale), author].filter(Boolean).join(' · ');
}

const interestWords = {
	kind: m.work_interest_kind,
	learning: m.work_interest_learning,
	hours: m.work_interest_hours,
	pay: m.work_interest_pay
};

/** The score in its own parts: those of how the profile fits, then those of what it would like. */
function fitWords({ fits, suits, both, parts, interest }: FittingNeed, locale: Locale): string {
	const percent = new Intl.NumberFormat(locale, { style: 'percent' });
	const share = (value: number) => percent.format(value / 10_000);
	const names = Object.fromEntries(
		parts
			.flatMap(({ params }) => [params['skill'], params['held']])
			.flatMap((id) => (typeof id === 'string' ? [[id, loadConcepts().label(id, locale)]] : []))
	) as Record<string, string>;
	const listed = (reasons: readonly { said: string; adds: number }[]) =>
		reasons
			.filter(({ adds }) => adds > 0)
			.map(({ said, adds }) => m.alerts_adds({ said, adds: share(adds) }, { locale }))
			.join('; ');
	const fit = listed(parts.map((part) => ({ said: sentence(part, names, locale), adds: part.contribution })));
	const suit = listed(
		interest.map(({ code, contribution }) => ({
			said: interestWords[code]({}, { locale }),
			adds: contribution
		}))
	);
	const sums = m.work_sums({ a: share(fits), b: share(suits), both: share(both) }, { locale });
	const suiting = m.work_interest_title({}, { locale });
	return [
		m.alerts_reasons({ of: sums, reasons: fit }, { locale }),
		suit === '' ? '' : m.alerts_reasons({ of: suiting, reasons: suit }, { locale })
	]
		.filter(Boolean)
		.join(' ');
}
