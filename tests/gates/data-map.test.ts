import { sql } from 'kysely';
import type { Db } from '#lib/platform/server/db.ts';
import { describe, expect, test } from '../support/database.ts';
import { describedTables } from './catalogue.ts';
import { gapsIn, readDataMap } from './data-map.ts';

/** A table that points to a person holds something about one. */
const tables = describedTables();
const personal = Object.entries(tables)
	.filter(([name, columns]) => name === 'person' || 'person_id' in columns)
	.map(([name]) => name);

/** Every column of which the database itself knows that it names a person. */
async function columnsNamingPeople(db: Db): Promise<string[]> {
	const { rows } = await sql<{ name: string }>`
		select of.relname || '.' || key.attname as name
		from pg_constraint as link
		join pg_class as of on of.oid = link.conrelid
		join pg_attribute as key on key.attrelid = link.conrelid and key.attnum = any(link.conkey)
		where link.contype = 'f' and link.confrelid = 'person'::regclass`.execute(db);
	return rows.map(({ name }) => name);
}

describe('the map of personal data', () => {
	test('says of each column why it is held, on which ground, for how long, and whether the export carries it', async ({
		db
	}) => {
		const pointing = await columnsNamingPeople(db);
		expect(pointing.length).toBeGreaterThan(personal.length / 2);
		expect(gapsIn(readDataMap(), tables, personal, pointing)).toEqual([]);
	});

	test('speaks of columns that point to a person whatever they are called, without the rest of their table', () => {
		const said = { purpose: 'Finds it', basis: 'Contract', retention: 'A day', export: true } as const;
		const known = { need: { title: {}, created_by: {} }, other: { decided_by: {} } };
		const pointing = ['need.created_by', 'other.decided_by'];
		expect(gapsIn({ 'need.created_by': said }, known, [], pointing)).toEqual([
			'other.decided_by: not in the map'
		]);
	});

	test('a table and a column that are missing, one that is gone and one that says nothing are found', () => {
		const said = { purpose: 'Finds it', basis: 'Contract', retention: 'A day', export: true } as const;
		const map = { 'a.one': said, 'a.gone': said, 'a.empty': { ...said, basis: ' ' } };
		expect(
			gapsIn(map, { a: { one: {}, two: {}, empty: {} }, b: { person_id: {} } }, ['a', 'b'])
		).toHaveLength(4);
	});
});
