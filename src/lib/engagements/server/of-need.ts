import type { Db } from '../../platform/server/db.ts';
import { isAgreed } from './queries.ts';

/** Work that came of a need and was agreed: bare facts, which everybody may read. The newest first, at most `size`. */
export function listWorkOf(db: Db, needId: string, size: number) {
	return db
		.selectFrom('engagement')
		.select(['engagement.id', 'engagement.status', 'engagement.kind', 'engagement.ending'])
		.select(['engagement.created_at as createdAt', 'engagement.ended_at as endedAt'])
		.where('engagement.need_id', '=', needId)
		.where(isAgreed())
		.orderBy('engagement.id', 'desc')
		.limit(size)
		.execute();
}
