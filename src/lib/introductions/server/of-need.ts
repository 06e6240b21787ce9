import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import { readableBy, selectIntroductions } from './standing.ts';

/** How many introductions to a need this actor may read. */
export async function countIntroductionsOf(db: Db, actor: Actor, needId: string): Promise<number> {
	const { count } = await selectIntroductions(db)
		.select((eb) => eb.fn.countAll<string>().as('count'))
		.where('introduction.need_id', '=', needId)
		.where(readableBy(actor))
		.executeTakeFirstOrThrow();
	return Number(count);
}
