/** From what somebody is told to the mail they get: in their language, from the rows as they are now. */
import { m } from '../../paraglide/messages.js';
import type { Locale } from '../../platform/language.ts';
import type { Mail, MailItem } from '../../platform/server/mail.ts';
import { type GroupName, groupNames, isGroup } from '../groups.ts';
import { groupTitle, groupReason } from '../group-words.ts';
import type { DigestRhythm, Rhythm } from '../lifecycle.ts';
import type { Reader, Words } from './rule.ts';
import { savedIn, type Stop, stopToken } from './unsubscribing.ts';
import { wordsFor } from './wording.ts';

export interface Due {
	id: string;
	personId: string;
	rhythm: Rhythm | DigestRhythm;
	/** How many digests before this one went unread. */
	unread: number;
}

/** Undefined when nothing is left to tell. */
export async function composeMail(
	reader: Reader,
	due: Due,
	origin: string
): Promise<Omit<Mail, 'to'> | undefined> {
	const rows = await reader.db
		.selectFrom('notification')
		.select(['id', 'topic', 'topic_group', 'payload', 'rhythm'])
		.where('mail_id', '=', due.id)
		.orderBy('id')
		.execute();
	const news: News[] = [];
	for (const row of rows) {
		const words = isGroup(row.topic_group) ? await wordsFor(reader, row) : undefined;
		if (words && isGroup(row.topic_group)) news.push({ group: row.topic_group, words });
	}
	const [first] = news;
	if (!first) return undefined;
	const { locale } = reader;
	const chosen = rows[0]?.rhythm ?? 'at_once';
	const stop: Stop = chosen === 'at_once' ? (first.words.stop ?? first.group) : chosen;
	const token = await stopToken(reader.db, due.personId, stop);
	const address = (path: string) => addressOf(origin, path, locale);
	const everywhere = {
		id: due.id,
		locale,
		list: {
			name: savedIn(stop) === undefined ? stop : first.group,
			stop: `${address('/unsubscribe')}?token=${token}`
		},
		footerLinks: [
			{
				label: m.notify_mail_settings({}, { locale }),
				url: address(savedIn(stop) === undefined ? '/account/notifications' : '/saved')
			},
			{ label: m.notify_mail_stop({}, { locale }), url: `${address('/unsubscribe')}?token=${token}` }
		]
	};
	return due.rhythm === 'at_once'
		? { ...everywhere, ...single(first, locale, address) }
		: { ...everywhere, ...digest(news, due, locale, address) };
}

interface News {
	group: GroupName;
	words: Words;
}

type Address = (path: string) => string;

function single({ group, words }: News, locale: Locale, address: Address) {
	const { text, about, quote, quoteLanguage, path, button, notes = [], items = [] } = words;
	return {
		subject: about === undefined ? text : m.notify_mail_subject({ text: endless(text), about }, { locale }),
		paragraphs: [text, ...(about === undefined ? [] : [about]), ...notes],
		...(quote !== undefined && { quote: { text: quote, language: quoteLanguage } }),
		...(items.length > 0 && {
			sections: [
				{
					title: groupTitle(group, locale),
					items: items.map((each) => ({ ...each, url: address(each.path) }))
				}
			]
		}),
		answers: answersIn(words, address),
		button: { label: button, url: address(path) },
		footer: groupReason(group, locale)
	};
}

/** A sentence in a subject line stands without its full stop. */
function endless(sentence: string): string {
	return sentence.replace(/\.$/, '');
}

function digest(news: readonly News[], due: Due, locale: Locale, address: Address) {
	const sections = groupNames.flatMap((group) => {
		const items = news.filter((each) => each.group === group).map(({ words }) => item(words, address));
		return items.length === 0 ? [] : [{ title: groupTitle(group, locale), items }];
	});
	const lead = leads[due.rhythm === 'daily' || due.rhythm === 'monthly' ? due.rhythm : 'weekly'];
	return {
		subject: m.notify_digest_subject({ count: news.length }, { locale }),
		paragraphs: [
			lead({}, { locale }),
			...(due.rhythm === 'monthly' ? [m.notify_digest_slower({}, { locale })] : [])
		],
		sections,
		button: { label: m.notify_open_inbox({}, { locale }), url: address('/inbox') },
		footer: m.notify_digest_reason({}, { locale })
	};
}

const leads = {
	daily: m.notify_digest_daily,
	weekly: m.notify_digest_weekly,
	monthly: m.notify_digest_monthly
};

function item(words: Words, address: Address): MailItem {
	const { text, about, language, quote, quoteLanguage, path } = words;
	const said = { text, about, language, quote, quoteLanguage };
	return { ...said, url: address(path), answers: answersIn(words, address) };
}

function answersIn({ answers }: Words, address: Address) {
	return answers?.map(({ label, path }) => ({ label, url: address(path) }));
}

/** English lives at the root, the other languages below their own name. */
function addressOf(origin: string, path: string, locale: Locale): string {
	return `${origin}${locale === 'en' ? '' : `/${locale}`}${path}`;
}
