import type { PersonalRecords } from '../../accounts/server/own-records.ts';

/** What somebody wants to hear of, and what they were told of it. */
export const alertRecords: PersonalRecords = {
	name: 'saved_searches',
	gather: async (db, personId) => {
		const own = db.selectFrom('saved_search').select('id').where('person_id', '=', personId);
		return {
			saved: await db
				.selectFrom('saved_search')
				.select(['id', 'kind', 'name', 'question', 'question_key', 'pace', 'paused_at', 'unread'])
				.select(['created_at', 'looked_until', 'waiting', 'feed_key'])
				.where('person_id', '=', personId)
				.orderBy('id')
				.execute(),
			alerts: await db
				.selectFrom('search_alert')
				.select(['id', 'saved_search_id', 'pace', 'unread_before', 'more', 'created_at', 'opened_at'])
				.where('saved_search_id', 'in', own)
				.orderBy('id')
				.execute(),
			told: await db
				.selectFrom('search_alert_item')
				.select(['saved_search_id', 'item_kind', 'item_id', 'alert_id', 'at'])
				.where('saved_search_id', 'in', own)
				.orderBy('at')
				.execute()
		};
	},
	erase: async ({ db }, personId) => {
		// What hangs on them goes with them.
		await db.deleteFrom('saved_search').where('person_id', '=', personId).execute();
	}
};
