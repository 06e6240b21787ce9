/** What a visitor types is not kept: not in the database, not in the log, not in any answer to somebody else. */
import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { closeDatabase, openDatabase, type Db } from '#lib/platform/server/db.ts';
import { ask, askJson, ownForm } from './http.ts';

/** Words that stand nowhere else, in a need that has everything a need may have. */
const canary = 'Zwyxquorn';
const need = `Our office ${canary} near Lyon wants someone to teach our planners QGIS and publish our maps online`;

let db: Db;
beforeAll(() => {
	db = openDatabase(inject('database'), { name: 'mutirao-guarantees', statementTimeoutMs: 60_000 });
});
afterAll(() => closeDatabase(db));

/** Every table whose rows, written as text, hold the words. */
async function tablesWith(words: string): Promise<string[]> {
	const { rows: tables } = await sql<{ schema: string; name: string }>`
		select table_schema as schema, table_name as name from information_schema.tables
		where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(db);
	expect(tables.length).toBeGreaterThan(10);
	const found: string[] = [];
	for (const { schema, name } of tables) {
		const { rows } = await sql`
			select 1 from ${sql.id(schema, name)} as whole where whole::text ilike ${`%${words}%`} limit 1`.execute(db);
		if (rows.length > 0) found.push(`${schema}.${name}`);
	}
	return found;
}

describe('the text of a need', () => {
	beforeAll(async () => {
		const query = encodeURIComponent(need);
		await ask(`/?need=${query}`);
		await ask(`/pt-BR?need=${query}`);
		await ask(`/__data.json?need=${query}`);
		await ask('/?/ask', { method: 'POST', headers: ownForm(), body: `need=${query}` });
		await ask('/?/ask', { method: 'POST', headers: ownForm(), body: `need=${query}%00` });
		await ask(`/?need=${query.repeat(40)}`);
		await ask(`/no-such-page?need=${query}`);
		await askJson('/api/v1/understand', { text: need });
		await askJson('/api/v1/match', { text: need });
		await askJson('/api/v1/match', { text: `${need}\u0000` });
		await ask('/api/v1/match', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: `{"text":"${need}`
		});
	});

	test('was answered with the text, so that the search below could find it', async () => {
		expect((await ask(`/?need=${encodeURIComponent(need)}`)).text).toContain(canary);
	});

	test('is in no table', async () => {
		expect(await tablesWith(canary)).toEqual([]);
		expect(await tablesWith('Lyon')).toContain('public.city');
	});

	test('is in no line of the log', async () => {
		const log = await readFile(inject('output'), 'utf8');
		expect(log.length).toBeGreaterThan(0);
		expect(log).not.toContain(canary);
	});

	test('is kept by no cache', async () => {
		for (const path of [
			`/?need=${encodeURIComponent(need)}`,
			`/__data.json?need=${encodeURIComponent(need)}`
		]) {
			expect((await ask(path)).headers['cache-control']).toContain('no-store');
		}
		const { headers } = await askJson('/api/v1/match', { text: need });
		expect(headers['cache-control']).toContain('no-store');
	});
});
