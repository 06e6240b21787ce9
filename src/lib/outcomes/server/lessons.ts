/** Lessons: drawn from work that has ended, written by an organisation that took part or brokers its place. */
import { hasEnded } from '../../engagements/lifecycle.ts';
import { coversPlace } from '../../engagements/policy.ts';
import { lock } from '../../engagements/server/record.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { announce } from '../../platform/server/jobs.ts';
import { afterLessonStep, type LessonStep } from '../lifecycle.ts';
import { canReadLesson, canWriteLesson } from '../policy.ts';
import type { LessonFields } from '../schema.ts';

declare module '../../platform/server/jobs.ts' {
	interface Topics {
		'lesson.published': { lessonId: string };
		'lesson.withdrawn': { lessonId: string };
	}
}

/**
 * Begins a lesson from work that has ended. Where and of what kind it was, is read from that work. Its id. Refuses an
 * organisation that neither took part nor looks after the place.
 */
export function draftLesson(
	context: Context,
	{ organisationId, engagementId }: { organisationId: string; engagementId: string },
	fields: LessonFields
): Promise<string> {
	return atomically(context, async (atomic) => {
		const { actor, db, now } = atomic;
		if (!canWriteLesson(actor, { organisationId }))
			throw new Refusal('not_allowed', 'outcomes_lesson_members_only');
		const work = await lock(atomic, engagementId);
		if (!hasEnded(work.status)) throw new Refusal('stale_state', 'outcomes_after_the_end');
		const tookPart = work.parties.some((party) => party.organisationId === organisationId);
		if (!tookPart && !coversPlace(actor, work)) throw new Refusal('not_allowed', 'outcomes_lesson_took_part');
		const { example } = await db
			.selectFrom('organisation')
			.select('example')
			.where('id', '=', organisationId)
			.executeTakeFirstOrThrow();
		const { id } = await db
			.insertInto('lesson')
			.values({
				...{ ...columnsOf(fields), status: 'draft', organisation_id: organisationId, kind: work.kind },
				...{ country: work.country, subdivision: work.subdivision, product_id: null, example },
				...{ seed_key: null, published_at: null, created_at: now, updated_at: now },
				created_by: actor.kind === 'member' ? actor.personId : null
			})
			.returning('id')
			.executeTakeFirstOrThrow();
		await db.insertInto('lesson_source').values({ lesson_id: id, engagement_id: engagementId }).execute();
		await writeSkills(atomic, id, fields.skill);
		return id;
	});
}

/** Changes the words of a draft; a published lesson is withdrawn and written anew, so that links keep their meaning. */
export function editLesson(context: Context, id: string, fields: LessonFields): Promise<void> {
	return atomically(context, async (atomic) => {
		const { status } = await take(atomic, id, 'write');
		if (status !== 'draft') throw new Refusal('stale_state', 'outcomes_lesson_public_stays');
		await atomic.db
			.updateTable('lesson')
			.set({ ...columnsOf(fields), updated_at: atomic.now })
			.where('id', '=', id)
			.execute();
		await atomic.db.deleteFrom('lesson_skill').where('lesson_id', '=', id).execute();
		await writeSkills(atomic, id, fields.skill);
	});
}

/** Publishes or withdraws a lesson. */
export function stepLesson(context: Context, id: string, step: LessonStep): Promise<void> {
	return atomically(context, async (atomic) => {
		const { status } = await take(atomic, id, 'publish');
		const next = afterLessonStep(status, step);
		if (!next) throw new Refusal('stale_state', 'outcomes_lesson_not_from_here');
		const { db, now } = atomic;
		await db
			.updateTable('lesson')
			.set({ status: next, updated_at: now, ...(step === 'publish' && { published_at: now }) })
			.where('id', '=', id)
			.execute();
		await announce(atomic, step === 'publish' ? 'lesson.published' : 'lesson.withdrawn', { lessonId: id });
	});
}

async function take({ actor, db }: Atomic, id: string, right: 'write' | 'publish') {
	const found = await db
		.selectFrom('lesson')
		.select(['status', 'organisation_id as organisationId'])
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!found || !canReadLesson(actor, found)) throw new Refusal('not_found', 'outcomes_no_lesson');
	if (!canWriteLesson(actor, found, right)) throw new Refusal('not_allowed', 'outcomes_lesson_members_only');
	return found;
}

function columnsOf({ title, words, language, discipline, government_level, maturity }: LessonFields) {
	return {
		...{ title, words, language, discipline },
		...{ government_level: government_level ?? null, maturity: maturity ?? null }
	};
}

async function writeSkills({ db }: Atomic, lesson_id: string, skills: readonly string[]): Promise<void> {
	if (skills.length === 0) return;
	const known = await db
		.selectFrom('skill')
		.select('id')
		.where('id', 'in', [...new Set(skills)])
		.execute();
	if (known.length < new Set(skills).size) throw new Refusal('invalid', 'lists_unknown_skill');
	await db
		.insertInto('lesson_skill')
		.values(known.map(({ id }) => ({ lesson_id, skill: id })))
		.execute();
}
