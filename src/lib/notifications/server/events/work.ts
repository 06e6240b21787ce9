/** What people are told about work that came of an introduction, and about what came of the work. */
import { otherSide, type Side } from '../../../engagements/lifecycle.ts';
import { findEngagement } from '../../../engagements/server/queries.ts';
import {
	listAllPeople,
	listOthersThan,
	listPeopleOf,
	listPeopleOfParty
} from '../../../engagements/server/recipients.ts';
import { m } from '../../../paraglide/messages.js';
import type { Locale } from '../../../platform/language.ts';
import type { Db } from '../../../platform/server/db.ts';
import type { GroupName } from '../../groups.ts';
import { checkInWords } from './check-ins.ts';
import type { EventTable, Reader, Telling, Words } from '../rule.ts';

type Say = (parameters: Record<string, never>, options: { locale: Locale }) => string;

interface OfWork {
	engagementId: string;
}

/** A sentence about a piece of work, and its page to go on; nothing for those who no longer take part. */
function about(sentence: Say, part = '') {
	return async ({ db, actor, locale }: Reader, { engagementId }: OfWork): Promise<Words | undefined> => {
		const work = await findEngagement(db, actor, engagementId);
		if (!work?.desk) return undefined;
		return {
			text: sentence({}, { locale }),
			about: work.title,
			path: `/engagements/${engagementId}${part}`,
			button: m.engagements_open({}, { locale })
		};
	};
}

const others =
	(step: string) =>
	(db: Db, { engagementId }: OfWork) =>
		listOthersThan(db, engagementId, step);

/** The side that wrote a note or linked a delivery knows; the other is told. */
const otherThan =
	(table: 'engagement_note' | 'engagement_delivery') =>
	async (db: Db, payload: OfWork & { [id: string]: string }) => {
		const id = payload[table === 'engagement_note' ? 'noteId' : 'deliveryId'] ?? '';
		const row =
			table === 'engagement_note'
				? await db.selectFrom('engagement_note').select('person_id').where('id', '=', id).executeTakeFirst()
				: await db
						.selectFrom('engagement_delivery')
						.select('person_id')
						.where('id', '=', id)
						.executeTakeFirst();
		const all = await listAllPeople(db, payload.engagementId);
		return all.filter((person) => person !== row?.person_id);
	};

function one<Payload extends OfWork>(
	group: GroupName,
	to: Telling<Payload>['to'],
	words: Telling<Payload>['words']
): { told: Telling<Payload>[] } {
	return { told: [{ group, to, words }] };
}

const toSide =
	(choose: (side: Side) => Side) =>
	(db: Db, { engagementId, side }: OfWork & { side: Side }) =>
		listPeopleOf(db, engagementId, choose(side));

const stepWords: Record<string, Say> = {
	start: m.engagements_told_start,
	deliver: m.engagements_told_deliver,
	accept: m.engagements_told_accept,
	refuse: m.engagements_told_refuse,
	pay: m.engagements_told_pay,
	hand_over: m.engagements_told_hand_over
};

export const workEvents = {
	'engagement.proposed': one('waiting', others('propose'), about(m.engagements_told_proposed)),
	'engagement.agreed': {
		settles: (payload) => [{ topic: 'engagement.proposed', payload }],
		...one<OfWork>(
			'introductions',
			(db, { engagementId }) => listAllPeople(db, engagementId),
			about(m.engagements_told_agreed)
		)
	},
	'engagement.invited': one(
		'waiting',
		(db, { partyId }: OfWork & { partyId: string }) => listPeopleOfParty(db, partyId),
		about(m.engagements_told_invited)
	),
	'engagement.invitation_answered': {
		settles: (payload) => [{ topic: 'engagement.invited', payload }],
		...one<OfWork & { partyId: string }>(
			'introductions',
			(db, { engagementId }) => listAllPeople(db, engagementId),
			about(m.engagements_told_invitation_answered)
		)
	},
	'engagement.moved': {
		...one<{ engagementId: string; step: string }>(
			'introductions',
			(db, { engagementId, step }) => listOthersThan(db, engagementId, step),
			(reader, payload) => about(stepWords[payload.step] ?? m.engagements_told_start)(reader, payload)
		)
	},
	'engagement.ended': one(
		'waiting',
		async (db, { engagementId }) => [
			...new Set([
				...(await listOthersThan(db, engagementId, 'close')),
				...(await listOthersThan(db, engagementId, 'end_early'))
			])
		],
		about(m.engagements_told_ended)
	),
	'engagement.ending_answered': {
		settles: (payload) => [{ topic: 'engagement.ended', payload }],
		...one<OfWork>(
			'answers',
			(db, { engagementId }) => listAllPeople(db, engagementId),
			about(m.engagements_told_ending_answered)
		)
	},
	'engagement.noted': one('conversations', otherThan('engagement_note'), about(m.engagements_told_noted)),
	'engagement.delivery_linked': one(
		'introductions',
		otherThan('engagement_delivery'),
		about(m.engagements_told_linked)
	),
	'outcome.account_written': one('waiting', toSide(otherSide), about(m.outcomes_told_account, '/outcome')),
	'outcome.published': one(
		'introductions',
		(db, { engagementId }) => listAllPeople(db, engagementId),
		about(m.outcomes_told_published, '/outcome')
	),
	'outcome.replied': one('introductions', toSide(otherSide), about(m.outcomes_told_replied, '/outcome')),
	'outcome.taken_down': one(
		'introductions',
		toSide((side) => side),
		about(m.outcomes_told_taken_down, '/outcome')
	),
	'outcome.check_in_asked': one(
		'waiting',
		toSide((side) => side),
		checkInWords
	),
	'credit.given': one(
		'answers',
		(db, { engagementId }) => listPeopleOf(db, engagementId, 'profile'),
		about(m.outcomes_told_credit)
	),
	'lesson.published': { nobody: 'lessons are found by search, by feed and by the coach' },
	'lesson.withdrawn': { nobody: 'what is no longer shown calls nobody' }
} satisfies Partial<EventTable>;
