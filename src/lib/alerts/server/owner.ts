import { loadActor } from '../../organisations/server/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';

/** The owner of a saved search as a reader; undefined for an account that was suspended or erased. */
export async function findOwner(db: Db, now: Date, personId: string): Promise<Actor | undefined> {
	const person = await db
		.selectFrom('person')
		.select(['id', 'operator', 'example'])
		.where('id', '=', personId)
		.where('status', '=', 'active')
		.executeTakeFirst();
	return person && loadActor(db, now, person);
}
