import { type Actor, reaches, type Right } from '../platform/actor.ts';
import type { LessonStatus, Publication } from './lifecycle.ts';

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
export function canModerate(actor: Actor, work: { example: boolean }): boolean {
	return actor.kind === 'member' && actor.operator && reaches(actor, work);
}

/** A lesson as the rules see it. */
export interface LessonStanding {
	status: LessonStatus;
	organisationId: string;
}

/** Everybody reads a published lesson; a draft and a withdrawn one stay with who wrote it. */
export function canReadLesson(actor: Actor, { status, organisationId }: LessonStanding): boolean {
	if (actor.kind === 'system' || status === 'published') return true;
	return mayIn(actor, organisationId, 'read');
}

/** Writes for the organisation that drew it; publishing and withdrawing speak for all of it. */
export function canWriteLesson(
	actor: Actor,
	{ organisationId }: Pick<LessonStanding, 'organisationId'>,
	right: 'write' | 'publish' = 'write'
): boolean {
	return mayIn(actor, organisationId, right);
}

function mayIn(actor: Actor, organisationId: string, right: Right): boolean {
	if (actor.kind !== 'member') return false;
	return actor.memberships.some(
		(each) =>
			each.organisationId === organisationId &&
			(right === 'read' || each.rights.includes(right) || each.rights.includes('manage'))
	);
}
