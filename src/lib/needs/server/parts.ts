import type { Concepts } from '../../skills/concepts.ts';
import { findCity, findSubdivision } from '../../places/server/queries.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Atomic } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import type { NeedPlace, NeedSkillWish } from '../fields.ts';

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

const nowhere: NeedPlace = { country: null, subdivision: null, city: null };

/** What the code of a place stands for; one that is not on the map is refused. */
export async function placeFor(db: Db, code: string | undefined): Promise<NeedPlace> {
	if (code === undefined) return nowhere;
	if (code.startsWith('city:')) {
		const city = Number(code.slice('city:'.length));
		const found = city < 2 ** 31 ? await findCity(db, city) : undefined;
		if (found) return { country: found.country, subdivision: found.subdivision, city };
	} else if (code.length > 2) {
		const found = await findSubdivision(db, code);
		if (found) return { country: found.country, subdivision: code, city: null };
	} else {
		const found = await db.selectFrom('country').select('code').where('code', '=', code).executeTakeFirst();
		if (found) return { country: code, subdivision: null, city: null };
	}
	throw new Refusal('invalid', 'needs_unknown_place');
}

/** The code of a stored place, as the form sends it back. */
export function placeCode({ country, subdivision, city }: NeedPlace): string | undefined {
	return city === null ? (subdivision ?? country ?? undefined) : `city:${String(city)}`;
}
