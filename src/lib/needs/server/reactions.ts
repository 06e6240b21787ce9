/** What needs do when time passes or their office ends. */
import { sql } from 'kysely';
import { replaceNeedPostings } from '../../postings/server/commands.ts';
import { atomically, type Atomic, type Context } from '../../platform/server/context.ts';
import { announce, type Reactions } from '../../platform/server/jobs.ts';
import { silence } from '../lifecycle.ts';
import { overtakeChange } from './changes.ts';
import { askWhetherWanted } from './confirmation.ts';
import { lastHeard } from './heard.ts';
import { append, step } from './steps.ts';

export const needReactions: Reactions = {
	'day.passed': async (context) => {
		await lapseSilent(context);
		await askWhetherWanted(context);
	},
	'organisation.ended': passOn,
	'verification.decided': pauseUnverified
};

/** Lapses every public need from which nobody has heard for so many days. */
export async function lapseSilent(context: Context): Promise<void> {
	const before = new Date(context.now.getTime() - silence.lapses * 24 * 60 * 60_000);
	const { rows } = await sql<{ id: string }>`
		select need.id from need
		where need.status in ('open', 'paused') and need.origin = 'own' and ${lastHeard} < ${before}
		order by need.id`.execute(context.db);
	for (const { id } of rows) {
		await atomically(context, async (atomic) => {
			await step(atomic, id, 'lapse', { ending: 'lapsed' });
			await overtakeChange(atomic, id);
			await replaceNeedPostings(atomic.db, [id]);
			await announce(atomic, 'need.closed', { needId: id });
		});
	}
}

/** Open needs of an office that is no longer verified pause, and their timeline says why. Running twice changes nothing. */
export function pauseUnverified(
	context: Context,
	{ organisationId }: { organisationId: string }
): Promise<void> {
	return atomically(context, async (atomic) => {
		const needs = await atomic.db
			.selectFrom('need')
			.innerJoin('organisation as office', 'office.id', 'need.office_id')
			.select('need.id')
			.where('office.id', '=', organisationId)
			.where('need.status', '=', 'open')
			.where((eb) =>
				eb.or([
					eb('office.verified_until', 'is', null),
					eb('office.verified_until', '<', atomic.now.toISOString().slice(0, 10))
				])
			)
			.orderBy('need.id')
			.forUpdate('need')
			.execute();
		for (const { id } of needs) await step(atomic, id, 'pause', { reason: 'office_not_verified' });
		await replaceNeedPostings(
			atomic.db,
			needs.map(({ id }) => id)
		);
	});
}

/** Unfinished needs go on with whoever goes on for the office; the timeline says so. Running twice changes nothing. */
export function passOn(context: Context, { organisationId }: { organisationId: string }): Promise<void> {
	return atomically(context, async (atomic) => {
		const ended = await atomic.db
			.selectFrom('organisation')
			.select(['successor_id as successorId', 'status'])
			.where('id', '=', organisationId)
			.executeTakeFirst();
		if (!ended || ended.status === 'active') return;
		const needs = await atomic.db
			.selectFrom('need')
			.select(['id', 'status'])
			.where('office_id', '=', organisationId)
			.where('status', '<>', 'closed')
			.orderBy('id')
			.forUpdate()
			.execute();
		for (const need of needs) await passOne(atomic, need, ended.successorId);
	});
}

async function passOne(
	atomic: Atomic,
	{ id, status }: { id: string; status: 'draft' | 'in_review' | 'open' | 'paused' | 'closed' },
	successorId: string | null
): Promise<void> {
	if (successorId === null) {
		const wasPublic = status === 'open' || status === 'paused';
		await step(atomic, id, wasPublic ? 'close' : 'discard', { ending: 'office_closed' });
		await overtakeChange(atomic, id);
		await replaceNeedPostings(atomic.db, [id]);
		return;
	}
	await atomic.db
		.updateTable('need')
		.set({ office_id: successorId, updated_at: atomic.now })
		.where('id', '=', id)
		.execute();
	await atomic.db
		.deleteFrom('need_partner')
		.where('need_id', '=', id)
		.where('organisation_id', '=', successorId)
		.execute();
	await append(atomic, id, { from: status, to: status, name: 'hand_over' });
}
