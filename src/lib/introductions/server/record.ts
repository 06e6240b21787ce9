/** Taking a step: locked, asked of the policy and the lifecycle, appended, counted and announced. */
import { sql } from 'kysely';
import { Refusal } from '../../platform/refusal.ts';
import type { Atomic } from '../../platform/server/context.ts';
import { announce } from '../../platform/server/jobs.ts';
import { setOpenIntroductions } from '../../profiles/server/introduced.ts';
import {
	after,
	type Asker,
	capacityStatuses,
	type EndingReason,
	type IntroductionStatus,
	type IntroductionStep,
	isOpen
} from '../lifecycle.ts';
import { type Objection, taking } from '../policy.ts';
import { takeBackContacts } from './contact.ts';
import { type Locked, lockIntroduction } from './standing.ts';

interface OfIntroduction {
	introductionId: string;
}

declare module '../../platform/server/jobs.ts' {
	interface Topics {
		'introduction.suggested': OfIntroduction;
		'introduction.asked': OfIntroduction;
		/** One side accepted what a broker asked of both. */
		'introduction.accepted': OfIntroduction;
		/** Both accepted: each may read what the other gave. */
		'introduction.released': OfIntroduction;
		'introduction.declined': OfIntroduction;
		'introduction.lapsed': OfIntroduction;
		'introduction.withdrawn': OfIntroduction;
		'introduction.met': OfIntroduction;
		'introduction.ended': OfIntroduction;
		'introduction.engaged': OfIntroduction;
		'introduction.reminded': OfIntroduction;
		/** A side took back what it had given of its contact data. */
		'introduction.revoked': OfIntroduction;
		/** A side gave contact data again. */
		'introduction.given': OfIntroduction;
		/** Somebody else goes on for the office. */
		'introduction.taken_over': OfIntroduction;
		'introduction.message': { introductionId: string; messageId: string };
		'introduction.reported': { introductionId: string; reportId: string };
	}
}

const objections: Record<Objection, [code: 'not_allowed' | 'stale_state', key: string]> = {
	not_yours: ['not_allowed', 'introductions_not_yours'],
	not_verified: ['not_allowed', 'introductions_verified_only'],
	both_sides: ['not_allowed', 'introductions_both_sides'],
	already_accepted: ['stale_state', 'introductions_not_from_here'],
	not_from_here: ['stale_state', 'introductions_not_from_here']
};

export function refuse(objection: Objection): never {
	const [code, key] = objections[objection];
	throw new Refusal(code, key);
}

export interface Note {
	reasonCode?: EndingReason | undefined;
	reason?: string | undefined;
	wouldChange?: string | undefined;
}

export interface Taken extends Locked {
	side: Asker | null;
	next: IntroductionStatus;
}

/** Locks an introduction and says where the step leads, for which side; refuses where it cannot be taken. */
export async function take(atomic: Atomic, id: string, step: IntroductionStep): Promise<Taken> {
	const found = await lockIntroduction(atomic, id);
	const next = after(found.status, step);
	if (atomic.actor.kind === 'system') {
		if (!next) refuse('not_from_here');
		return { ...found, side: null, next };
	}
	const side = taking(atomic.actor, step, found);
	if (typeof side === 'string') refuse(side);
	if (!next) refuse('not_from_here');
	return { ...found, ...side, next };
}

/** Moves a locked introduction on and appends the step. What is over gives contact data back and room to others. */
export async function move(
	atomic: Atomic,
	found: Taken,
	step: IntroductionStep,
	note: Note = {}
): Promise<void> {
	const { db, now } = atomic;
	await db
		.updateTable('introduction')
		.set({ status: found.next, updated_at: now })
		.where('id', '=', found.id)
		.execute();
	await append(atomic, found.id, { from: found.status, to: found.next, step, side: found.side, ...note });
	if (!isOpen(found.next) && found.next !== 'engaged') await takeBackContacts(atomic, found.id);
	if (found.profileId !== null) await countOpen(atomic, found.profileId);
}

interface Transition extends Note {
	from: IntroductionStatus | null;
	to: IntroductionStatus;
	step: string;
	side: Asker | null;
}

/** Appends to the timeline. */
export async function append(
	{ actor, db, now }: Atomic,
	introduction_id: string,
	{ from, to, step, side, reasonCode, reason = '', wouldChange = '' }: Transition
): Promise<void> {
	await db
		.insertInto('introduction_transition')
		.values({
			...{ introduction_id, from_status: from, to_status: to, step, side, at: now },
			...{ reason_code: reasonCode ?? null, reason, would_change: wouldChange },
			person_id: actor.kind === 'member' ? actor.personId : null
		})
		.execute();
}

/** Counts what the profile has open and writes it down to it. Under the lock of the profile. */
export async function countOpen(atomic: Atomic, profileId: string): Promise<void> {
	const { open } = await atomic.db
		.selectFrom('introduction')
		.select(sql<number>`count(*)::int`.as('open'))
		.where('profile_id', '=', profileId)
		.where('status', 'in', capacityStatuses)
		.executeTakeFirstOrThrow();
	await setOpenIntroductions(atomic, profileId, open);
}

/** Ends one without anybody's step: time passed, or one of its sides is gone. Nothing happens where it has moved on. */
export async function endOne(
	atomic: Atomic,
	id: string,
	step: 'lapse' | 'withdraw',
	from: (status: IntroductionStatus) => boolean = isOpen
): Promise<void> {
	const found = await take(atomic, id, step).catch((error: unknown) => {
		if (error instanceof Refusal) return undefined;
		throw error;
	});
	if (!found || !from(found.status)) return;
	await move(atomic, found, step);
	const topic = step === 'lapse' ? 'introduction.lapsed' : 'introduction.withdrawn';
	await announce(atomic, topic, { introductionId: id });
}
