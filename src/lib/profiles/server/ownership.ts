import type { ExpressionBuilder } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Atomic } from '../../platform/server/context.ts';
import type { Tables } from '../../platform/server/tables.ts';
import { replaceProfilePostings } from '../../postings/server/commands.ts';
import { after, type ProfileStep } from '../lifecycle.ts';
import { canEdit, canPublish } from '../policy.ts';

/** The SQL twin of `canEdit`; `ownership.test.ts` holds the two together. */
export function editableBy(actor: Actor) {
	return (eb: ExpressionBuilder<Tables, 'profile'>) => {
		if (actor.kind !== 'member') return eb.val(false);
		const writes = actor.memberships
			.filter(({ rights }) => rights.includes('write') || rights.includes('manage'))
			.map(({ organisationId }) => organisationId);
		const own = eb('profile.person_id', '=', actor.personId);
		return writes.length === 0 ? own : eb.or([own, eb('profile.organisation_id', 'in', writes)]);
	};
}

/**
 * Locks a profile of the actor's own. To others it reads like one that does not exist. `seen`: when the copy that
 * was edited had been changed last; somebody else's later change is not written over unread.
 */
export async function takeOwn({ actor, db }: Atomic, id: string, seen?: Date) {
	if (actor.kind !== 'member') throw new Refusal('not_signed_in', 'accounts_sign_in_first');
	const found = await db
		.selectFrom('profile')
		.select(['id', 'kind', 'status', 'paused', 'visibility', 'updated_at as updatedAt'])
		.select(['person_id as personId', 'organisation_id as organisationId'])
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!found || !canEdit(actor, found)) throw new Refusal('not_found', 'profile_editor_not_found');
	if (seen !== undefined && found.updatedAt.getTime() !== seen.getTime())
		throw new Refusal('stale_state', 'profile_editor_stale');
	return found;
}

/** The same for a step of its life: who may only write does not decide over what is shown. */
export async function takeFor(atomic: Atomic, id: string, step: ProfileStep) {
	const found = await takeOwn(atomic, id);
	if (!canPublish(atomic.actor, found)) throw new Refusal('not_allowed', 'profile_editor_publishers_only');
	const status = after(found.status, step);
	if (!status) throw new Refusal('stale_state', 'profile_editor_step_not_now');
	return { ...found, status };
}

/** Every edit ends here: its time, and what matching reads, in the same transaction. */
export async function settle({ db, now }: Atomic, id: string): Promise<void> {
	await db.updateTable('profile').set({ updated_at: now }).where('id', '=', id).execute();
	await replaceProfilePostings(db, [id]);
}
