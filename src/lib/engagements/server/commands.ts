/** What both sides do together once they were introduced. Every step is locked, asked of policy and lifecycle, and appended. */
import { engageIntroduction } from '../../introductions/server/engage.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { announce } from '../../platform/server/jobs.ts';
import type { EngagementStep, Side } from '../lifecycle.ts';
import { mayTake, partiesOf, sideOf } from '../policy.ts';
import type { Proposal } from '../schema.ts';
import { append, lock, lockAsParty, move, readParties } from './record.ts';

declare module '../../platform/server/jobs.ts' {
	interface Topics {
		'engagement.proposed': { engagementId: string };
		'engagement.agreed': { engagementId: string };
		'engagement.moved': { engagementId: string; step: EngagementStep };
	}
}

/**
 * Proposes work to the other side of an introduction that both accepted; the introduction becomes engaged in the
 * same transaction, so it leads to one piece of work only. Whoever proposes has confirmed. The id of the work.
 */
export function proposeEngagement(context: Context, proposal: Proposal): Promise<string> {
	return atomically(context, async (atomic) => {
		const { actor, db, now } = atomic;
		if (actor.kind !== 'member') throw new Refusal('not_signed_in', 'accounts_sign_in_first');
		const introduction = await engageIntroduction(atomic, proposal.introduction);
		const { id } = await db
			.insertInto('engagement')
			.values({
				...{ need_id: introduction.needId, title: proposal.title, status: 'proposed', kind: proposal.kind },
				...{ pays: proposal.pays === 'yes', repository: proposal.repository ?? null },
				...{ starts_on: proposal.starts_on ?? null, ends_on: proposal.ends_on ?? null },
				...{ ending: null, ended_at: null, created_at: now, updated_at: now }
			})
			.returning('id')
			.executeTakeFirstOrThrow();
		await addOffice(atomic, id, introduction);
		await addProfile(atomic, id, introduction);
		const side = await confirmOwn(atomic, id);
		await append(atomic, id, { from: null, to: 'proposed', step: 'propose', side });
		await announce(atomic, 'engagement.proposed', { engagementId: id });
		return id;
	});
}

/** Brings another introduced profile into work that was only proposed: a team that covers the need together. */
export function addParty(context: Context, id: string, introductionId: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const found = await lockAsParty(atomic, id);
		if (found.status !== 'proposed') throw new Refusal('stale_state', 'engagements_not_from_here');
		const introduction = await engageIntroduction(atomic, introductionId);
		if (introduction.needId !== found.needId) throw new Refusal('invalid', 'engagements_other_need');
		await addProfile(atomic, id, introduction);
	});
}

/** Confirms for the actor's own side; when everybody has, the work is agreed. */
export function confirmEngagement(context: Context, id: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const found = await lock(atomic, id);
		if (found.status !== 'proposed') throw new Refusal('stale_state', 'engagements_not_from_here');
		const side = await confirmOwn(atomic, id);
		await append(atomic, id, { from: 'proposed', to: 'proposed', step: 'confirm', side });
		const parties = await readParties(atomic.db, id);
		if (parties.some(({ confirmedAt }) => confirmedAt === null)) return;
		await move(atomic, found, 'agree', { side });
		await announce(atomic, 'engagement.agreed', { engagementId: id });
	});
}

/** A step one side takes. What was delivered and is not accepted comes with its reason. */
export function takeStep(
	context: Context,
	id: string,
	step: Exclude<EngagementStep, 'agree' | 'close' | 'end_early'>,
	reason = ''
): Promise<void> {
	return atomically(context, async (atomic) => {
		const found = await lockAsParty(atomic, id);
		if (!mayTake(found.side, step)) throw new Refusal('not_allowed', 'engagements_other_side_takes');
		if (step === 'refuse' && reason === '') throw new Refusal('invalid', 'engagements_office_owes_reason');
		await move(atomic, found, step, { side: found.side, reason });
		await announce(atomic, 'engagement.moved', { engagementId: id, step });
	});
}

/** Confirms every party the actor may speak for. The side. */
async function confirmOwn({ actor, db, now }: Atomic, id: string): Promise<Side> {
	const parties = await readParties(db, id);
	const side = sideOf(actor, parties);
	if (side === undefined) throw new Refusal('not_allowed', 'engagements_parties_only');
	const own = partiesOf(actor, parties, 'write').filter(({ confirmedAt }) => confirmedAt === null);
	if (own.length === 0) throw new Refusal('stale_state', 'engagements_confirmed_already');
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

interface Introduced {
	id: string;
	needId: string;
	officeId: string;
	profileId: string;
}

async function addOffice({ db }: Atomic, engagement_id: string, { officeId }: Introduced): Promise<void> {
	await db
		.insertInto('engagement_party')
		.values({
			...{ engagement_id, side: 'office', organisation_id: officeId, profile_id: null },
			...{ introduction_id: null, person_id: null, confirmed_at: null }
		})
		.execute();
}

async function addProfile(
	{ db }: Atomic,
	engagement_id: string,
	{ id, profileId }: Introduced
): Promise<void> {
	await db
		.insertInto('engagement_party')
		.values({
			...{ engagement_id, side: 'profile', organisation_id: null, profile_id: profileId },
			...{ introduction_id: id, person_id: null, confirmed_at: null }
		})
		.onConflict((same) => same.constraint('engagement_party_profile_once').doNothing())
		.execute();
}
