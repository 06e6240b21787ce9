import type { Actor } from '../platform/actor.ts';
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
