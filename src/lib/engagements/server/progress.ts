/** What happens along the way: milestones, notes, and links to what was delivered. */
import { reaches } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { announce } from '../../platform/server/jobs.ts';
import { countUse } from '../../platform/server/limits.ts';
import { hasEnded } from '../lifecycle.ts';
import type { Delivery, Milestone, ProgressNote } from '../schema.ts';
import { lock, lockAsParty } from './record.ts';

declare module '../../platform/server/jobs.ts' {
	interface Topics {
		'engagement.noted': { engagementId: string; noteId: string };
		'engagement.delivery_linked': { engagementId: string; deliveryId: string };
	}
}

const noteLimit = { name: 'engagement_note', most: 40, seconds: 24 * 60 * 60 };
const milestoneMost = 30;

/** Adds a milestone. Its id. */
export function addMilestone(context: Context, id: string, { title, due_on }: Milestone): Promise<string> {
	return atomically(context, async (atomic) => {
		await lockGoing(atomic, id);
		const { db, now } = atomic;
		const { count } = await db
			.selectFrom('engagement_milestone')
			.select((eb) => eb.fn.countAll<string>().as('count'))
			.where('engagement_id', '=', id)
			.executeTakeFirstOrThrow();
		if (Number(count) >= milestoneMost)
			throw new Refusal('invalid', 'engagements_milestones_enough', { most: milestoneMost });
		const row = { engagement_id: id, title, due_on: due_on ?? null, done_at: null, created_at: now };
		const added = await db
			.insertInto('engagement_milestone')
			.values(row)
			.returning('id')
			.executeTakeFirstOrThrow();
		return added.id;
	});
}

/** Says that a milestone is reached, once. */
export function reachMilestone(context: Context, id: string, milestoneId: string): Promise<void> {
	return atomically(context, async (atomic) => {
		await lockGoing(atomic, id);
		const { numUpdatedRows } = await atomic.db
			.updateTable('engagement_milestone')
			.set({ done_at: atomic.now })
			.where('id', '=', milestoneId)
			.where('engagement_id', '=', id)
			.where('done_at', 'is', null)
			.executeTakeFirst();
		if (numUpdatedRows === 0n) throw new Refusal('stale_state', 'engagements_milestone_settled');
	});
}

/** Writes a progress note, read by everybody where its writer says so. Its id. */
export function writeNote(context: Context, id: string, note: ProgressNote): Promise<string> {
	return atomically(context, async (atomic) => {
		const { side } = await lockAsParty(atomic, id);
		const { actor, db, now } = atomic;
		const person_id = actor.kind === 'member' ? actor.personId : null;
		await countUse(db, noteLimit, person_id ?? 'system', now);
		const written = await db
			.insertInto('engagement_note')
			.values({
				...{ engagement_id: id, side, person_id, words: note.words, language: note.language },
				...{ public: note.public === 'yes', at: now, hidden_because: null }
			})
			.returning('id')
			.executeTakeFirstOrThrow();
		await announce(atomic, 'engagement.noted', { engagementId: id, noteId: written.id });
		return written.id;
	});
}

/** Takes a note out of sight, with a reason that stays: its own side, or whoever runs this site. */
export function hideNote(context: Context, id: string, noteId: string, reason: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const work = await lock(atomic, id);
		const { actor } = atomic;
		const isOperator = actor.kind === 'member' && actor.operator && reaches(actor, work);
		const side = isOperator ? undefined : (await lockAsParty(atomic, id)).side;
		const notes = atomic.db
			.updateTable('engagement_note')
			.set({ hidden_because: reason })
			.where('id', '=', noteId)
			.where('engagement_id', '=', id)
			.where('hidden_because', 'is', null);
		const { numUpdatedRows } = await (side ? notes.where('side', '=', side) : notes).executeTakeFirst();
		if (numUpdatedRows === 0n) throw new Refusal('not_found', 'engagements_note_not_found');
	});
}

/**
 * Links what was delivered. Work that names a repository counts as upstream only where the link lies in that
 * repository; elsewhere whoever links it says so.
 */
export function linkDelivery(context: Context, id: string, delivery: Delivery): Promise<string> {
	return atomically(context, async (atomic) => {
		const { repository } = await lockGoing(atomic, id);
		const { actor, db, now } = atomic;
		const upstream = delivery.upstream === 'yes';
		if (upstream && repository !== null && !liesIn(delivery.url, repository))
			throw new Refusal('invalid', 'engagements_upstream_elsewhere');
		const linked = await db
			.insertInto('engagement_delivery')
			.values({
				...{ engagement_id: id, kind: delivery.kind, title: delivery.title, url: delivery.url, upstream },
				...{ at: now, person_id: actor.kind === 'member' ? actor.personId : null }
			})
			.onConflict((same) => same.constraint('engagement_delivery_once').doNothing())
			.returning('id')
			.executeTakeFirst();
		if (!linked) throw new Refusal('stale_state', 'engagements_linked_already');
		await announce(atomic, 'engagement.delivery_linked', { engagementId: id, deliveryId: linked.id });
		return linked.id;
	});
}

/** Whether an address lies in a repository, whatever the writing of its host and a trailing `.git`. */
export function liesIn(address: string, repository: string): boolean {
	const [inner, outer] = [new URL(address), new URL(repository)];
	const folder = outer.pathname.replace(/(\.git)?\/*$/, '').toLowerCase();
	const path = inner.pathname.toLowerCase();
	return inner.host === outer.host && (path === folder || path.startsWith(`${folder}/`));
}

async function lockGoing(atomic: Atomic, id: string) {
	const found = await lockAsParty(atomic, id);
	if (hasEnded(found.status)) throw new Refusal('stale_state', 'engagements_ended_stays');
	return found;
}
