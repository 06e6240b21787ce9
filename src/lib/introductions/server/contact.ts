/** What each side gives of itself for the other: written, taken back, and read by one query only. */
import { sql } from 'kysely';
import { Refusal } from '../../platform/refusal.ts';
import type { Actor } from '../../platform/actor.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { announce } from '../../platform/server/jobs.ts';
import type { Db } from '../../platform/server/db.ts';
import { type IntroductionStatus, isReleased, releasedStatuses, type Side } from '../lifecycle.ts';
import { canReadContact, speaksFor } from '../policy.ts';
import {
	accepted,
	conflicted,
	lockIntroduction,
	type Locked,
	readableBy,
	selectIntroductions,
	standing
} from './standing.ts';

export interface GivenContact {
	address: string;
	/** '' where none is given. */
	telephone: string;
}

/** Writes down what the actor gives for their side, in place of whoever spoke for it before. */
export async function giveContact(
	{ actor, db, now }: Atomic,
	introduction_id: string,
	side: Side,
	{ address, telephone }: GivenContact
): Promise<void> {
	if (actor.kind !== 'member') throw new Refusal('not_signed_in', 'accounts_sign_in_first');
	const given = { person_id: actor.personId, address, telephone, given_at: now, revoked_at: null };
	await db
		.insertInto('introduction_contact')
		.values({ introduction_id, side, ...given })
		.onConflict((same) => same.columns(['introduction_id', 'side']).doUpdateSet(given))
		.execute();
}

/** Takes everything back: the words go, that something was given and when stays. */
export async function takeBackContacts(
	{ db, now }: Atomic,
	introductionId: string,
	side?: Side
): Promise<boolean> {
	const taken = await db
		.updateTable('introduction_contact')
		.set({ address: '', telephone: '', revoked_at: now })
		.where('introduction_id', '=', introductionId)
		.where('revoked_at', 'is', null)
		.$if(side !== undefined, (rows) => rows.where('side', '=', side ?? 'office'))
		.returning('side')
		.execute();
	return taken.length > 0;
}

/** Takes back what the actor gave; the other side is told, and the conversation goes on here. */
export function revokeContact(context: Context, id: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const { actor, db } = atomic;
		const found = await lockIntroduction(atomic, id);
		const given = await db
			.selectFrom('introduction_contact')
			.select('side')
			.where('introduction_id', '=', id)
			.where('person_id', '=', actor.kind === 'member' ? actor.personId : null)
			.where('revoked_at', 'is', null)
			.executeTakeFirst();
		if (!given) throw new Refusal('stale_state', 'introductions_nothing_given');
		await takeBackContacts(atomic, id, given.side);
		await note(atomic, { id, status: found.status, step: 'revoke', side: given.side });
		await announce(atomic, 'introduction.revoked', { introductionId: id });
	});
}

/** Gives again what was taken back, or something else: whoever accepted for their side, while it is released. */
export function giveAgain(context: Context, id: string, contact: GivenContact): Promise<void> {
	return atomically(context, async (atomic) => {
		const found = await lockIntroduction(atomic, id);
		const side = acceptedBy(atomic.actor, found);
		if (side === undefined) throw new Refusal('not_allowed', 'introductions_not_yours');
		if (!isReleased(found.status)) throw new Refusal('stale_state', 'introductions_not_from_here');
		await giveContact(atomic, id, side, contact);
		await note(atomic, { id, status: found.status, step: 'give', side });
		await announce(atomic, 'introduction.given', { introductionId: id });
	});
}

/** The side this person accepted for, and still speaks for. */
function acceptedBy(actor: Actor, found: Locked): Side | undefined {
	if (actor.kind !== 'member') return undefined;
	const speakers = { office: found.officeSpeakerId, profile: found.profileSpeakerId };
	return speaksFor(actor, found).find((side) => speakers[side] === actor.personId);
}

/** Appends what happened to contact data; the introduction stands as it stood. */
async function note(
	{ actor, db, now }: Atomic,
	{ id, status, step, side }: { id: string; status: IntroductionStatus; step: 'give' | 'revoke'; side: Side }
): Promise<void> {
	await db
		.insertInto('introduction_transition')
		.values({
			...{
				introduction_id: id,
				from_status: status,
				to_status: status,
				step,
				side,
				reason_code: null,
				at: now
			},
			person_id: actor.kind === 'member' ? actor.personId : null
		})
		.execute();
}

export interface Contact {
	side: Side;
	name: string;
	address: string;
	telephone: string;
	/** What the reader gave themselves. */
	mine: boolean;
}

/**
 * The one place where contact data of an introduction is read: what the reader gave, and what the other side gave
 * once both have accepted, by the person who accepted for this side, until it is taken back. Nobody else reads
 * anything, whatever their rights.
 */
export async function listContacts(db: Db, actor: Actor, id: string): Promise<Contact[]> {
	if (actor.kind !== 'member') return [];
	const { personId } = actor;
	const rows = await selectIntroductions(db)
		.innerJoin('introduction_contact as contact', 'contact.introduction_id', 'introduction.id')
		.innerJoin('person', 'person.id', 'contact.person_id')
		.select(standing)
		.select(accepted)
		.select(conflicted(actor).as('conflicted'))
		.select(['contact.side', 'contact.address', 'contact.telephone', 'person.name'])
		.select(sql<boolean>`contact.person_id = ${personId}`.as('mine'))
		.where('introduction.id', '=', id)
		.where(readableBy(actor))
		.where('contact.revoked_at', 'is', null)
		.where((eb) =>
			eb.or([
				eb('contact.person_id', '=', personId),
				eb.and([
					eb('introduction.status', 'in', releasedStatuses),
					eb('introduction.office_accepted_at', 'is not', null),
					eb('introduction.profile_accepted_at', 'is not', null),
					eb.or([
						eb.and([eb('contact.side', '=', 'profile'), eb('introduction.office_person_id', '=', personId)]),
						eb.and([eb('contact.side', '=', 'office'), eb('introduction.profile_person_id', '=', personId)])
					])
				])
			])
		)
		.orderBy('contact.side')
		.execute();
	return rows
		.filter((row) => row.mine || canReadContact(actor, row))
		.map(({ side, name, address, telephone, mine }) => ({ side, name, address, telephone, mine }));
}
