/** Taking a step with a need: locked, asked of the policy and the lifecycle, and appended to its timeline. */
import { Refusal } from '../../platform/refusal.ts';
import type { Atomic } from '../../platform/server/context.ts';
import { after, type NeedEnding, type NeedStatus, type NeedStep } from '../lifecycle.ts';
import { canRead, type Objection, objectionTo } from '../policy.ts';

const objections: Record<Objection, string> = {
	staff_only: 'needs_staff_only',
	publishers_only: 'needs_publishers_only',
	not_verified: 'needs_verified_first',
	second_person: 'needs_second_person'
};

/** The refusal an objection is told with. */
export function refuse(objection: Objection | undefined): void {
	if (objection) throw new Refusal('not_allowed', objections[objection]);
}

/** Locks a need and reads how it stands; who may not even read it learns nothing from the answer. */
export async function lock({ actor, db }: Atomic, id: string) {
	const need = await db
		.selectFrom('need')
		.innerJoin('organisation as office', 'office.id', 'need.office_id')
		.select(['need.status', 'need.origin', 'need.office_id as officeId', 'need.updated_at as updatedAt'])
		.select(['need.published_at as publishedAt', 'office.second_pair_of_eyes as secondPairOfEyes'])
		.select((eb) =>
			eb
				.selectFrom('need_transition')
				.select('need_transition.person_id')
				.where('need_transition.need_id', '=', id)
				.where('need_transition.step', '=', 'submit')
				.orderBy('need_transition.at', 'desc')
				.orderBy('need_transition.id', 'desc')
				.limit(1)
				.as('submittedBy')
		)
		.where('need.id', '=', id)
		.forUpdate('need')
		.executeTakeFirst();
	if (!need || !canRead(actor, need)) throw new Refusal('not_found', 'needs_not_found');
	return need;
}

interface StepNote {
	ending?: NeedEnding;
	reason?: string;
	/** The `updated_at` the reader saw; a change in between is refused. */
	seen?: Date | undefined;
}

/** Takes one step of the lifecycle and appends it. The status it was taken from. */
export async function step(
	atomic: Atomic,
	id: string,
	name: NeedStep,
	{ ending, reason, seen }: StepNote = {}
): Promise<NeedStatus> {
	const need = await lock(atomic, id);
	refuse(objectionTo(atomic.actor, name, need));
	const next = after(need.status, name);
	if (!next) throw new Refusal('stale_state', 'needs_not_from_here');
	if (seen && seen.getTime() !== need.updatedAt.getTime())
		throw new Refusal('stale_state', 'needs_changed_before_step');
	await atomic.db
		.updateTable('need')
		.set({ status: next, ending: ending ?? null, updated_at: atomic.now })
		.where('id', '=', id)
		.execute();
	await append(atomic, id, { from: need.status, to: next, name, ...(ending && { ending }), reason });
	return need.status;
}

interface Transition {
	from: NeedStatus | null;
	to: NeedStatus;
	name: string;
	ending?: NeedEnding;
	reason?: string | undefined;
}

/** Appends to the timeline. */
export async function append(
	{ actor, db, now }: Atomic,
	need_id: string,
	{ from, to, name, ending, reason }: Transition
): Promise<void> {
	await db
		.insertInto('need_transition')
		.values({
			need_id,
			from_status: from,
			to_status: to,
			step: name,
			ending: ending ?? null,
			reason: reason === undefined || reason === '' ? null : reason,
			person_id: actor.kind === 'member' ? actor.personId : null,
			at: now
		})
		.execute();
}
