/** What people are told about introductions. Nothing of it carries contact data; the page does, for who may read it. */
import { type Asker, askers } from '../../../introductions/lifecycle.ts';
import { findIntroduction } from '../../../introductions/server/queries.ts';
import { lastSide, listSpeakers, listWatchers } from '../../../introductions/server/recipients.ts';
import { m } from '../../../paraglide/messages.js';
import type { Locale } from '../../../platform/language.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Db } from '../../../platform/server/db.ts';
import type { GroupName } from '../../groups.ts';
import type { EventTable, Reader, Settled, Telling, Words } from '../rule.ts';

interface OfIntroduction {
	introductionId: string;
}
type Say = (parameters: Record<string, never>, options: { locale: Locale }) => string;

/** A sentence about an introduction; nothing for those who may no longer read it. */
function about(sentence: Say) {
	return async (
		{ db, actor, locale }: Reader,
		{ introductionId }: OfIntroduction
	): Promise<Words | undefined> => {
		const found = await findIntroduction(db, actor, introductionId).catch((error: unknown) => {
			if (error instanceof Refusal) return undefined;
			throw error;
		});
		if (!found) return undefined;
		return {
			...{ text: sentence({}, { locale }), about: found.title, language: found.language },
			...{ path: `/introductions/${introductionId}`, button: m.introductions_open_button({}, { locale }) }
		};
	};
}

const to =
	(...sides: readonly Asker[]) =>
	(db: Db, { introductionId }: OfIntroduction) =>
		listSpeakers(db, introductionId, sides);

/** The sides that did not take the last step themselves. */
async function others(db: Db, { introductionId }: OfIntroduction): Promise<string[]> {
	const side = await lastSide(db, introductionId);
	const [told, took]: [string[], string[]] = await Promise.all([
		listSpeakers(
			db,
			introductionId,
			askers.filter((each) => each !== side)
		),
		side === undefined ? [] : listSpeakers(db, introductionId, [side])
	]);
	return told.filter((person) => !took.includes(person));
}

/** Everybody in the conversation but who wrote. */
async function notTheWriter(
	db: Db,
	{ introductionId, messageId }: OfIntroduction & { messageId: string }
): Promise<string[]> {
	const message = await db
		.selectFrom('introduction_message')
		.select(['side', 'person_id as personId'])
		.where('id', '=', messageId)
		.executeTakeFirst();
	const all = await listSpeakers(
		db,
		introductionId,
		askers.filter((side) => side !== message?.side)
	);
	return all.filter((person) => person !== message?.personId);
}

/** Whoever has not answered yet. */
async function waitedFor(db: Db, { introductionId }: OfIntroduction): Promise<string[]> {
	const found = await db
		.selectFrom('introduction')
		.select(['office_accepted_at as office', 'profile_accepted_at as profile'])
		.where('id', '=', introductionId)
		.executeTakeFirst();
	const sides = (['office', 'profile'] as const).filter((side) => found?.[side] === null);
	return listSpeakers(db, introductionId, sides);
}

function one<Payload extends OfIntroduction>(
	group: GroupName,
	recipients: Telling<Payload>['to'],
	sentence: Say
): { told: Telling<Payload>[] } {
	return { told: [{ group, to: recipients, words: about(sentence) }] };
}

/** Nobody has to answer any more. */
function settles({ introductionId }: OfIntroduction): Settled[] {
	const topics = ['introduction.suggested', 'introduction.asked', 'introduction.reminded'] as const;
	return topics.map((topic) => ({ topic, payload: { introductionId } }));
}

export const introductionEvents = {
	'introduction.suggested': one('waiting', to('office'), m.introductions_told_suggested),
	'introduction.asked': one('waiting', waitedFor, m.introductions_told_asked),
	'introduction.accepted': one('introductions', others, m.introductions_told_accepted),
	'introduction.released': { ...one('answers', to(...askers), m.introductions_told_released), settles },
	'introduction.declined': { ...one('answers', others, m.introductions_told_declined), settles },
	'introduction.lapsed': { ...one('introductions', to(...askers), m.introductions_told_lapsed), settles },
	'introduction.withdrawn': { ...one('introductions', others, m.introductions_told_withdrawn), settles },
	'introduction.met': one('introductions', others, m.introductions_told_met),
	'introduction.ended': one('answers', others, m.introductions_told_ended),
	'introduction.engaged': { nobody: 'the work it led to is told about' },
	'introduction.reminded': one('waiting', waitedFor, m.introductions_told_reminded),
	'introduction.revoked': one('introductions', others, m.introductions_told_revoked),
	'introduction.given': one('introductions', others, m.introductions_told_given),
	'introduction.taken_over': one('introductions', to('profile', 'broker'), m.introductions_told_taken_over),
	'introduction.message': one('conversations', notTheWriter, m.introductions_told_message),
	'introduction.reported': one(
		'waiting',
		(db, { introductionId }) => listWatchers(db, introductionId),
		m.introductions_told_reported
	),
	'profile.withdrawn': { nobody: 'its owner did it; open introductions tell for themselves' },
	'profile.erased': { nobody: 'its owner did it; open introductions tell for themselves' }
} satisfies Partial<EventTable>;
