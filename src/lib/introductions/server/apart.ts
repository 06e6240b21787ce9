/** Keeping the other side out, saying that something is wrong, and saying that one stands too near. */
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { announce } from '../../platform/server/jobs.ts';
import { countUse } from '../../platform/server/limits.ts';
import { openStatuses, type Side } from '../lifecycle.ts';
import { canReadConversation, readsFor, speaksFor } from '../policy.ts';
import { append, countOpen, refuse } from './record.ts';
import { takeBackContacts } from './contact.ts';
import { lockIntroduction } from './standing.ts';

/**
 * Keeps the other side of an introduction out: whatever is open between the two ends, contact data is taken back,
 * and to each other they read like something that is not there. The other side is told of the end, never why.
 */
export function blockOtherSide(context: Context, id: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const { actor, db, now } = atomic;
		const found = await lockIntroduction(atomic, id);
		const [side] = speaksFor(actor, found);
		const { officeId, profileId } = found;
		if (side === undefined || actor.kind !== 'member') refuse('not_yours');
		if (officeId === null || profileId === null)
			throw new Refusal('stale_state', 'introductions_not_available');
		await db
			.insertInto('block')
			.values({
				...{ organisation_id: officeId, profile_id: profileId, by_side: side },
				...{ person_id: actor.personId, at: now }
			})
			.onConflict((same) => same.constraint('block_pkey').doNothing())
			.execute();
		await endBetween(atomic, { officeId, profileId }, side);
	});
}

async function endBetween(
	atomic: Atomic,
	{ officeId, profileId }: { officeId: string; profileId: string },
	side: Side
): Promise<void> {
	const { db, now } = atomic;
	const open = await db
		.selectFrom('introduction')
		.innerJoin('need', 'need.id', 'introduction.need_id')
		.select(['introduction.id', 'introduction.status'])
		.where('introduction.profile_id', '=', profileId)
		.where('need.office_id', '=', officeId)
		.where('introduction.status', 'in', openStatuses)
		.forUpdate('introduction')
		.execute();
	for (const { id, status } of open) {
		await db
			.updateTable('introduction')
			.set({ status: 'withdrawn', updated_at: now })
			.where('id', '=', id)
			.execute();
		await append(atomic, id, { from: status, to: 'withdrawn', step: 'withdraw', side });
		await takeBackContacts(atomic, id);
		await announce(atomic, 'introduction.withdrawn', { introductionId: id });
	}
	await countOpen(atomic, profileId);
}

/** Lets a side that was kept out back in; only who keeps it out can. */
export function unblock(
	context: Context,
	{ organisationId, profileId, side }: { organisationId: string; profileId: string; side: Side }
): Promise<void> {
	return atomically(context, async ({ actor, db }) => {
		const profile = await db
			.selectFrom('profile')
			.select(['person_id', 'organisation_id'])
			.where('id', '=', profileId)
			.executeTakeFirst();
		const party = {
			officeId: organisationId,
			profilePersonId: profile?.person_id ?? null,
			profileOrganisationId: profile?.organisation_id ?? null
		};
		if (!speaksFor(actor, party).includes(side)) refuse('not_yours');
		await db
			.deleteFrom('block')
			.where('organisation_id', '=', organisationId)
			.where('profile_id', '=', profileId)
			.where('by_side', '=', side)
			.execute();
	});
}

const aDay = { name: 'introduction_report', most: 10, seconds: 24 * 60 * 60 };

/** Tells whoever looks after the place, or runs this site, that something in an introduction is wrong. */
export function reportIntroduction(context: Context, id: string, words: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const { actor, db, now } = atomic;
		const found = await lockIntroduction(atomic, id);
		if (actor.kind !== 'member' || !canReadConversation(actor, found)) refuse('not_yours');
		await countUse(db, aDay, actor.personId, now);
		const { id: reportId } = await db
			.insertInto('report')
			.values({
				...{ introduction_id: id, person_id: actor.personId, words, at: now },
				...{ decided_by: null, decided_at: null }
			})
			.returning('id')
			.executeTakeFirstOrThrow();
		await announce(atomic, 'introduction.reported', { introductionId: id, reportId });
	});
}

/** What somebody can stand too near to. */
export type Near = { needId: string } | { organisationId: string } | { profileId: string };

/**
 * Says that the actor stands too near to a need, an organisation or a profile: from now on it is closed to them in
 * lists, matches and introductions. Saying it twice changes nothing.
 */
export function declareConflict(context: Context, near: Near, words: string): Promise<void> {
	return atomically(context, async ({ actor, db, now }) => {
		if (actor.kind !== 'member') throw new Refusal('not_signed_in', 'accounts_sign_in_first');
		const of = {
			need_id: 'needId' in near ? near.needId : null,
			organisation_id: 'organisationId' in near ? near.organisationId : null,
			profile_id: 'profileId' in near ? near.profileId : null
		};
		await db
			.insertInto('conflict_declaration')
			.values({ ...of, person_id: actor.personId, words, at: now, withdrawn_at: null })
			.onConflict((same) => same.doNothing())
			.execute();
	});
}

/** Declares it from inside an introduction: towards the profile for an official, towards the need for a broker. */
export function declareConflictIn(context: Context, id: string, words: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const { actor } = atomic;
		const found = await lockIntroduction(atomic, id);
		const reading = readsFor(actor, found);
		if (reading.includes('profile')) refuse('both_sides');
		const near =
			reading.includes('office') && found.profileId !== null
				? { profileId: found.profileId }
				: { needId: found.needId };
		await declareConflict(atomic, near, words);
	});
}

/** Takes a declaration back. */
export async function withdrawConflict({ actor, db, now }: Context, id: string): Promise<void> {
	if (actor.kind !== 'member') throw new Refusal('not_signed_in', 'accounts_sign_in_first');
	const gone = await db
		.updateTable('conflict_declaration')
		.set({ withdrawn_at: now })
		.where('id', '=', id)
		.where('person_id', '=', actor.personId)
		.where('withdrawn_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	if (!gone) throw new Refusal('stale_state', 'introductions_not_from_here');
}
