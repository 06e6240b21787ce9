import { closeDatabase, openDatabase } from '#lib/platform/server/db.ts';
import { bringUpToDate } from '../seed.ts';

/** First data for an empty database, newer reference data for another; `demo` decides on the examples. Says what it did. */
export async function seed(url: string, demo: boolean): Promise<string> {
	const db = openDatabase(url, { name: 'mutirao-seed', poolSize: 4, statementTimeoutMs: 0 });
	try {
		return await bringUpToDate(db, { demo });
	} finally {
		await closeDatabase(db);
	}
}
