/** Second pair of eyes for what is public already: a change waits until somebody else has read it. */
import { isDeepStrictEqual } from 'node:util';
import { replaceNeedPostings } from '../../postings/server/commands.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { announce } from '../../platform/server/jobs.ts';
import type { NeedFields } from '../fields.ts';
import { columnsOf, missingToPublish, skillsOf } from '../fields.ts';
import type { ChangeDecision } from '../lifecycle.ts';
import { canReadDesk, canWithdrawChange, objectionToApprove, objectionToRefuse } from '../policy.ts';
import { amend, changesTo } from './amendments.ts';
import { placeFor } from './parts.ts';
import { lock, refuse } from './steps.ts';

declare module '../../platform/server/jobs.ts' {
	interface Topics {
		'need.change_pending': { needId: string; changeId: string };
		'need.change_decided': { needId: string; changeId: string };
	}
}

/**
 * Puts a change of a locked need before its colleagues. False where nothing would change. One waits at a time: a
 * second one is refused, so that nobody says yes to a text they did not read.
 */
export async function putForward(
	atomic: Atomic,
	needId: string,
	fields: NeedFields,
	reason: string
): Promise<boolean> {
	const { actor, db, now } = atomic;
	const changes = await changesOf(atomic, needId, fields);
	if (Object.keys(changes).length === 0) return false;
	const change = await db
		.insertInto('need_change')
		.values({
			...{ need_id: needId, fields, changes, reason, at: now },
			person_id: actor.kind === 'member' ? actor.personId : null
		})
		.onConflict((conflict) => conflict.column('need_id').where('decided_at', 'is', null).doNothing())
		.returning('id')
		.executeTakeFirst();
	if (!change) throw new Refusal('stale_state', 'need_change_one_at_a_time');
	await announce(atomic, 'need.change_pending', { needId, changeId: change.id });
	return true;
}

/**
 * Makes a waiting change take effect, by somebody else than who wrote it. What takes effect is what was read: where
 * the text of the need moved on in between, it is refused.
 */
export function approveChange(context: Context, needId: string, changeId: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const { need, change } = await take(atomic, needId, changeId);
		refuse(objectionToApprove(atomic.actor, need, change));
		const { fields, reason, personId } = change;
		if (!isDeepStrictEqual(await changesOf(atomic, needId, fields), change.changes))
			throw new Refusal('stale_state', 'need_change_text_moved_on');
		const columns = columnsOf(fields, await placeFor(atomic.db, fields.place));
		await amend(atomic, needId, columns, skillsOf(fields), { reason, personId });
		await touch(atomic, needId);
		await decide(atomic, needId, changeId, 'approved', '');
		await replaceNeedPostings(atomic.db, [needId]);
	});
}

/** Says no to a waiting change, with a reason its author reads. */
export function refuseChange(
	context: Context,
	needId: string,
	changeId: string,
	reason: string
): Promise<void> {
	return atomically(context, async (atomic) => {
		const { need, change } = await take(atomic, needId, changeId);
		refuse(objectionToRefuse(atomic.actor, need, change));
		await decide(atomic, needId, changeId, 'refused', reason);
	});
}

/** Takes one's own waiting change back. */
export function withdrawChange(context: Context, needId: string, changeId: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const { need, change } = await take(atomic, needId, changeId);
		if (!canWithdrawChange(atomic.actor, need, change))
			throw new Refusal('not_allowed', 'need_change_own_only');
		await decide(atomic, needId, changeId, 'withdrawn', '');
	});
}

/** The need, locked, and its waiting change; nobody outside the office learns whether there is one. */
async function take(atomic: Atomic, needId: string, changeId: string) {
	const need = await lock(atomic, needId);
	if (!canReadDesk(atomic.actor, need)) throw new Refusal('not_found', 'needs_not_found');
	const change = await atomic.db
		.selectFrom('need_change')
		.select(['fields', 'changes', 'reason', 'person_id as personId', 'decided_at as decidedAt'])
		.where('id', '=', changeId)
		.where('need_id', '=', needId)
		.executeTakeFirst();
	if (!change) throw new Refusal('not_found', 'need_change_not_found');
	if (change.decidedAt) throw new Refusal('stale_state', 'need_change_decided_already');
	return { need, change };
}

async function decide(
	atomic: Atomic,
	needId: string,
	changeId: string,
	decision: ChangeDecision,
	reason: string
): Promise<void> {
	const { actor, db, now } = atomic;
	await db.updateTable('need_change').set({ decided_at: now }).where('id', '=', changeId).execute();
	await db
		.insertInto('need_change_decision')
		.values({
			...{ change_id: changeId, decision, reason, at: now },
			person_id: actor.kind === 'member' ? actor.personId : null
		})
		.execute();
	await announce(atomic, 'need.change_decided', { needId, changeId });
}

/** A change that still waits when its need ends is overtaken. */
export async function overtakeChange(atomic: Atomic, needId: string): Promise<void> {
	const waiting = await atomic.db
		.selectFrom('need_change')
		.select('id')
		.where('need_id', '=', needId)
		.where('decided_at', 'is', null)
		.executeTakeFirst();
	if (waiting) await decide(atomic, needId, waiting.id, 'overtaken', '');
}

/** The difference of a form to what stands, refused where it would leave a public need with holes. */
async function changesOf({ db }: Atomic, needId: string, fields: NeedFields) {
	const columns = columnsOf(fields, await placeFor(db, fields.place));
	const wishes = skillsOf(fields);
	if (missingToPublish(columns, wishes).length > 0) throw new Refusal('invalid', 'needs_public_stays_whole');
	return changesTo(db, needId, columns, wishes);
}

async function touch({ db, now }: Atomic, needId: string): Promise<void> {
	await db.updateTable('need').set({ updated_at: now }).where('id', '=', needId).execute();
}
