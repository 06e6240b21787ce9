/** A live need can be amended: what stood there before stays readable, and nobody is left with less time to answer. */
import { isDeepStrictEqual } from 'node:util';
import { loadConcepts } from '../../skills/server/vocabulary.ts';
import type { Atomic } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { announce } from '../../platform/server/jobs.ts';
import type { Changes } from '../../platform/server/tables/needs.ts';
import { extensionDays, materialColumns, type NeedColumns, type NeedSkillWish } from '../fields.ts';
import { writeSkills } from './parts.ts';

/** What would change in the stored text, column by column; the skills are one. Empty where nothing would. */
export async function changesTo(
	db: Db,
	id: string,
	columns: NeedColumns,
	wishes: readonly NeedSkillWish[]
): Promise<Changes> {
	const names = Object.keys(columns) as (keyof NeedColumns)[];
	const before = await db.selectFrom('need').select(names).where('id', '=', id).executeTakeFirstOrThrow();
	const skillsBefore = await db
		.selectFrom('need_skill')
		.select(['skill', 'must', 'level'])
		.where('need_id', '=', id)
		.execute();
	const changes: Record<string, { before: unknown; after: unknown }> = {};
	for (const name of names) {
		if (!isDeepStrictEqual(before[name], columns[name]))
			changes[name] = { before: before[name], after: columns[name] };
	}
	const [had, has] = [sorted(skillsBefore), sorted(wishes)];
	if (!isDeepStrictEqual(had, has)) changes['skills'] = { before: had, after: has };
	return changes;
}

interface Amending {
	reason: string;
	/** Who wrote the new text; null once their account is erased. */
	personId: string | null;
}

/**
 * Writes the new text and appends the difference; nothing happens where nothing changed. A material change, or a
 * deadline brought forward, leaves at least `extensionDays` to answer.
 */
export async function amend(
	atomic: Atomic,
	id: string,
	columns: NeedColumns,
	wishes: readonly NeedSkillWish[],
	{ reason, personId }: Amending
): Promise<void> {
	const { db, now } = atomic;
	const asked = await changesTo(db, id, columns, wishes);
	const material = isMaterial(asked);
	const closesOn = material ? atLeast(columns.closes_on, now) : columns.closes_on;
	const extended = { ...columns, closes_on: closesOn };
	const changes = closesOn === columns.closes_on ? asked : await changesTo(db, id, extended, wishes);
	if (Object.keys(changes).length === 0) return;
	await db.updateTable('need').set(extended).where('id', '=', id).execute();
	await writeSkills(atomic, id, wishes, loadConcepts());
	const { id: amendmentId } = await db
		.insertInto('need_amendment')
		.values({ need_id: id, changes, material, reason, person_id: personId, at: now })
		.returning('id')
		.executeTakeFirstOrThrow();
	await announce(atomic, 'need.amended', { needId: id, amendmentId });
}

/** Whether people may have decided by what changes, or have less time than they thought. */
function isMaterial(changes: Changes): boolean {
	const { before, after } = changes['closes_on'] ?? {};
	const sooner = typeof after === 'string' && (typeof before !== 'string' || before > after);
	return sooner || Object.keys(changes).some((name) => materialColumns.includes(name));
}

/** A last day that leaves time to answer. */
function atLeast(closesOn: string | null, now: Date): string | null {
	const least = new Date(now.getTime() + extensionDays * 24 * 60 * 60_000).toISOString().slice(0, 10);
	return closesOn !== null && closesOn < least ? least : closesOn;
}

function sorted(skills: readonly NeedSkillWish[]): NeedSkillWish[] {
	return skills
		.map(({ skill, must, level }) => ({ skill, must, level }))
		.sort((a, b) => (a.skill < b.skill ? -1 : 1));
}
