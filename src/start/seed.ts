import { closeDatabase, openDatabase } from '#lib/platform/server/db.ts';
import { seedIfEmpty } from '../seed.ts';

/** First data for an empty database; `demo` adds the marked examples. Says in a few words what was put in. */
export async function seed(url: string, demo: boolean): Promise<string> {
	const db = openDatabase(url, { name: 'mutirao-seed', poolSize: 4, statementTimeoutMs: 0 });
	try {
		const done = await seedIfEmpty(db, { demo });
		if (!done) return 'First data are there';
		const count = (rows: number) => rows.toLocaleString('en');
		return (
			`First data: ${count(done.places)} places, ${count(done.skills)} skills, ` +
			`${count(done.listings)} listings${demo ? ', examples' : ''}`
		);
	} finally {
		await closeDatabase(db);
	}
}
