import { sql } from 'kysely';
import type { Db } from '#lib/platform/server/db.ts';
import { describe, expect, test } from '../support/database.ts';
import { describedTables, type Described } from './catalogue.ts';

/** The migrated tables of our own schema, without the migrator's book-keeping and the job queue. */
async function migratedTables(db: Db): Promise<Described> {
	const { rows } = await sql<{ table: string; column: string; nullable: boolean; generated: boolean }>`
		select table_name as table, column_name as column, is_nullable = 'YES' as nullable,
			(column_default is not null or is_identity = 'YES' or is_generated = 'ALWAYS') as generated
		from information_schema.columns
		join information_schema.tables using (table_schema, table_name)
		where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'kysely\\_%'`.execute(db);
	const tables: Described = {};
	for (const { table, column, ...facts } of rows) (tables[table] ??= {})[column] = facts;
	return tables;
}

describe('the row types', () => {
	test('name every migrated table and column, and say which may be null and which are filled in', async ({
		db
	}) => {
		expect(describedTables()).toEqual(await migratedTables(db));
	});
});
