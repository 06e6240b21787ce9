/** Who takes part: each confirms for itself, and somebody more may be brought in until the work has ended. */
import { engageIntroduction, readyToEngage } from '../../introductions/server/engage.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { announce } from '../../platform/server/jobs.ts';
import { hasEnded, type Side } from '../lifecycle.ts';
import { partiesOf, sideOf } from '../policy.ts';
import { append, lock, lockAsParty, type Locked, move, readParties, type StoredParty } from './record.ts';

declare module '../../platform/server/jobs.ts' {
	interface Topics {
		'engagement.agreed': { engagementId: string };
		'engagement.invited': { engagementId: string; partyId: string };
		/** Who was brought in confirmed, or takes no part after all. */
		'engagement.invitation_answered': { engagementId: string; partyId: string };
	}
}

/** Confirms for the actor's own side; when everybody has, what was proposed is agreed. */
export function confirmEngagement(context: Context, id: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const found = await lock(atomic, id);
		if (hasEnded(found.status)) throw new Refusal('stale_state', 'engagements_not_from_here');
		const invited = partiesOf(atomic.actor, found.parties, 'write').filter((party) => party.invited);
		const side = await confirmOwn(atomic, found.parties);
		await append(atomic, id, { from: found.status, to: found.status, step: 'confirm', side });
		for (const party of invited)
			await announce(atomic, 'engagement.invitation_answered', { engagementId: id, partyId: party.id });
		await agreeIfAll(atomic, found, side);
	});
}

/**
 * Brings another introduced profile into the work: a team that covers the need together. Its introduction leads to
 * work once it has confirmed; until then it reads, takes no step, and may be let go.
 */
export function addParty(context: Context, id: string, introductionId: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const found = await lockAsParty(atomic, id);
		if (hasEnded(found.status)) throw new Refusal('stale_state', 'engagements_ended_stays');
		const introduction = await readyToEngage(atomic, introductionId);
		if (introduction.needId !== found.needId) throw new Refusal('invalid', 'engagements_other_need');
		const partyId = await addProfile(atomic, id, introduction);
		if (partyId === undefined) throw new Refusal('stale_state', 'engagements_takes_part_already');
		const { status, side } = found;
		await append(atomic, id, { from: status, to: status, step: 'invite', side });
		await announce(atomic, 'engagement.invited', { engagementId: id, partyId });
	});
}

/** Who was brought in and has not confirmed takes no part after all: said by itself, or by those already in it. */
export function dropParty(context: Context, id: string, partyId: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const found = await lock(atomic, id);
		const party = found.parties.find((each) => each.id === partyId);
		if (!party?.invited || hasEnded(found.status))
			throw new Refusal('stale_state', 'engagements_party_stays');
		const { actor, db } = atomic;
		const isOwn = partiesOf(actor, [party], 'write').length > 0;
		const side = isOwn ? party.side : (await lockAsParty(atomic, id)).side;
		await db.deleteFrom('engagement_party').where('id', '=', partyId).execute();
		const { status } = found;
		await append(atomic, id, { from: status, to: status, step: isOwn ? 'step_back' : 'let_go', side });
		await announce(atomic, 'engagement.invitation_answered', { engagementId: id, partyId });
		await agreeIfAll(atomic, found, side);
	});
}

async function agreeIfAll(atomic: Atomic, found: Locked, side: Side): Promise<void> {
	if (found.status !== 'proposed') return;
	const parties = await readParties(atomic.db, found.id);
	if (parties.some(({ confirmedAt }) => confirmedAt === null)) return;
	await move(atomic, found, 'agree', { side });
	await announce(atomic, 'engagement.agreed', { engagementId: found.id });
}

/** Confirms every party the actor may speak for; what brought it in leads to work from here on. The side. */
export async function confirmOwn(atomic: Atomic, parties: readonly StoredParty[]): Promise<Side> {
	const { actor, db, now } = atomic;
	const side = sideOf(actor, parties);
	if (side === undefined) throw new Refusal('not_allowed', 'engagements_parties_only');
	const own = partiesOf(actor, parties, 'write').filter(({ confirmedAt }) => confirmedAt === null);
	if (own.length === 0) throw new Refusal('stale_state', 'engagements_confirmed_already');
	for (const { invited, introductionId } of own)
		if (invited && introductionId !== null) await engageIntroduction(atomic, introductionId);
	await db
		.updateTable('engagement_party')
		.set({ confirmed_at: now, person_id: actor.kind === 'member' ? actor.personId : null })
		.where(
			'id',
			'in',
			own.map((party) => party.id)
		)
		.execute();
	return side;
}

/** Adds a profile by its introduction. The id of the party; undefined where it, or its introduction, is in work already. */
export async function addProfile(
	{ db }: Atomic,
	engagement_id: string,
	{ id, profileId }: { id: string; profileId: string }
): Promise<string | undefined> {
	const added = await db
		.insertInto('engagement_party')
		.values({
			...{ engagement_id, side: 'profile', organisation_id: null, profile_id: profileId },
			...{ introduction_id: id, person_id: null, confirmed_at: null }
		})
		.onConflict((same) => same.doNothing())
		.returning('id')
		.executeTakeFirst();
	return added?.id;
}
