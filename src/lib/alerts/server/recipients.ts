import type { Db } from '../../platform/server/db.ts';

/** Whose saved search an alert is about; nobody once it is gone. */
export async function listOwnerOf(db: Db, alertId: string): Promise<string[]> {
	const rows = await db
		.selectFrom('search_alert')
		.innerJoin('saved_search', 'saved_search.id', 'search_alert.saved_search_id')
		.select('saved_search.person_id as id')
		.where('search_alert.id', '=', alertId)
		.execute();
	return rows.map(({ id }) => id);
}
