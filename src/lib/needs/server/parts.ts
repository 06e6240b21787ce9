import type { Concepts } from '../../skills/concepts.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Atomic } from '../../platform/server/context.ts';
import type { NeedFields, NeedSkillWish } from '../fields.ts';

/** Replaces the skills of a need. A skill the vocabulary does not know is refused, never stored as text. */
export async function writeSkills(
	{ db }: Atomic,
	needId: string,
	wishes: readonly NeedSkillWish[],
	concepts: Concepts
): Promise<void> {
	if (wishes.some(({ skill }) => !concepts.byId(skill))) throw new Refusal('invalid', 'lists_unknown_skill');
	await db.deleteFrom('need_skill').where('need_id', '=', needId).execute();
	if (wishes.length === 0) return;
	await db
		.insertInto('need_skill')
		.values(wishes.map((wish) => ({ need_id: needId, ...wish })))
		.execute();
}

/** A place is a known one, and its parts lie in each other. */
export async function checkPlace(
	{ db }: Atomic,
	{ country, subdivision, city }: Pick<NeedFields, 'country' | 'subdivision' | 'city'>
): Promise<void> {
	if (city !== undefined) {
		const found = await db
			.selectFrom('city')
			.select(['country', 'subdivision'])
			.where('id', '=', city)
			.executeTakeFirst();
		const fits =
			found?.country === country && (subdivision === undefined || found?.subdivision === subdivision);
		if (!fits) throw new Refusal('invalid', 'needs_unknown_place');
	} else if (subdivision !== undefined) {
		const found = await db
			.selectFrom('subdivision')
			.select('country')
			.where('code', '=', subdivision)
			.executeTakeFirst();
		if (found?.country !== country) throw new Refusal('invalid', 'needs_unknown_place');
	} else if (country !== undefined) {
		const found = await db
			.selectFrom('country')
			.select('code')
			.where('code', '=', country)
			.executeTakeFirst();
		if (!found) throw new Refusal('invalid', 'needs_unknown_place');
	}
}
