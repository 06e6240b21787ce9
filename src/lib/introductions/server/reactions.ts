/** What introductions do when time passes, or when a need or a profile is no longer there. */
import { atomically, type Context } from '../../platform/server/context.ts';
import { announce, type Reactions } from '../../platform/server/jobs.ts';
import { isWaiting, patience, waitingStatuses } from '../lifecycle.ts';
import { endOne } from './record.ts';

export const introductionReactions: Reactions = {
	'day.passed': async (context) => {
		await remindSilent(context);
		await lapseSilent(context);
		await endOrphaned(context);
	},
	'need.closed': (context, { needId }) => endWaitingOf(context, 'need_id', needId),
	'profile.withdrawn': (context, { profileId }) => endWaitingOf(context, 'profile_id', profileId),
	'profile.erased': endOrphaned
};

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 24 * 60 * 60_000);

/** Reminds whoever has not answered for so many days, once. */
export async function remindSilent(context: Context): Promise<void> {
	await atomically(context, async (atomic) => {
		const { db, now } = atomic;
		const reminded = await db
			.updateTable('introduction')
			.set({ reminded_at: now })
			.where('status', 'in', ['asked', 'accepted_by_one'])
			.where('reminded_at', 'is', null)
			.where('asked_at', '<=', daysBefore(now, patience.reminds))
			.where('asked_at', '>', daysBefore(now, patience.lapses))
			.returning('id')
			.execute();
		for (const { id } of reminded) await announce(atomic, 'introduction.reminded', { introductionId: id });
	});
}

/** Lapses every question and every suggestion nobody answered for so many days. */
export async function lapseSilent(context: Context): Promise<void> {
	const silent = await context.db
		.selectFrom('introduction')
		.select('id')
		.where('status', 'in', waitingStatuses)
		.where((eb) =>
			eb(eb.fn.coalesce('asked_at', 'created_at'), '<=', daysBefore(context.now, patience.lapses))
		)
		.orderBy('id')
		.execute();
	for (const { id } of silent) await atomically(context, (atomic) => endOne(atomic, id, 'lapse'));
}

/** Nobody is left waiting for an answer that cannot come. What both accepted goes on. */
function endWaitingOf(context: Context, column: 'need_id' | 'profile_id', id: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const waiting = await atomic.db
			.selectFrom('introduction')
			.select('id')
			.where(column, '=', id)
			.where('status', 'in', waitingStatuses)
			.orderBy('id')
			.execute();
		for (const row of waiting) await endOne(atomic, row.id, 'withdraw', isWaiting);
	});
}

/** Ends what is still open with a profile that was erased. */
export async function endOrphaned(context: Context): Promise<void> {
	const orphaned = await context.db
		.selectFrom('introduction')
		.select('id')
		.where('profile_id', 'is', null)
		.where('status', 'in', [...waitingStatuses, 'both_accepted', 'met'])
		.orderBy('id')
		.execute();
	for (const { id } of orphaned) await atomically(context, (atomic) => endOne(atomic, id, 'withdraw'));
}
