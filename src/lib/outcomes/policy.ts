import type { Actor } from '../platform/actor.ts';
import type { Publication } from './lifecycle.ts';

/** An account as the rules see it. */
export interface AccountStanding {
	publication: Publication;
	takenDown: boolean;
}

/**
 * Accounts are public side by side or not at all: both are written, both sides agreed, neither was taken down. The
 * bare facts of the work are public either way.
 */
export function arePublic(accounts: readonly AccountStanding[]): boolean {
	return accounts.length === 2 && accounts.every((each) => each.publication === 'agreed' && !each.takenDown);
}

/** Each side writes without having read the other: whoever takes part reads its own, and both once both are written. */
export function canReadAccount(
	{ isOwn, isParty }: { isOwn: boolean; isParty: boolean },
	accounts: readonly AccountStanding[]
): boolean {
	if (arePublic(accounts) || isOwn) return true;
	return isParty && accounts.length === 2;
}

/** Takes an account out of public sight, or puts it back: whoever runs this site, with a reason. */
export function canModerate(actor: Actor): boolean {
	return actor.kind === 'member' && actor.operator;
}
