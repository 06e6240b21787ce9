/** What an office does with its needs. Every step is in the lifecycle, locked, and appended to the timeline. */
import { loadConcepts } from '../../skills/server/vocabulary.ts';
import { replaceNeedPostings } from '../../postings/server/commands.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { announce } from '../../platform/server/jobs.ts';
import { columnsOf, missingToPublish, type NeedFields, skillsOf } from '../fields.ts';
import { after, type NeedEnding, type NeedStatus, type NeedStep } from '../lifecycle.ts';
import { canEdit, objectionToPublish, type PublishObjection } from '../policy.ts';
import { amend } from './amendments.ts';
import { checkPlace, writeSkills } from './parts.ts';

declare module '../../platform/server/jobs.ts' {
	interface Topics {
		'need.published': { needId: string };
		'need.amended': { needId: string; amendmentId: string };
		'need.closed': { needId: string };
		'need.in_review': { needId: string };
	}
}

/** Begins a draft of an office. Its id. */
export function draftNeed(context: Context, officeId: string, fields: NeedFields): Promise<string> {
	return atomically(context, async (atomic) => {
		const { actor, db, now } = atomic;
		if (actor.kind !== 'member') throw new Refusal('not_signed_in', 'accounts_sign_in_first');
		if (!canEdit(actor, { officeId })) throw new Refusal('not_allowed', 'needs_staff_only');
		await checkPlace(atomic, fields);
		const { id } = await db
			.insertInto('need')
			.values({
				...columnsOf(fields),
				office_id: officeId,
				origin: 'own',
				status: 'draft',
				created_by: actor.personId,
				created_at: now,
				updated_at: now
			})
			.returning('id')
			.executeTakeFirstOrThrow();
		await writeSkills(atomic, id, skillsOf(fields), loadConcepts());
		await append(atomic, id, null, 'draft', 'draft');
		return id;
	});
}

/**
 * Saves what the office wrote. A draft changes silently; what is public already gets an amendment that says what
 * stood there before. `seen` is the `updated_at` the form was made from: a change in between is refused.
 */
export function editNeed(
	context: Context,
	id: string,
	fields: NeedFields,
	seen: Date,
	reason = ''
): Promise<void> {
	return atomically(context, async (atomic) => {
		const need = await lock(atomic, id);
		if (need.status === 'closed') throw new Refusal('stale_state', 'needs_closed_stays');
		if (need.updatedAt.getTime() !== seen.getTime())
			throw new Refusal('stale_state', 'needs_changed_meanwhile');
		await checkPlace(atomic, fields);
		const wishes = skillsOf(fields);
		const isPublic = need.status === 'open' || need.status === 'paused';
		if (isPublic) {
			if (missingToPublish(columnsOf(fields), wishes).length > 0)
				throw new Refusal('invalid', 'needs_public_stays_whole');
			await amend(atomic, id, columnsOf(fields), wishes, reason);
		} else {
			await atomic.db.updateTable('need').set(columnsOf(fields)).where('id', '=', id).execute();
			await writeSkills(atomic, id, wishes, loadConcepts());
		}
		await atomic.db.updateTable('need').set({ updated_at: atomic.now }).where('id', '=', id).execute();
		await replaceNeedPostings(atomic.db, [id]);
	});
}

/** Gives a draft to a second pair of eyes. */
export function submitNeed(context: Context, id: string): Promise<void> {
	return atomically(context, async (atomic) => {
		await requireWhole(atomic, id);
		await step(atomic, id, 'submit');
		await announce(atomic, 'need.in_review', { needId: id });
	});
}

export function sendBackNeed(context: Context, id: string, reason: string): Promise<void> {
	return atomically(context, (atomic) => step(atomic, id, 'send_back', { reason }));
}

/** Publishes a draft or a reviewed need of a verified office. */
export function publishNeed(context: Context, id: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const need = await lock(atomic, id);
		const objection = objectionToPublish(atomic.actor, need);
		if (objection) throw new Refusal('not_allowed', objections[objection]);
		await requireWhole(atomic, id);
		await step(atomic, id, 'publish');
		await atomic.db.updateTable('need').set({ published_at: atomic.now }).where('id', '=', id).execute();
		await replaceNeedPostings(atomic.db, [id]);
		await announce(atomic, 'need.published', { needId: id });
	});
}

const objections: Record<PublishObjection, string> = {
	not_yours: 'needs_publishers_only',
	not_verified: 'needs_verified_first',
	second_person: 'needs_second_person'
};

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
export function closeNeed(context: Context, id: string, ending: NeedEnding, reason: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const { status } = await lock(atomic, id);
		const wasPublic = status === 'open' || status === 'paused';
		await step(atomic, id, wasPublic ? 'close' : 'discard', { ending, reason });
		await replaceNeedPostings(atomic.db, [id]);
		await announce(atomic, 'need.closed', { needId: id });
	});
}

/** Takes one step of the lifecycle and appends it. */
async function step(
	atomic: Atomic,
	id: string,
	name: NeedStep,
	{ ending, reason }: { ending?: NeedEnding; reason?: string } = {}
): Promise<void> {
	const { status } = await lock(atomic, id);
	const next = after(status, name);
	if (!next) throw new Refusal('stale_state', 'needs_not_from_here');
	await atomic.db
		.updateTable('need')
		.set({ status: next, ending: ending ?? null, updated_at: atomic.now })
		.where('id', '=', id)
		.execute();
	await append(atomic, id, status, next, name, ending, reason);
}

/** Locks the need for its staff; who may not even read it learns nothing from the answer. */
async function lock({ actor, db }: Atomic, id: string) {
	const need = await db
		.selectFrom('need')
		.innerJoin('organisation as office', 'office.id', 'need.office_id')
		.select(['need.status', 'need.office_id as officeId', 'need.updated_at as updatedAt'])
		.select('office.second_pair_of_eyes as secondPairOfEyes')
		.select((eb) =>
			eb
				.selectFrom('need_transition')
				.select('need_transition.person_id')
				.where('need_transition.need_id', '=', id)
				.where('need_transition.step', '=', 'submit')
				.orderBy('need_transition.at', 'desc')
				.limit(1)
				.as('submittedBy')
		)
		.where('need.id', '=', id)
		.forUpdate('need')
		.executeTakeFirst();
	if (!need) throw new Refusal('not_found', 'needs_not_found');
	if (!canEdit(actor, need)) {
		const hidden = need.status === 'draft' || need.status === 'in_review';
		throw hidden
			? new Refusal('not_found', 'needs_not_found')
			: new Refusal('not_allowed', 'needs_staff_only');
	}
	return need;
}

async function requireWhole({ db }: Atomic, id: string) {
	const need = await db
		.selectFrom('need')
		.select(['outcome_wanted', 'problem', 'kind', 'presence', 'country', 'answered_by'])
		.where('id', '=', id)
		.executeTakeFirst();
	const skills = await db
		.selectFrom('need_skill')
		.select(['skill', 'must', 'level'])
		.where('need_id', '=', id)
		.execute();
	if (!need) throw new Refusal('not_found', 'needs_not_found');
	if (missingToPublish(need, skills).length > 0) throw new Refusal('invalid', 'needs_not_whole');
}

async function append(
	{ actor, db, now }: Atomic,
	need_id: string,
	from_status: NeedStatus | null,
	to_status: NeedStatus,
	name: string,
	ending?: NeedEnding,
	reason?: string
) {
	const person_id = actor.kind === 'member' ? actor.personId : null;
	await db
		.insertInto('need_transition')
		.values({
			need_id,
			from_status,
			to_status,
			step: name,
			ending: ending ?? null,
			reason: reason ?? null,
			person_id,
			at: now
		})
		.execute();
}
