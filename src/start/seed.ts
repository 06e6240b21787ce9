import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { closeDatabase, type Db, openDatabase } from '#lib/platform/server/db.ts';
import { fromRoot } from '#lib/platform/server/root.ts';

interface SeedModule {
	seedIfEmpty: (db: Db, options: { demo: boolean }) => Promise<unknown>;
}

/** First data for an empty database; `demo` adds the marked examples. Says in a few words what was put in. */
export async function seed(url: string, demo: boolean): Promise<string> {
	const file = fromRoot('src/seed.ts');
	if (!existsSync(file)) return 'No first data';
	let seedIfEmpty: SeedModule['seedIfEmpty'];
	try {
		({ seedIfEmpty } = (await import(pathToFileURL(file).href)) as SeedModule);
	} catch (error) {
		return `No first data: ${String(error).split('\n')[0]?.slice(0, 120) ?? ''}`;
	}
	const db = openDatabase(url, { name: 'mutirao-seed', poolSize: 4, statementTimeoutMs: 0 });
	try {
		return `First data: ${String(JSON.stringify(await seedIfEmpty(db, { demo }))).slice(0, 120)}`;
	} finally {
		await closeDatabase(db);
	}
}
