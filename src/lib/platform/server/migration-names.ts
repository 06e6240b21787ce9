import { readdir } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Db } from './db.ts';
import { fromRoot } from './root.ts';

export const migrationFolder = fromRoot('migrations');

/** In the order they run. */
export async function listMigrationNames(): Promise<string[]> {
	const files = await readdir(migrationFolder);
	const migrations = files.filter((file) => /^\d{4}_[a-z0-9_]+\.ts$/.test(file));
	return migrations.map((file) => file.slice(0, -'.ts'.length)).sort();
}

/** Migrations the database still lacks; empty when it is current. */
export async function listMissingMigrations(db: Db): Promise<string[]> {
	const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
	const done = new Set(rows.map(({ name }) => name));
	return (await listMigrationNames()).filter((name) => !done.has(name));
}
