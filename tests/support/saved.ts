/** A saved search that was told of once, with a value in every column that speaks of its owner. */
import type { Db } from '#lib/platform/server/db.ts';

export async function savedSearch(db: Db, person_id: string, item_id: string, at: Date): Promise<string> {
	const { id } = await db
		.insertInto('saved_search')
		.values({
			...{ person_id, kind: 'needs', name: 'Canary Search', question: { q: 'canary' } },
			...{ question_key: 'canary-question', pace: 'weekly', paused_at: at, unread: 2 },
			...{ created_at: at, looked_until: at, waiting: true, feed_key: 'canary-feed' }
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	const { id: alert_id } = await db
		.insertInto('search_alert')
		.values({
			...{ saved_search_id: id, pace: 'weekly', unread_before: 1, more: true },
			...{ created_at: at, opened_at: at }
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	await db
		.insertInto('search_alert_item')
		.values({ saved_search_id: id, item_kind: 'need', item_id, alert_id, at })
		.execute();
	return id;
}
