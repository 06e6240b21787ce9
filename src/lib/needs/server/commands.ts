/** What an office does with its needs. Every step is in the lifecycle, locked, and appended to the timeline. */
import { loadConcepts } from '../../skills/server/vocabulary.ts';
import { replaceNeedPostings } from '../../postings/server/commands.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { announce } from '../../platform/server/jobs.ts';
import { columnsOf, missingToPublish, type NeedFields, skillsOf } from '../fields.ts';
import type { ChosenEnding } from '../lifecycle.ts';
import { canEdit, objectionToEdit, waitsForSecond } from '../policy.ts';
import { amend } from './amendments.ts';
import { overtakeChange, putForward } from './changes.ts';
import { placeFor, writeSkills } from './parts.ts';
import { append, lock, refuse, step } from './steps.ts';

declare module '../../platform/server/jobs.ts' {
	interface Topics {
		'need.published': { needId: string };
		'need.amended': { needId: string; amendmentId: string };
		'need.closed': { needId: string };
		'need.in_review': { needId: string };
		'need.sent_back': { needId: string };
		'need.confirmation_due': { needId: string };
	}
}

/** Begins a draft of an office. Its id. */
export function draftNeed(context: Context, officeId: string, fields: NeedFields): Promise<string> {
	return atomically(context, async (atomic) => {
		const { actor, db, now } = atomic;
		if (actor.kind !== 'member') throw new Refusal('not_signed_in', 'accounts_sign_in_first');
		if (!canEdit(actor, { officeId })) throw new Refusal('not_allowed', 'needs_staff_only');
		const place = await placeFor(db, fields.place);
		// What an example office writes is an example too, marked so everywhere.
		const { example } = await db
			.selectFrom('organisation')
			.select('example')
			.where('id', '=', officeId)
			.executeTakeFirstOrThrow();
		const { id } = await db
			.insertInto('need')
			.values({
				...columnsOf(fields, place),
				office_id: officeId,
				origin: example ? 'example' : 'own',
				status: 'draft',
				created_by: actor.personId,
				created_at: now,
				updated_at: now
			})
			.returning('id')
			.executeTakeFirstOrThrow();
		await writeSkills(atomic, id, skillsOf(fields), loadConcepts());
		await append(atomic, id, { from: null, to: 'draft', name: 'create' });
		return id;
	});
}

/** What became of what somebody wrote: it stands there, or waits for a second pair of eyes. */
export type Saved = 'saved' | 'waits';

/**
 * Saves what the office wrote. A draft changes silently; what is public already gets an amendment that says what
 * stood there before, and where the office wants a second pair of eyes, only once somebody else has read it. `seen`
 * is the `updated_at` the form was made from: a change in between is refused.
 */
export function editNeed(
	context: Context,
	id: string,
	fields: NeedFields,
	seen: Date,
	reason = ''
): Promise<Saved> {
	return atomically(context, async (atomic) => {
		const { actor, db, now } = atomic;
		const need = await lock(atomic, id);
		refuse(objectionToEdit(actor, need));
		if (need.status === 'closed') throw new Refusal('stale_state', 'needs_closed_stays');
		if (need.updatedAt.getTime() !== seen.getTime())
			throw new Refusal('stale_state', 'needs_changed_meanwhile');
		if (waitsForSecond(need))
			return (await putForward(atomic, id, fields, reason)) ? ('waits' as const) : ('saved' as const);
		const columns = columnsOf(fields, await placeFor(db, fields.place));
		const wishes = skillsOf(fields);
		if (need.status === 'open' || need.status === 'paused') {
			if (missingToPublish(columns, wishes).length > 0)
				throw new Refusal('invalid', 'needs_public_stays_whole');
			const personId = actor.kind === 'member' ? actor.personId : null;
			await amend(atomic, id, columns, wishes, { reason, personId });
		} else {
			await db.updateTable('need').set(columns).where('id', '=', id).execute();
			await writeSkills(atomic, id, wishes, loadConcepts());
			if (need.status === 'in_review' && need.secondPairOfEyes) await sendAgain(atomic, id);
		}
		await db.updateTable('need').set({ updated_at: now }).where('id', '=', id).execute();
		await replaceNeedPostings(db, [id]);
		return 'saved' as const;
	});
}

/** Who changes a text in review puts their own words forward: somebody else publishes it. */
async function sendAgain(atomic: Atomic, id: string): Promise<void> {
	await append(atomic, id, { from: 'in_review', to: 'in_review', name: 'submit' });
	await announce(atomic, 'need.in_review', { needId: id });
}

/** Gives a draft to a second pair of eyes. */
export function submitNeed(context: Context, id: string): Promise<void> {
	return atomically(context, async (atomic) => {
		await step(atomic, id, 'submit');
		await requireWhole(atomic, id);
		await announce(atomic, 'need.in_review', { needId: id });
	});
}

export function sendBackNeed(context: Context, id: string, reason: string): Promise<void> {
	return atomically(context, async (atomic) => {
		await step(atomic, id, 'send_back', { reason });
		await announce(atomic, 'need.sent_back', { needId: id });
	});
}

/** Publishes a draft or a reviewed need of a verified office, as whoever presses the button saw it. */
export function publishNeed(context: Context, id: string, seen?: Date): Promise<void> {
	return atomically(context, async (atomic) => {
		await step(atomic, id, 'publish', { seen });
		await requireWhole(atomic, id);
		await atomic.db.updateTable('need').set({ published_at: atomic.now }).where('id', '=', id).execute();
		await replaceNeedPostings(atomic.db, [id]);
		await announce(atomic, 'need.published', { needId: id });
	});
}

/** Says that the need is still wanted. */
export async function confirmNeed(context: Context, id: string): Promise<void> {
	await atomically(context, (atomic) => step(atomic, id, 'confirm'));
}

export function pauseNeed(context: Context, id: string): Promise<void> {
	return turn(context, id, 'pause');
}

export function resumeNeed(context: Context, id: string): Promise<void> {
	return turn(context, id, 'resume');
}

function turn(context: Context, id: string, to: 'pause' | 'resume'): Promise<void> {
	return atomically(context, async (atomic) => {
		await step(atomic, id, to);
		await replaceNeedPostings(atomic.db, [id]);
	});
}

/** Ends a need and says how. A draft that was never public is discarded. */
export function closeNeed(context: Context, id: string, ending: ChosenEnding, reason: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const { status } = await lock(atomic, id);
		const wasPublic = status === 'open' || status === 'paused';
		await step(atomic, id, wasPublic ? 'close' : 'discard', { ending, reason });
		await overtakeChange(atomic, id);
		await replaceNeedPostings(atomic.db, [id]);
		if (wasPublic) await announce(atomic, 'need.closed', { needId: id });
	});
}

async function requireWhole({ db }: Atomic, id: string): Promise<void> {
	const need = await db
		.selectFrom('need')
		.select(['outcome_wanted', 'problem', 'kind', 'presence', 'country', 'answered_by'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const skills = await db
		.selectFrom('need_skill')
		.select(['skill', 'must', 'level'])
		.where('need_id', '=', id)
		.execute();
	if (missingToPublish(need, skills).length > 0) throw new Refusal('invalid', 'needs_not_whole');
}
