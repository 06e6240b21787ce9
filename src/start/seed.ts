import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { closeDatabase, type Db, openDatabase } from '#lib/platform/server/db.ts';
import { fromRoot } from '#lib/platform/server/root.ts';

interface SeedModule {
	bringUpToDate: (db: Db, options: { demo: boolean }) => Promise<string>;
}

/** First data for an empty database, newer reference data for another; `demo` adds the marked examples. Says what it did. */
export async function seed(url: string, demo: boolean): Promise<string> {
	const file = fromRoot('src/seed.ts');
	if (!existsSync(file)) return 'No first data';
	const { bringUpToDate } = (await import(pathToFileURL(file).href)) as SeedModule;
	const db = openDatabase(url, { name: 'mutirao-seed', poolSize: 4, statementTimeoutMs: 0 });
	try {
		return await bringUpToDate(db, { demo });
	} finally {
		await closeDatabase(db);
	}
}
