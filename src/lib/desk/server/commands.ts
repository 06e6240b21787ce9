/** What people at a desk do with what waits there. */
import { sql } from 'kysely';
import { needClosedTo } from '../../organisations/server/closed.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import type { DeskSubject } from '../lifecycle.ts';
import type { Desk } from '../policy.ts';
import { type OwnDesk, workAt } from './desks.ts';
import { coveredBy, needAt } from './coverage.ts';
import { readQueue } from './queue.ts';

interface Thing {
	subject: DeskSubject;
	id: string;
}

/** Gives something to a colleague, to oneself, or to nobody in particular. */
export function assignItem(
	context: Context,
	team: string | null,
	thing: Thing,
	to: string | undefined
): Promise<void> {
	return atomically(context, async (atomic) => {
		const desk = await takeDesk(atomic, team, thing);
		const { actor } = atomic;
		const isMe = actor.kind === 'member' && actor.personId === to;
		if (to !== undefined && !isMe && !desk.people.some(({ id }) => id === to))
			throw new Refusal('invalid', 'desk_not_a_colleague');
		await write(atomic, desk, thing, { assigned_to: to ?? null });
	});
}

/** Puts something off to a day, with a word on why; without a day it stands where its age puts it. */
export function setFollowUp(
	context: Context,
	team: string | null,
	thing: Thing,
	{ on, word }: { on: string | undefined; word: string }
): Promise<void> {
	return atomically(context, async (atomic) => {
		const desk = await takeDesk(atomic, team, thing);
		const today = atomic.now.toISOString().slice(0, 10);
		if (on !== undefined && on < today) throw new Refusal('invalid', 'desk_day_is_past');
		await write(atomic, desk, thing, { follow_up_on: on ?? null, word });
	});
}

async function takeDesk(atomic: Atomic, team: string | null, thing: Thing): Promise<OwnDesk> {
	const desk = await workAt(atomic, team ?? 'operate');
	if (!(await isOnDesk(atomic, desk, thing))) throw new Refusal('not_found', 'desk_not_here');
	return desk;
}

async function isOnDesk(context: Atomic, desk: Desk, { subject, id }: Thing): Promise<boolean> {
	if (subject === 'need') return (await findCovered(context, desk, id)) !== undefined;
	if (subject === 'introduction') {
		const introduction = await context.db
			.selectFrom('introduction')
			.select('need_id')
			.where('id', '=', id)
			.executeTakeFirst();
		return (
			introduction !== undefined && (await findCovered(context, desk, introduction.need_id)) !== undefined
		);
	}
	const { now, later } = await readQueue(context, desk);
	return [...now, ...later].some((row) => row.subject === subject && row.subjectId === id);
}

/** A published need of the desk's places that the actor did not close to themselves; undefined for any other. */
export function findCovered({ db, actor, now }: Context, desk: Desk, needId: string) {
	const today = now.toISOString().slice(0, 10);
	return db
		.selectFrom('need')
		.leftJoin('organisation as office', 'office.id', 'need.office_id')
		.leftJoin('subdivision', 'subdivision.code', 'need.subdivision')
		.leftJoin('city', 'city.id', 'need.city')
		.select(['need.id', 'need.title', 'need.language', 'need.status', 'need.origin', 'need.kind'])
		.select(['need.office_id as officeId', 'office.name as office', 'need.published_at as publishedAt'])
		.select(['need.country', 'subdivision.name as subdivision', 'city.name as city'])
		.where('need.id', '=', needId)
		.where('need.origin', '<>', 'archive')
		.where('need.published_at', 'is not', null)
		.where(coveredBy(desk, needAt, today))
		.where((eb) => eb.not(needClosedTo(actor)))
		.executeTakeFirst();
}
export type CoveredNeed = NonNullable<Awaited<ReturnType<typeof findCovered>>>;

type Kept = Partial<{ assigned_to: string | null; follow_up_on: string | null; word: string }>;

async function write({ db, actor, now }: Atomic, desk: Desk, { subject, id }: Thing, kept: Kept) {
	const by = { person_id: actor.kind === 'member' ? actor.personId : null, at: now };
	await db
		.insertInto('desk_item')
		.values({
			...{ team_id: desk.teamId, subject, subject_id: id },
			...{ assigned_to: null, follow_up_on: null, ...kept, ...by }
		})
		.onConflict((conflict) =>
			conflict.columns(['team_id', 'subject', 'subject_id']).doUpdateSet({ ...kept, ...by })
		)
		.execute();
	// What nobody looks after and nobody put off needs no row.
	await db
		.deleteFrom('desk_item')
		.where('team_id', sql`is not distinct from`, desk.teamId)
		.where('subject', '=', subject)
		.where('subject_id', '=', id)
		.where('assigned_to', 'is', null)
		.where('follow_up_on', 'is', null)
		.execute();
}
