import { type Actor, type Membership, reaches, type Right } from '../platform/actor.ts';
import type { NeedOrigin, NeedStatus, NeedStep } from './lifecycle.ts';

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

/** What an office keeps about its needs is read by its own people. */
export function canReadDesk(actor: Actor, need: { officeId: string | null }): boolean {
	return actor.kind === 'system' || officesOf(actor).some((id) => id === need.officeId);
}

/** Writes for the office: people of it with that right. Brokers introduce; they never speak for an office. */
export function canEdit(actor: Actor, need: { officeId: string | null }): boolean {
	return mayIn(actor, need.officeId, 'write');
}

/** A need as its office's rules see it. */
export interface NeedStanding {
	officeId: string | null;
	status: NeedStatus;
	/** The office wants every need read by a second person before it is public. */
	secondPairOfEyes: boolean;
	/** Who sent it to review last. */
	submittedBy: string | null;
}

export type Objection = 'staff_only' | 'publishers_only' | 'not_verified' | 'second_person';

/**
 * Why this actor may not take a step with a need, undefined where they may. Writers prepare, pause and end; what
 * puts words before the public takes the right to publish in a verified office, and where the office wants a
 * second pair of eyes somebody else than the one who sent it to review. Only the passing of time lapses a need.
 */
export function objectionTo(actor: Actor, step: NeedStep, need: NeedStanding): Objection | undefined {
	if (actor.kind === 'system') return undefined;
	const mayWrite = mayIn(actor, need.officeId, 'write');
	const mayPublish = mayIn(actor, need.officeId, 'publish');
	switch (step) {
		case 'lapse':
			return 'staff_only';
		case 'publish':
			return objectionToPublic(actor, need) ?? objectionOfSecond(actor, need);
		case 'resume':
			return objectionToPublic(actor, need);
		case 'send_back':
			return mayWrite || mayPublish ? undefined : 'staff_only';
		default:
			return mayWrite ? undefined : 'staff_only';
	}
}

/**
 * Why this actor may not change the text of a need, undefined where they may. Where a second pair of eyes reads the
 * change before it shows, whoever writes or publishes may put it forward.
 */
export function objectionToEdit(actor: Actor, need: NeedStanding): Objection | undefined {
	if (waitsForSecond(need)) return canAnswer(actor, need) ? undefined : 'staff_only';
	if (isPublic(need)) return objectionToPublic(actor, need);
	return canEdit(actor, need) ? undefined : 'staff_only';
}

/** Whether a change of this text shows only once a second person has said yes. */
export function waitsForSecond(need: Pick<NeedStanding, 'status' | 'secondPairOfEyes'>): boolean {
	return need.secondPairOfEyes && isPublic(need);
}

/** A change that waits, by who put it forward; null once their account is erased. */
export interface WaitingChange {
	personId: string | null;
}

/** Why this actor may not make a waiting change take effect: it takes the right to publish, and somebody else. */
export function objectionToApprove(
	actor: Actor,
	need: { officeId: string | null },
	change: WaitingChange
): Objection | undefined {
	return objectionToPublic(actor, need) ?? objectionToOwn(actor, change);
}

/** Why this actor may not refuse a waiting change. Nothing becomes public by it, so the office need not be verified. */
export function objectionToRefuse(
	actor: Actor,
	need: { officeId: string | null },
	change: WaitingChange
): Objection | undefined {
	if (!mayIn(actor, need.officeId, 'publish')) return 'publishers_only';
	return objectionToOwn(actor, change);
}

/** Takes back a waiting change: only who put it forward, as long as they work there. */
export function canWithdrawChange(
	actor: Actor,
	need: { officeId: string | null },
	change: WaitingChange
): boolean {
	return actor.kind === 'member' && actor.personId === change.personId && canReadDesk(actor, need);
}

function objectionToOwn(actor: Actor, { personId }: WaitingChange): Objection | undefined {
	return actor.kind === 'member' && actor.personId === personId ? 'second_person' : undefined;
}

function isPublic({ status }: Pick<NeedStanding, 'status'>): boolean {
	return status === 'open' || status === 'paused';
}

function objectionToPublic(actor: Actor, need: { officeId: string | null }): Objection | undefined {
	const office = membershipIn(actor, need.officeId);
	if (!office) return 'staff_only';
	if (!mayIn(actor, need.officeId, 'publish')) return 'publishers_only';
	return office.verified === true ? undefined : 'not_verified';
}

function objectionOfSecond(actor: Actor, need: NeedStanding): Objection | undefined {
	if (!need.secondPairOfEyes) return undefined;
	const isSecond =
		need.status === 'in_review' && actor.kind === 'member' && actor.personId !== need.submittedBy;
	return isSecond ? undefined : 'second_person';
}

/** Answers questions for the office: whoever writes or publishes for it. */
export function canAnswer(actor: Actor, need: { officeId: string | null }): boolean {
	return mayIn(actor, need.officeId, 'write') || mayIn(actor, need.officeId, 'publish');
}

/** Hides a question, with a reason everybody reads: the office, or who runs this site. */
export function canHideQuestion(
	actor: Actor,
	need: { officeId: string | null; origin: NeedOrigin }
): boolean {
	return canAnswer(actor, need) || (actor.kind === 'member' && actor.operator && isInReach(actor, need));
}

/** Says for an office whether it shares another office's need. */
export function canAnswerFor(actor: Actor, officeId: string): boolean {
	return mayIn(actor, officeId, 'publish');
}

/** Who sees the matches of a need with what is kept for its side: its office, and brokers of its place. */
export function canSeeMatches(
	actor: Actor,
	need: { officeId: string | null; origin: NeedOrigin; country: string | null; subdivision: string | null }
): boolean {
	if (actor.kind !== 'member') return actor.kind === 'system';
	if (membershipIn(actor, need.officeId)) return true;
	if (!isInReach(actor, need)) return false;
	return actor.brokerPlaces.some((place) => place === need.country || place === need.subdivision);
}

function isInReach(actor: Actor, { origin }: { origin: NeedOrigin }): boolean {
	return reaches(actor, { example: origin === 'example' });
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
