import { type Actor, type Membership, reaches, type Right } from '../platform/actor.ts';
import {
	type EngagementStatus,
	type EngagementStep,
	hasEnded,
	sides,
	type Side,
	stepsFrom
} from './lifecycle.ts';

/** One who takes part: an office, or a profile with whoever owns it. */
export interface Party {
	side: Side;
	/** The office, or the organisation that owns the profile; null for a person's profile and for an erased one. */
	organisationId: string | null;
	/** Whose profile it is; null for an office, an organisation's profile and an erased one. */
	personId: string | null;
}

/** Where the need of the work stands: brokers see what happens in their places. */
export interface NeedPlace {
	country: string | null;
	subdivision: string | null;
	/** Made up: made-up brokers look after such work and no other. */
	example: boolean;
}

/** The parties the actor may speak for, with this right in an organisation; a person speaks for their own profile. */
export function partiesOf<P extends Party>(actor: Actor, parties: readonly P[], right: Right): P[] {
	if (actor.kind !== 'member') return [];
	return parties.filter((party) => {
		if (party.personId !== null) return party.personId === actor.personId;
		return actor.memberships.some((membership) => speaksIn(membership, party, right));
	});
}

function speaksIn({ organisationId, kind, rights }: Membership, party: Party, right: Right): boolean {
	if (organisationId !== party.organisationId) return false;
	if (party.side === 'office' && kind !== 'office') return false;
	return right === 'read' || rights.includes(right) || rights.includes('manage');
}

/** The side the actor speaks for; undefined for everybody else. Who sits on both sides speaks for neither. */
export function sideOf(actor: Actor, parties: readonly Party[], right: Right = 'write'): Side | undefined {
	const [side, ...more] = new Set(partiesOf(actor, parties, right).map((party) => party.side));
	return more.length === 0 ? side : undefined;
}

/** What those who take part read: everything but what the other side has not yet let them read. */
export function canReadDesk(actor: Actor, parties: readonly Party[]): boolean {
	return actor.kind === 'system' || partiesOf(actor, parties, 'read').length > 0;
}

/**
 * Bare facts of work that was agreed are for everybody: what kind, since when, where it stands, how it ended.
 * Before that they stay with those who talk about it, and with brokers of the place.
 */
export function canRead(
	actor: Actor,
	engagement: NeedPlace & { agreed: boolean; parties: readonly Party[] }
): boolean {
	if (engagement.agreed || canReadDesk(actor, engagement.parties)) return true;
	return coversPlace(actor, engagement);
}

/** A broker of the place of the need. */
export function coversPlace(actor: Actor, work: NeedPlace): boolean {
	if (actor.kind !== 'member' || !reaches(actor, work)) return false;
	return actor.brokerPlaces.some((place) => place === work.country || place === work.subdivision);
}

/** The steps only one side takes; each of the others may be taken by either. */
const takenBy: Partial<Record<EngagementStep, Side>> = {
	deliver: 'profile',
	accept: 'office',
	refuse: 'office'
};

/** Whether a side takes this step. `agree` is taken by nobody: it follows when every party has confirmed. */
export function mayTake(side: Side | undefined, step: EngagementStep): boolean {
	if (side === undefined || step === 'agree') return false;
	return (takenBy[step] ?? side) === side;
}

/** What a party has said so far, for whose turn it is. */
export interface Standing extends Pick<Party, 'side'> {
	confirmedAt: Date | null;
	invited: boolean;
}

/**
 * The sides whose turn it is: those who have not confirmed what is proposed, those who can take the work further,
 * and once it has ended, the side that has not yet answered how. Where either may go on, both.
 */
export function turnOf(
	{ status, pays }: { status: EngagementStatus; pays: boolean },
	parties: readonly Standing[],
	unanswered: Side | undefined
): Side[] {
	if (hasEnded(status)) return sides.filter((side) => side === unanswered);
	if (status === 'proposed') {
		const silent = parties.filter(({ confirmedAt }) => confirmedAt === null);
		return sides.filter((side) => silent.some((party) => party.side === side));
	}
	const onward = stepsFrom(status, pays).filter((step) => step !== 'end_early');
	return sides.filter((side) => onward.some((step) => mayTake(side, step)));
}
