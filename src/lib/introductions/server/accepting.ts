/** Saying yes for one side, with what of one's contact data the other side may read once it has said yes, too. */
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { announce } from '../../platform/server/jobs.ts';
import { after, type IntroductionStatus, type Side } from '../lifecycle.ts';
import { giveContact, type GivenContact } from './contact.ts';
import { append, countOpen, take } from './record.ts';

/** Accepts for the actor's own side. When both have, each may read what the other gave. */
export function acceptIntroduction(context: Context, id: string, contact: GivenContact): Promise<void> {
	return atomically(context, async (atomic) => {
		const { side, status, profileId, profileStatus } = await take(atomic, id, 'accept');
		if (side !== 'office' && side !== 'profile') throw new Refusal('not_allowed', 'introductions_not_yours');
		if (profileId === null || profileStatus !== 'published')
			throw new Refusal('stale_state', 'introductions_not_available');
		const next = await acceptFor(atomic, { id, status, side }, contact);
		await countOpen(atomic, profileId);
		const topic = next === 'both_accepted' ? 'introduction.released' : 'introduction.accepted';
		await announce(atomic, topic, { introductionId: id });
	});
}

/** Writes the yes of one side of a locked introduction. The status it leads to. */
export async function acceptFor(
	atomic: Atomic,
	{ id, status, side }: { id: string; status: IntroductionStatus; side: Side },
	contact: GivenContact
): Promise<IntroductionStatus> {
	const { actor, db, now } = atomic;
	const next = after(status, 'accept');
	if (!next || actor.kind !== 'member') throw new Refusal('stale_state', 'introductions_not_from_here');
	const said =
		side === 'office'
			? { office_person_id: actor.personId, office_accepted_at: now }
			: { profile_person_id: actor.personId, profile_accepted_at: now };
	await giveContact(atomic, id, side, contact);
	await db
		.updateTable('introduction')
		.set({ ...said, status: next, updated_at: now })
		.where('id', '=', id)
		.execute();
	await append(atomic, id, { from: status, to: next, step: 'accept', side });
	return next;
}
