import { canRead } from '../../needs/policy.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import { readNeeds } from '../../postings/server/truth.ts';
import type { NeedFacts } from '../facts.ts';

/** What a stored need asks for; undefined where there is none, or none that this actor may read. */
export async function findNeedFacts(db: Db, actor: Actor, id: string): Promise<NeedFacts | undefined> {
	const row = await db
		.selectFrom('need')
		.select(['office_id as officeId', 'status', 'origin', 'published_at as publishedAt'])
		.where('id', '=', id)
		.executeTakeFirst();
	if (!row || !canRead(actor, row)) return undefined;
	const [found] = await readNeeds(db, [id]);
	if (!found) return undefined;
	const { id: _id, ...need } = found;
	return need;
}
