/** What people are told about needs. */
import { sql } from 'kysely';
import { listFollowersOf } from '../../../following/server/recipients.ts';
import { lastHeard } from '../../../needs/server/heard.ts';
import { readableBy } from '../../../needs/server/queries.ts';
import {
	findAuthorOfChange,
	listAskerOf,
	listAwaiting,
	listInvolvedIn,
	listOthersOf,
	listStaffOf
} from '../../../needs/server/recipients.ts';
import { findDecidedChange, findWaitingChange } from '../../../needs/server/change-queries.ts';
import { m } from '../../../paraglide/messages.js';
import type { Locale } from '../../../platform/language.ts';
import type { EventTable, Reader, Settled, Telling, Words } from '../rule.ts';

type Say = (parameters: Record<string, never>, options: { locale: Locale }) => string;

/** A sentence about a need, its title beside it, and the need as the place to go on. */
function aboutNeed(sentence: Say, where: 'page' | 'desk' = 'page') {
	return async (reader: Reader, { needId }: { needId: string }): Promise<Words | undefined> => {
		const need = await findTitle(reader, needId);
		if (!need) return undefined;
		const { locale } = reader;
		return {
			text: sentence({}, { locale }),
			about: need.title,
			language: need.language,
			path: where === 'desk' ? `/needs/${needId}/edit` : `/needs/${needId}`,
			button: m.notify_open_need({}, { locale })
		};
	};
}

function findTitle({ db, actor }: Reader, needId: string) {
	return db
		.selectFrom('need')
		.select(['need.title', 'need.language', 'need.status', 'need.ending'])
		.where('need.id', '=', needId)
		.where(readableBy(actor))
		.executeTakeFirst();
}

interface About {
	needId: string;
}

const followers = (around: boolean): Telling<About>['to'] => {
	return (db, { needId }) => listFollowersOf(db, needId, { around });
};

export const needEvents = {
	'need.in_review': {
		told: [
			{
				group: 'waiting',
				to: (db, { needId }) => listOthersOf(db, needId, 'submit', 'publish'),
				words: aboutNeed(m.notify_need_in_review, 'desk')
			}
		]
	},
	'need.sent_back': {
		settles: reviewed,
		told: [
			{
				group: 'answers',
				to: (db, { needId }) => listOthersOf(db, needId, 'send_back', 'write'),
				words: sentBack
			}
		]
	},
	'need.change_pending': {
		told: [
			{
				group: 'waiting',
				to: async (db, { needId, changeId }) => {
					const author = await findAuthorOfChange(db, changeId);
					return (await listStaffOf(db, needId, 'publish')).filter((id) => id !== author);
				},
				words: changePending
			}
		]
	},
	'need.change_decided': {
		told: [{ group: 'answers', to: (db, { changeId }) => listAwaiting(db, changeId), words: changeDecided }]
	},
	'need.published': {
		settles: reviewed,
		told: [
			{
				group: 'team',
				to: (db, { needId }) => listOthersOf(db, needId, 'publish', 'read'),
				words: aboutNeed(m.notify_need_published_team)
			},
			{ group: 'followed', to: followers(true), words: aboutNeed(m.notify_need_published) }
		]
	},
	'need.amended': {
		told: [
			{
				group: 'followed',
				to: async (db, { needId }) => [
					...(await listFollowersOf(db, needId, { around: false })),
					...(await listInvolvedIn(db, needId))
				],
				words: amended
			}
		]
	},
	'need.closed': {
		settles: ({ needId }) => [
			...reviewed({ needId }),
			{ topic: 'need.confirmation_due', payload: { needId } }
		],
		told: [
			{
				group: 'team',
				to: (db, { needId }) => listOthersOf(db, needId, 'close', 'read'),
				words: closed
			},
			{
				group: 'followed',
				to: async (db, { needId }) => [
					...(await listFollowersOf(db, needId, { around: false })),
					...(await listInvolvedIn(db, needId))
				],
				words: closed
			}
		]
	},
	'need.confirmation_due': {
		told: [
			{
				group: 'waiting',
				// Its mail carries a link that confirms without signing in, so the needs send it themselves.
				mailedElsewhere: true,
				to: (db, { needId }) => listStaffOf(db, needId, 'write'),
				words: confirmation
			}
		]
	},
	'question.asked': {
		told: [
			{
				group: 'waiting',
				to: (db, { needId }) => listStaffOf(db, needId, 'write', 'publish'),
				words: (reader, payload) => question(reader, payload, 'question')
			}
		]
	},
	'question.answered': {
		settles: (payload) => [{ topic: 'question.asked', payload }],
		told: [
			{
				group: 'answers',
				to: (db, { questionId }) => listAskerOf(db, questionId),
				words: (reader, payload) => question(reader, payload, 'answer')
			},
			{
				group: 'followed',
				to: followers(false),
				words: (reader, payload) => question(reader, payload, 'followed')
			}
		]
	},
	'approval.recorded': {
		told: [
			{
				group: 'team',
				to: (db, { needId }) => listStaffOf(db, needId, 'read'),
				words: aboutNeed(m.notify_approval_recorded, 'desk')
			}
		]
	}
} satisfies Partial<EventTable>;

/** Nobody has to read it any more. */
function reviewed({ needId }: About): Settled[] {
	return [{ topic: 'need.in_review', payload: { needId } }];
}

/** With the remarks, which the office reads. */
async function sentBack(reader: Reader, about: About): Promise<Words | undefined> {
	const words = await aboutNeed(m.notify_need_sent_back, 'desk')(reader, about);
	const step = await reader.db
		.selectFrom('need_transition')
		.select('reason')
		.where('need_id', '=', about.needId)
		.where('step', '=', 'send_back')
		.orderBy('at', 'desc')
		.orderBy('id', 'desc')
		.executeTakeFirst();
	return words && quoting(words, step?.reason);
}

type OfChange = About & { changeId: string };

/** Nothing to ask any more once somebody decided. */
async function changePending(reader: Reader, { needId, changeId }: OfChange): Promise<Words | undefined> {
	const change = await findWaitingChange(reader.db, reader.actor, needId);
	if (change?.id !== changeId) return undefined;
	return toChange(reader, needId, m.need_change_told_pending, change.reason);
}

const decided = {
	approved: m.need_change_told_approved,
	refused: m.need_change_told_refused,
	overtaken: m.need_change_told_overtaken
};

/** With the reason of whoever refused it. */
async function changeDecided(reader: Reader, { needId, changeId }: OfChange): Promise<Words | undefined> {
	const change = await findDecidedChange(reader.db, reader.actor, needId, changeId);
	if (!change || change.decision === 'withdrawn') return undefined;
	return toChange(reader, needId, decided[change.decision], change.reason);
}

async function toChange(reader: Reader, needId: string, sentence: Say, reason: string) {
	const words = await aboutNeed(sentence, 'desk')(reader, { needId });
	return words && quoting({ ...words, path: `${words.path}#change` }, reason);
}

/** With the reason, where the office gave one. */
async function amended(reader: Reader, about: About & { amendmentId: string }): Promise<Words | undefined> {
	const words = await aboutNeed(m.notify_need_amended)(reader, about);
	const amendment = await reader.db
		.selectFrom('need_amendment')
		.select('reason')
		.where('id', '=', about.amendmentId)
		.where('need_id', '=', about.needId)
		.executeTakeFirst();
	return words && quoting(words, amendment?.reason);
}

async function closed(reader: Reader, about: About): Promise<Words | undefined> {
	const need = await findTitle(reader, about.needId);
	const sentence = need?.ending === 'lapsed' ? m.notify_need_lapsed : m.notify_need_closed;
	return aboutNeed(sentence)(reader, about);
}

/** Nothing to ask any more once somebody confirmed the need or ended it. */
async function confirmation(reader: Reader, { needId }: About): Promise<Words | undefined> {
	const waits = await reader.db
		.selectFrom('need')
		.select('need.id')
		.where('need.id', '=', needId)
		.where('need.status', 'in', ['open', 'paused'])
		.where(sql<boolean>`need.confirmation_asked_at >= ${lastHeard}`)
		.executeTakeFirst();
	return waits && aboutNeed(m.notify_need_confirmation_due, 'desk')(reader, { needId });
}

const sentences = {
	question: m.notify_question_asked,
	answer: m.notify_question_answered,
	followed: m.notify_question_answered_followed
};

/** A question that was hidden since is not told any more. */
async function question(
	reader: Reader,
	{ needId, questionId }: About & { questionId: string },
	what: keyof typeof sentences
): Promise<Words | undefined> {
	const found = await reader.db
		.selectFrom('need_question')
		.select(['question', 'answer', 'language'])
		.where('id', '=', questionId)
		.where('hidden_because', 'is', null)
		.executeTakeFirst();
	const words = found && (await aboutNeed(sentences[what])(reader, { needId }));
	if (!words) return undefined;
	if (what === 'question' && found.answer !== null) return undefined;
	const quote = what === 'question' ? found.question : (found.answer ?? undefined);
	return {
		...words,
		path: `${words.path}#questions`,
		...(quote !== undefined && { quote: excerpt(quote) }),
		// Nobody says in which language the office answers.
		...(what === 'question' && { quoteLanguage: found.language })
	};
}

/** The same with somebody's words, where there are any. */
export function quoting(words: Words, text: string | null | undefined): Words {
	return text ? { ...words, quote: excerpt(text) } : words;
}

const most = 280;

/** The beginning, cut between words. */
function excerpt(text: string): string {
	if (text.length <= most) return text;
	return `${text.slice(0, most).replace(/\s+\S*$/, '')} …`;
}
