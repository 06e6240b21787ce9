import { type Actor, type Membership, reaches } from '../platform/actor.ts';
import {
	after,
	type Asker,
	type IntroductionStatus,
	type IntroductionStep,
	isOpen,
	isReleased,
	type Side,
	sides
} from './lifecycle.ts';

/** An introduction as its rules see it. */
export interface Standing {
	status: IntroductionStatus;
	askedBy: Asker;
	/** The team whose broker made it. */
	brokerTeamId: string | null;
	/** Of the need. */
	officeId: string | null;
	country: string | null;
	subdivision: string | null;
	/** The need is made up. */
	example: boolean;
	/** Whose the profile is; neither, once it was erased. */
	profilePersonId: string | null;
	profileOrganisationId: string | null;
	officeAccepted: boolean;
	profileAccepted: boolean;
	/** Who accepted for each side, and may read what the other gave. */
	officeSpeakerId: string | null;
	profileSpeakerId: string | null;
	/** The reader declared a conflict of interest with the need, its office or the profile. */
	conflicted: boolean;
}

export type Party = Pick<Standing, 'officeId' | 'profilePersonId' | 'profileOrganisationId'>;

/** Why an actor may not take a step. */
export type Objection = 'not_yours' | 'not_verified' | 'both_sides' | 'already_accepted' | 'not_from_here';

const speaks = ({ rights }: Membership) => rights.some((right) => right !== 'read');

function membershipsOf(actor: Actor): readonly Membership[] {
	return actor.kind === 'member' ? actor.memberships : [];
}

function officeOf(actor: Actor, { officeId }: Pick<Party, 'officeId'>): Membership | undefined {
	return membershipsOf(actor).find(
		({ organisationId, kind }) => kind === 'office' && organisationId === officeId
	);
}

/** The sides an actor reads for: everybody of the office; the person, or everybody of the organisation. */
export function readsFor(actor: Actor, party: Party): Side[] {
	if (actor.kind !== 'member') return [];
	const { profilePersonId, profileOrganisationId } = party;
	const owns =
		profilePersonId === actor.personId ||
		actor.memberships.some(({ organisationId }) => organisationId === profileOrganisationId);
	return sides.filter((side) => (side === 'office' ? officeOf(actor, party) !== undefined : owns));
}

/** The sides an actor speaks for: reading rights alone speak for nobody. */
export function speaksFor(actor: Actor, party: Party): Side[] {
	if (actor.kind !== 'member') return [];
	const office = officeOf(actor, party);
	const { profilePersonId, profileOrganisationId } = party;
	const owns =
		profilePersonId === actor.personId ||
		actor.memberships.some((each) => each.organisationId === profileOrganisationId && speaks(each));
	return sides.filter((side) => (side === 'office' ? office !== undefined && speaks(office) : owns));
}

/** Works in the verified broker team that made it. */
export function isItsBroker(actor: Actor, { brokerTeamId }: Pick<Standing, 'brokerTeamId'>): boolean {
	return membershipsOf(actor).some(
		(each) =>
			each.kind === 'broker_team' &&
			each.organisationId === brokerTeamId &&
			each.verified === true &&
			speaks(each)
	);
}

/** Looks after the place of its need; who is made up, of made-up needs only. */
function covers(actor: Actor, { country, subdivision, example }: Standing): boolean {
	if (actor.kind !== 'member' || !reaches(actor, { example })) return false;
	return actor.brokerPlaces.some((place) => place === country || place === subdivision);
}

/**
 * Who reads that there is an introduction, and its timeline: both sides, the team that made it, and brokers of
 * its place. A suggestion asks nothing of the profile yet, so its owner does not read it. Whoever declared a
 * conflict of interest reads it only as the owner of the profile.
 */
export function canRead(actor: Actor, standing: Standing): boolean {
	if (actor.kind === 'system') return true;
	const reading = readsFor(actor, standing);
	if (reading.includes('profile') && standing.status !== 'suggested') return true;
	if (standing.conflicted) return false;
	return reading.includes('office') || isItsBroker(actor, standing) || covers(actor, standing);
}

/** The conversation, and who the natural persons are, is for the two sides and the team that made it. */
export function canReadConversation(actor: Actor, standing: Standing): boolean {
	if (!canRead(actor, standing) || actor.kind === 'system') return false;
	return readsFor(actor, standing).length > 0 || isItsBroker(actor, standing);
}

/** Contact data of the other side: only for the two persons who accepted, after both, while they speak for their side. */
export function canReadContact(actor: Actor, standing: Standing): boolean {
	if (actor.kind !== 'member' || !isReleased(standing.status)) return false;
	if (!standing.officeAccepted || !standing.profileAccepted || !canRead(actor, standing)) return false;
	const reading = readsFor(actor, standing);
	return (
		(reading.includes('office') && standing.officeSpeakerId === actor.personId) ||
		(reading.includes('profile') && standing.profileSpeakerId === actor.personId)
	);
}

/** For whom an actor writes in the conversation; a broker only in what their team made. */
export function writesAs(actor: Actor, standing: Standing): Asker | undefined {
	if (!canRead(actor, standing)) return undefined;
	const [side] = speaksFor(actor, standing);
	return side ?? (isItsBroker(actor, standing) ? 'broker' : undefined);
}

/** Hides what somebody wrote: who wrote it, the other side, and the team that made the introduction. */
export function canHideMessage(actor: Actor, standing: Standing): boolean {
	return writesAs(actor, standing) !== undefined;
}

/** The sides that may take a step from here, whoever they are. */
function sidesFor(step: IntroductionStep, standing: Standing): Asker[] {
	const { status, askedBy, officeAccepted, profileAccepted } = standing;
	const accepted = (side: Side) => (side === 'office' ? officeAccepted : profileAccepted);
	switch (step) {
		case 'ask':
			return ['office', 'broker'];
		case 'accept':
		case 'decline':
			return sides.filter((side) => !accepted(side));
		case 'withdraw':
			if (status === 'suggested') return ['office', 'broker'];
			if (isReleased(status)) return [...sides];
			return [...sides.filter(accepted), ...(askedBy === 'broker' ? (['broker'] as const) : [])];
		case 'meet':
		case 'engage':
		case 'end':
			return [...sides];
		case 'lapse':
			return [];
	}
}

export interface Taking {
	side: Asker;
}

/**
 * For which side an actor takes a step, or why they may not. Asking and accepting for an office takes a verified
 * one, and nobody accepts both for an office and for a profile.
 */
export function taking(actor: Actor, step: IntroductionStep, standing: Standing): Taking | Objection {
	if (!canRead(actor, standing)) return 'not_yours';
	const mine: Asker[] = [
		...speaksFor(actor, standing),
		...(isItsBroker(actor, standing) ? (['broker'] as const) : [])
	];
	if (mine.length === 0) return 'not_yours';
	if (after(standing.status, step) === undefined) return 'not_from_here';
	const side = sidesFor(step, standing).find((each) => mine.includes(each));
	if (side === undefined) return step === 'accept' || step === 'decline' ? 'already_accepted' : 'not_yours';
	if (step !== 'accept' && step !== 'ask') return { side };
	if (mine.includes('office') && mine.includes('profile')) return 'both_sides';
	return objectionToSpeak(actor, side, standing) ?? { side };
}

/** Why an actor may not ask on behalf of a side, undefined where they may. */
export function objectionToAsk(
	actor: Actor,
	asker: Asker,
	standing: Party & Pick<Standing, 'country' | 'subdivision' | 'brokerTeamId'>
): Objection | undefined {
	const mine = speaksFor(actor, standing);
	if (mine.length === sides.length) return 'both_sides';
	if (asker === 'broker') {
		// A broker who is one of the sides speaks for it, and not as a broker.
		if (mine.length > 0) return 'both_sides';
		return isItsBroker(actor, standing) ? undefined : 'not_yours';
	}
	return mine.includes(asker) ? objectionToSpeak(actor, asker, standing) : 'not_yours';
}

function objectionToSpeak(actor: Actor, side: Asker, party: Party): Objection | undefined {
	if (side !== 'office') return undefined;
	return officeOf(actor, party)?.verified === true ? undefined : 'not_verified';
}

/**
 * Goes on for the office in an introduction another began: once that person no longer speaks for it, or as
 * somebody who manages the office. `speakerStays`: whether the person who accepted still works there.
 */
export function canTakeOver(actor: Actor, standing: Standing, speakerStays: boolean): boolean {
	if (actor.kind !== 'member' || !standing.officeAccepted || standing.conflicted) return false;
	if (standing.officeSpeakerId === actor.personId) return false;
	const office = officeOf(actor, standing);
	if (office?.verified !== true || !speaks(office)) return false;
	if (speaksFor(actor, standing).length > 1) return false;
	return !speakerStays || office.rights.includes('manage');
}

/** The sides whose answer is waited for. */
export function waitsFor(standing: Pick<Standing, 'status' | 'officeAccepted' | 'profileAccepted'>): Side[] {
	const { status, officeAccepted, profileAccepted } = standing;
	if (status === 'suggested') return ['office'];
	if (status !== 'asked' && status !== 'accepted_by_one') return [];
	return sides.filter((side) => !(side === 'office' ? officeAccepted : profileAccepted));
}

/** Of the profile, as far as an introduction shows it. */
export interface ShownProfile {
	kind: 'person' | 'firm' | 'community';
	/** Null once it was erased. */
	visibility: 'public' | 'verified' | 'introduction' | null;
	published: boolean;
}

/**
 * Whether the reader is told who the profile is: its own side always; the office and the team that made the
 * introduction, and after its end only where the profile shows itself outside of introductions; others only firms
 * and communities that are public.
 */
export function showsProfile(actor: Actor, standing: Standing, profile: ShownProfile): boolean {
	if (profile.visibility === null || !canRead(actor, standing)) return false;
	if (readsFor(actor, standing).includes('profile')) return true;
	if (canReadConversation(actor, standing))
		return profile.visibility !== 'introduction' || goesOn(standing.status);
	return profile.published && profile.visibility === 'public' && profile.kind !== 'person';
}

/** The whole profile, as a verified office reads it: its own side, and the office while the introduction goes on. */
export function readsProfileInFull(actor: Actor, standing: Standing, profile: ShownProfile): boolean {
	if (!showsProfile(actor, standing, profile) || !goesOn(standing.status)) return false;
	const reading = readsFor(actor, standing);
	if (reading.includes('profile')) return true;
	return profile.published && reading.includes('office') && isVerifiedIn(actor, standing);
}

function isVerifiedIn(actor: Actor, standing: Standing): boolean {
	return officeOf(actor, standing)?.verified === true;
}

function goesOn(status: IntroductionStatus): boolean {
	return isOpen(status) || status === 'engaged';
}
