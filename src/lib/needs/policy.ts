import type { Actor, Membership, Right } from '../platform/actor.ts';
import type { NeedOrigin, NeedStatus } from './lifecycle.ts';

export interface NeedReading {
	officeId: string | null;
	status: NeedStatus;
	origin: NeedOrigin;
	publishedAt: Date | null;
}

/** Anyone reads what was published; drafts, also discarded ones, stay with the office that wrote them. */
export function canRead(actor: Actor, need: NeedReading): boolean {
	if (actor.kind === 'system') return true;
	if (need.status === 'open' || need.status === 'paused') return true;
	if (need.status === 'closed' && (need.publishedAt !== null || need.origin === 'archive')) return true;
	return officesOf(actor).some((id) => id === need.officeId);
}

/** The offices the actor works in. */
export function officesOf(actor: Actor): string[] {
	if (actor.kind !== 'member') return [];
	return actor.memberships
		.filter(({ kind }) => kind === 'office')
		.map(({ organisationId }) => organisationId);
}

/** Writes for the office: people of it with that right. Brokers introduce; they never speak for an office. */
export function canEdit(actor: Actor, need: { officeId: string | null }): boolean {
	return mayIn(actor, need.officeId, 'write');
}

export type PublishObjection = 'not_yours' | 'not_verified' | 'second_person';

/**
 * Why a need may not be published by this actor, undefined where it may: only a verified office publishes, and
 * where it wants a second pair of eyes not the one who sent it to review.
 */
export function objectionToPublish(
	actor: Actor,
	need: { officeId: string | null; secondPairOfEyes: boolean; status: NeedStatus; submittedBy: string | null }
): PublishObjection | undefined {
	if (!mayIn(actor, need.officeId, 'publish')) return 'not_yours';
	const office = membershipIn(actor, need.officeId);
	if (office?.verified !== true) return 'not_verified';
	if (!need.secondPairOfEyes) return undefined;
	const isSecond =
		need.status === 'in_review' && actor.kind === 'member' && actor.personId !== need.submittedBy;
	return isSecond ? undefined : 'second_person';
}

function mayIn(actor: Actor, officeId: string | null, right: Right): boolean {
	const rights = membershipIn(actor, officeId)?.rights ?? [];
	return rights.includes(right) || rights.includes('manage');
}

function membershipIn(actor: Actor, officeId: string | null): Membership | undefined {
	if (actor.kind !== 'member' || officeId === null) return undefined;
	return actor.memberships.find(
		({ organisationId, kind }) => kind === 'office' && organisationId === officeId
	);
}
