import { type Actor, reaches, type Right } from '../platform/actor.ts';
import type { ListingStatus, OrganisationKind } from './lifecycle.ts';

/** Anyone reads an unclaimed listing; once claimed, the owner's own page stands for it, and removed is removed. */
export function canRead(actor: Actor, listing: { status: ListingStatus }): boolean {
	return actor.kind === 'system' || listing.status === 'unclaimed';
}

/** Runs the organisation: its name, its members, its end. */
export function canManage(actor: Actor, organisation: { id: string }): boolean {
	return hasRight(actor, organisation.id, 'manage');
}

export function isMember(actor: Actor, organisationId: string): boolean {
	return actor.kind === 'member' && actor.memberships.some((each) => each.organisationId === organisationId);
}

/**
 * Everybody reads about an organisation that was verified once, also when it has ended. Before that its own people
 * do, and those who may verify it: anyone can type the name of a city.
 */
export function canReadTeam(
	actor: Actor,
	organisation: Verifiable & { verifiedUntil: string | null }
): boolean {
	if (actor.kind === 'system' || organisation.verifiedUntil !== null) return true;
	return isMember(actor, organisation.id) || canVerify(actor, organisation);
}

/** May do `right` in an organisation; who manages it may do everything. */
export function hasRight(actor: Actor, organisationId: string, right: Right): boolean {
	if (actor.kind !== 'member') return false;
	const rights = actor.memberships.find((each) => each.organisationId === organisationId)?.rights ?? [];
	return rights.includes(right) || rights.includes('manage');
}

export interface Verifiable {
	id: string;
	example: boolean;
	country: string | null;
	subdivision: string | null;
}

/** Brokers verify within what their teams cover, operators anywhere, nobody their own. */
export function canVerify(actor: Actor, organisation: Verifiable): boolean {
	if (actor.kind !== 'member' || !reaches(actor, organisation)) return false;
	if (actor.memberships.some(({ organisationId }) => organisationId === organisation.id)) return false;
	if (actor.operator) return true;
	const { country, subdivision } = organisation;
	return actor.brokerPlaces.some((place) => place === country || place === subdivision);
}

/** Broker teams are set up by whoever operates the instance; everything else by its own people. */
export function canFound(actor: Actor, kind: OrganisationKind): boolean {
	return actor.kind === 'member' && (kind !== 'broker_team' || actor.operator);
}

export interface Requested {
	country: string | null;
	subdivision: string | null;
	/** Who asks, where it was somebody with an account. */
	askedBy: string | null;
}

/** What is asked about a listing, and all are real, is decided by brokers of its place or operators, never by who asks. */
export function canDecide(actor: Actor, { country, subdivision, askedBy }: Requested): boolean {
	if (actor.kind !== 'member' || actor.personId === askedBy) return false;
	if (!reaches(actor, { example: false })) return false;
	return actor.operator || actor.brokerPlaces.some((place) => place === country || place === subdivision);
}
