import type { Actor } from '../platform/actor.ts';
import type { ListingStatus } from './lifecycle.ts';

/** Anyone reads an unclaimed listing; once claimed, the owner's own page stands for it, and removed is removed. */
export function canRead(actor: Actor, listing: { status: ListingStatus }): boolean {
	return actor.kind === 'system' || listing.status === 'unclaimed';
}
