/** Whether an organisation is what it says it is: asked, decided by somebody else, for a year. */
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { announce } from '../../platform/server/jobs.ts';
import { verificationAfter, type VerificationStep } from '../lifecycle.ts';
import { canVerify } from '../policy.ts';
import { takeManaged } from './commands.ts';

declare module '../../platform/server/jobs.ts' {
	interface Topics {
		'verification.asked': { organisationId: string };
		'verification.decided': { organisationId: string; decision: 'verified' | 'refused' | 'withdrawn' };
	}
}

const validDays = 365;

/** Asks to be verified, with what proves it. Refused offices ask again with more. */
export function askForVerification(context: Context, organisationId: string, proof: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const organisation = await takeManaged(atomic, organisationId);
		const state = await stateOf(atomic, organisation);
		if (state === 'waiting' || state === 'verified')
			throw new Refusal('stale_state', `teams_verification_${state}`);
		await append(atomic, organisationId, 'asked', proof, null);
		await announce(atomic, 'verification.asked', { organisationId });
	});
}

/** Verifies for a year or refuses with a reason the office reads. */
export function decideVerification(
	context: Context,
	organisationId: string,
	decision: 'verified' | 'refused' | 'withdrawn',
	reason: string
): Promise<void> {
	return atomically(context, async (atomic) => {
		const { actor, db, now } = atomic;
		const organisation = await db
			.selectFrom('organisation')
			.select(['id', 'example', 'country', 'subdivision', 'verified_until'])
			.where('id', '=', organisationId)
			.where('status', '=', 'active')
			.forUpdate()
			.executeTakeFirst();
		if (!organisation) throw new Refusal('not_found', 'teams_not_found');
		if (!canVerify(actor, organisation)) throw new Refusal('not_allowed', 'teams_cannot_verify');
		const state = await stateOf(atomic, organisation);
		if (state !== (decision === 'withdrawn' ? 'verified' : 'waiting'))
			throw new Refusal('stale_state', 'teams_verification_decided');
		const until = new Date(now.getTime() + validDays * 24 * 60 * 60_000).toISOString().slice(0, 10);
		const verified_until = decision === 'verified' ? until : null;
		await db.updateTable('organisation').set({ verified_until }).where('id', '=', organisationId).execute();
		await append(atomic, organisationId, decision, reason, verified_until);
		await announce(atomic, 'verification.decided', { organisationId, decision });
	});
}

async function stateOf(
	{ db, now }: Atomic,
	{ id, verified_until }: { id: string; verified_until: string | null }
) {
	const last = await db
		.selectFrom('verification')
		.select(['step', 'valid_until as validUntil'])
		.where('organisation_id', '=', id)
		.orderBy('id', 'desc')
		.executeTakeFirst();
	return verificationAfter(last, verified_until, now.toISOString().slice(0, 10));
}

async function append(
	{ actor, db, now }: Atomic,
	organisation_id: string,
	step: VerificationStep,
	words: string,
	valid_until: string | null
) {
	const person_id = actor.kind === 'member' ? actor.personId : null;
	await db
		.insertInto('verification')
		.values({ organisation_id, step, words, person_id, valid_until, at: now })
		.execute();
}
