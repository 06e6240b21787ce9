import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import { readableBy } from './queries.ts';

/** The newest needs of one office that the actor may read, at most `size`. */
export function listNeedsOfOffice(db: Db, actor: Actor, officeId: string, size: number) {
	return db
		.selectFrom('need')
		.select(['need.id', 'need.title', 'need.language', 'need.status', 'need.published_at as publishedAt'])
		.where('need.office_id', '=', officeId)
		.where(readableBy(actor))
		.orderBy('need.id', 'desc')
		.limit(size)
		.execute();
}
