/**
 * `test` with a real database. Each test file has its own copy of the migrated template; each test in it starts
 * with empty tables.
 *
 *     import { test } from '../../../tests/support/database.ts';
 *     test('an open need is public', async ({ db }) => { … });
 */
import { randomUUID } from 'node:crypto';
import { type KyselyPlugin, sql } from 'kysely';
import { inject, test as base } from 'vitest';
import { withDatabase } from '#lib/platform/server/address.ts';
import { closeDatabase, type Db, openDatabase } from '#lib/platform/server/db.ts';
import { administer } from './postgres.ts';

interface Copy {
	db: Db;
	/** For code that opens its own connections. */
	address: string;
	tables: readonly string[];
}

export const test = base
	.extend('server', { scope: 'file' }, () => inject('server'))
	.extend('copy', { scope: 'file' }, async ({ server }, { onCleanup }): Promise<Copy> => {
		const name = `mutirao_test_${randomUUID().replaceAll('-', '')}`;
		await administer(
			server,
			(admin) => admin`create database ${admin(name)} template ${admin(inject('template'))}`
		);
		const address = withDatabase(server, name);
		const db = openDatabase(address, { name: 'mutirao-test', statementTimeoutMs: 20_000 });
		onCleanup(async () => {
			await closeDatabase(db);
			await administer(server, (admin) => admin`drop database if exists ${admin(name)} with (force)`);
		});
		return { db, address, tables: await listTables(db) };
	})
	.extend('db', async ({ copy }): Promise<Db> => {
		await empty(copy);
		return copy.db;
	})
	/** Address of the same database, for code that opens its own connections. */
	.extend('address', ({ copy, db: _emptied }) => copy.address);

/** Tables the migrations leave empty; what they filled themselves stays as it is. */
async function listTables(db: Db): Promise<string[]> {
	const { rows } = await sql<{ name: string }>`
		select table_schema || '.' || table_name as name from information_schema.tables
		where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE'`.execute(db);
	const all = rows.map(({ name }) => name);
	const filled = new Set(await listFilled(db, all));
	return all.filter((name) => !filled.has(name));
}

async function listFilled(db: Db, tables: readonly string[]): Promise<string[]> {
	const questions = tables.map(
		(name) => sql`select ${name}::text as name where exists (select from ${sql.table(name)})`
	);
	const { rows } = await sql<{ name: string }>`${sql.join(questions, sql` union all `)}`.execute(db);
	return rows.map(({ name }) => name);
}

async function empty({ db, tables }: Copy) {
	const filled = await listFilled(db, tables);
	if (filled.length === 0) return;
	await sql`truncate ${sql.join(filled.map((name) => sql.table(name)))} cascade`.execute(db);
}

/** The same database, counting the statements it answers. */
export function counting(db: Db) {
	let answered = 0;
	const plugin: KyselyPlugin = {
		transformQuery: ({ node }) => node,
		transformResult: ({ result }) => {
			answered += 1;
			return Promise.resolve(result);
		}
	};
	return { db: db.withPlugin(plugin), asked: () => answered };
}

export { describe, expect } from 'vitest';
