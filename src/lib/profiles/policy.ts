import { type Actor, reaches, type Right } from '../platform/actor.ts';
import type { ProfileStatus, Visibility } from './lifecycle.ts';

export interface ProfileReading {
	status: ProfileStatus;
	visibility: Visibility;
	paused: boolean;
	example: boolean;
	/** Its owner, where that is a person, was suspended. */
	suspended: boolean;
	/** Kept apart from the reader's office, or declared to stand too near to the reader. */
	closed?: boolean;
}

/**
 * A draft, a withdrawn, a paused profile, one of a suspended person and one shown only inside an introduction all
 * read like one that does not exist: nobody can tell a pause from an absence.
 */
export function canRead(actor: Actor, profile: ProfileReading): boolean {
	if (actor.kind === 'system') return true;
	if (profile.status !== 'published' || profile.paused || profile.suspended) return false;
	if (profile.closed === true) return false;
	return (
		profile.visibility === 'public' || (profile.visibility === 'verified' && isVerifiedFor(actor, profile))
	);
}

/** Reads what this profile keeps for verified offices and brokers. */
export function isVerifiedFor(actor: Actor, profile: { example: boolean }): boolean {
	return isVerified(actor) && reaches(actor, profile);
}

/** Works in a verified office or a verified broker team. */
export function isVerified(actor: Actor): boolean {
	if (actor.kind !== 'member') return false;
	return actor.memberships.some(
		({ kind, verified }) => verified === true && (kind === 'office' || kind === 'broker_team')
	);
}

export interface ProfileOwner {
	personId: string | null;
	organisationId: string | null;
}

/** A person writes their own profile; a firm's or community's is written by its members who may write. */
export function canEdit(actor: Actor, profile: ProfileOwner): boolean {
	return owns(actor, profile, 'write');
}

/** Publishing, pausing and withdrawing speak for the whole organisation, so they take the right to publish. */
export function canPublish(actor: Actor, profile: ProfileOwner): boolean {
	return owns(actor, profile, 'publish');
}

function owns(actor: Actor, { personId, organisationId }: ProfileOwner, right: Right): boolean {
	if (actor.kind !== 'member') return false;
	if (personId !== null) return personId === actor.personId;
	return actor.memberships.some(
		(each) =>
			each.organisationId === organisationId &&
			(each.rights.includes(right) || each.rights.includes('manage'))
	);
}
