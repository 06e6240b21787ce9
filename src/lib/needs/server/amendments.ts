/** A live need can be amended: what stood there before stays readable, and nobody is left with less time to answer. */
import { isDeepStrictEqual } from 'node:util';
import { loadConcepts } from '../../skills/server/vocabulary.ts';
import type { Atomic } from '../../platform/server/context.ts';
import { announce } from '../../platform/server/jobs.ts';
import type { Changes } from '../../platform/server/tables/needs.ts';
import { extensionDays, materialColumns, type NeedColumns, type NeedSkillWish } from '../fields.ts';
import { writeSkills } from './parts.ts';

/**
 * Writes the new text and appends the difference; nothing happens where nothing changed. A material change, or a
 * deadline brought forward, leaves at least `extensionDays` to answer.
 */
export async function amend(
	atomic: Atomic,
	id: string,
	columns: NeedColumns,
	wishes: readonly NeedSkillWish[],
	reason: string
): Promise<void> {
	const { actor, db, now } = atomic;
	const names = Object.keys(columns) as (keyof NeedColumns)[];
	const before = await db.selectFrom('need').select(names).where('id', '=', id).executeTakeFirstOrThrow();
	const skillsBefore = await db
		.selectFrom('need_skill')
		.select(['skill', 'must', 'level'])
		.where('need_id', '=', id)
		.execute();
	const extended = { ...columns };
	const changes: Record<string, { before: unknown; after: unknown }> = {};
	for (const name of names) {
		if (!isDeepStrictEqual(before[name], columns[name]))
			changes[name] = { before: before[name], after: columns[name] };
	}
	const [had, has] = [sorted(skillsBefore), sorted(wishes)];
	if (!isDeepStrictEqual(had, has)) changes['skills'] = { before: had, after: has };
	if (Object.keys(changes).length === 0) return;

	const sooner = columns.closes_on !== null && (before.closes_on ?? '9999') > columns.closes_on;
	const material = sooner || Object.keys(changes).some((name) => materialColumns.includes(name));
	const least = new Date(now.getTime() + extensionDays * 24 * 60 * 60_000).toISOString().slice(0, 10);
	if (material && columns.closes_on !== null && columns.closes_on < least) {
		extended.closes_on = least;
		if (before.closes_on === least) delete changes['closes_on'];
		else changes['closes_on'] = { before: before.closes_on, after: least };
	}
	await db.updateTable('need').set(extended).where('id', '=', id).execute();
	await writeSkills(atomic, id, wishes, loadConcepts());
	const amendmentId = await appendAmendment(
		atomic,
		id,
		changes,
		material,
		reason,
		actor.kind === 'member' ? actor.personId : null
	);
	await announce(atomic, 'need.amended', { needId: id, amendmentId });
}

async function appendAmendment(
	{ db, now }: Atomic,
	need_id: string,
	changes: Changes,
	material: boolean,
	reason: string,
	person_id: string | null
): Promise<string> {
	const { id } = await db
		.insertInto('need_amendment')
		.values({ need_id, changes, material, reason, person_id, at: now })
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

function sorted(skills: readonly NeedSkillWish[]): NeedSkillWish[] {
	return skills
		.map(({ skill, must, level }) => ({ skill, must, level }))
		.sort((a, b) => (a.skill < b.skill ? -1 : 1));
}
