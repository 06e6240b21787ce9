/** The record of one piece of work: locked, its parties read, and every step appended. */
import { sql } from 'kysely';
import { Refusal } from '../../platform/refusal.ts';
import type { Atomic } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { after, type EngagementStatus, type EngagementStep, type Side } from '../lifecycle.ts';
import { canRead, type Party, sideOf } from '../policy.ts';

export interface StoredParty extends Party {
	id: string;
	profileId: string | null;
	introductionId: string | null;
	confirmedAt: Date | null;
	/** Brought into work of others, and has not confirmed: it reads, and takes no step yet. */
	invited: boolean;
}

/** In SQL, over `party` and its `introduction`: brought in, and has not confirmed. */
export const isInvited = sql<boolean>`(party.confirmed_at is null and coalesce(introduction.status <> 'engaged', false))`;

/** Who takes part, in the order they came in. */
export function readParties(db: Db, engagementId: string): Promise<StoredParty[]> {
	return db
		.selectFrom('engagement_party as party')
		.leftJoin('profile', 'profile.id', 'party.profile_id')
		.leftJoin('introduction', 'introduction.id', 'party.introduction_id')
		.select(['party.id', 'party.side', 'party.profile_id as profileId', 'profile.person_id as personId'])
		.select(['party.introduction_id as introductionId', 'party.confirmed_at as confirmedAt'])
		.select(sql<string | null>`coalesce(party.organisation_id, profile.organisation_id)`.as('organisationId'))
		.select(isInvited.as('invited'))
		.where('party.engagement_id', '=', engagementId)
		.orderBy('party.id')
		.execute();
}

/** Locks the work and reads how it stands; who may not even read it learns nothing from the answer. */
export async function lock({ actor, db }: Atomic, id: string) {
	const found = await db
		.selectFrom('engagement')
		.innerJoin('need', 'need.id', 'engagement.need_id')
		.select(['engagement.status', 'engagement.pays', 'engagement.need_id as needId', 'engagement.kind'])
		.select(['engagement.repository', 'need.country', 'need.subdivision', 'need.office_id as officeId'])
		.select(['engagement.ending', 'engagement.ended_at as endedAt'])
		.select(sql<boolean>`need.origin = 'example'`.as('example'))
		.where('engagement.id', '=', id)
		.forUpdate('engagement')
		.executeTakeFirst();
	const parties = found ? await readParties(db, id) : [];
	const agreed = found ? await wasAgreed(db, id) : false;
	if (!found || !canRead(actor, { ...found, agreed, parties }))
		throw new Refusal('not_found', 'engagements_not_found');
	return { ...found, id, parties };
}
export type Locked = Awaited<ReturnType<typeof lock>>;

/** Locks it for somebody who takes part and may write for their side. */
export async function lockAsParty(atomic: Atomic, id: string): Promise<Locked & { side: Side }> {
	const found = await lock(atomic, id);
	const side = sideOf(atomic.actor, settled(found.parties));
	if (side === undefined) {
		const invited = sideOf(atomic.actor, found.parties) !== undefined;
		throw new Refusal('not_allowed', invited ? 'engagements_confirm_first' : 'engagements_parties_only');
	}
	return { ...found, side };
}

/** Those who take the steps: without whoever was brought in and has not confirmed. */
export function settled<P extends { invited: boolean }>(parties: readonly P[]): P[] {
	return parties.filter(({ invited }) => !invited);
}

/** Whether every party confirmed at some time: from then on its bare facts are public. */
export async function wasAgreed(db: Db, id: string): Promise<boolean> {
	const found = await db
		.selectFrom('engagement_transition')
		.select('id')
		.where('engagement_id', '=', id)
		.where('step', '=', 'agree')
		.executeTakeFirst();
	return found !== undefined;
}

/** Takes a step from where the work stands, or refuses. */
export async function move(
	atomic: Atomic,
	{ id, status, pays }: Pick<Locked, 'id' | 'status' | 'pays'>,
	step: EngagementStep,
	{ side, reason = '' }: { side: Side | null; reason?: string }
): Promise<EngagementStatus> {
	const next = after(status, step, pays);
	if (!next) throw new Refusal('stale_state', 'engagements_not_from_here');
	await atomic.db
		.updateTable('engagement')
		.set({ status: next, updated_at: atomic.now })
		.where('id', '=', id)
		.execute();
	await append(atomic, id, { from: status, to: next, step, side, reason });
	return next;
}

interface Transition {
	from: EngagementStatus | null;
	to: EngagementStatus;
	step: EngagementStep | 'propose' | 'confirm' | 'invite' | 'step_back' | 'let_go';
	side: Side | null;
	reason?: string;
}

/** Appends to the timeline. */
export async function append(
	{ actor, db, now }: Atomic,
	engagement_id: string,
	{ from, to, step, side, reason = '' }: Transition
): Promise<void> {
	await db
		.insertInto('engagement_transition')
		.values({
			...{ engagement_id, from_status: from, to_status: to, step, side, reason, at: now },
			person_id: actor.kind === 'member' ? actor.personId : null
		})
		.execute();
}
