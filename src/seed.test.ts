import { sql } from 'kysely';
import { vi } from 'vitest';
import { LedgerFilters } from '#lib/outcomes/schema.ts';
import { listLedger } from '#lib/outcomes/server/ledger.ts';
import type { Db } from '#lib/platform/server/db.ts';
import { checkPostings } from '#lib/postings/server/queries.ts';
import { describe, expect, test } from '../tests/support/database.ts';
import { refreshReference, seedIfEmpty, switchExamples } from './seed.ts';
import { readExamples } from './seed/files.ts';

// Each test fills a whole database.
vi.setConfig({ testTimeout: 90_000 });

const now = new Date('2026-11-22T09:00:00Z');

/** Every table with the number of its rows and a sum over their contents. */
async function contents(db: Db): Promise<Record<string, string>> {
	const { rows: tables } = await sql<{ name: string }>`
		select table_name as name from information_schema.tables
		where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(db);
	const found: Record<string, string> = {};
	for (const { name } of tables) {
		const { rows } = await sql<{ sum: string }>`
			select count(*) || ' ' || coalesce(sum(hashtext(row::text)::bigint), 0) as sum
			from ${sql.table(name)} as row`.execute(db);
		found[name] = rows[0]?.sum ?? '';
	}
	return found;
}

async function many(db: Db, question: ReturnType<typeof sql<{ many: number }>>): Promise<number> {
	const { rows } = await question.execute(db);
	return rows[0]?.many ?? -1;
}

/** Profiles, offices and accounts together: the files hold none that are not examples. */
const people = sql<{ many: number }>`
	select (select count(*) from profile) + (select count(*) from organisation)
		+ (select count(*) from person) as many`;

describe('first data', () => {
	test('is everything the files hold, each row saying what it is; two at once, or again, change nothing', async ({
		db
	}) => {
		const seed = () => seedIfEmpty(db, { demo: true, now });
		const [seeded, ...others] = (await Promise.all([seed(), seed()])).filter((made) => made !== undefined);

		expect(others).toEqual([]);
		const files = readExamples();
		expect(seeded).toMatchObject({
			products: 727,
			exampleProfiles: files.flatMap(({ profiles }) => profiles).length,
			exampleNeeds: files.flatMap(({ needs, work = [] }) => [...needs, ...work]).length
		});
		expect(seeded?.places).toBeGreaterThan(24_000);
		expect(seeded?.listings).toBeGreaterThan(2_000);
		const unmarked = sql<{ many: number }>`
			select (select count(*) from profile where not example)
				+ (select count(*) from organisation where not example)
				+ (select count(*) from person where not example)
				+ (select count(*) from need where origin = 'own') as many`;
		expect(await many(db, unmarked)).toBe(0);
		const works = files.flatMap(({ work = [] }) => work);
		const { rows } = await listLedger(db, { filters: LedgerFilters.parse({}) }, 50);
		expect(rows.map(({ need, ending }) => `${need} ${String(ending)}`).sort()).toEqual(
			works.map(({ need, ending }) => `${need.title} ${ending}`).sort()
		);
		// What happened in the past calls nobody today.
		expect(await many(db, sql`select count(*)::int as many from graphile_worker.jobs`)).toBe(0);
		expect(await checkPostings(db)).toMatchObject({
			profiles: { missing: 0, wrong: 0 },
			needs: { missing: 0, wrong: 0 }
		});

		const before = await contents(db);
		expect(await seed()).toBeUndefined();
		expect(await refreshReference(db)).toEqual([]);
		expect(await switchExamples(db, { demo: true, now: new Date() })).toBe(false);
		expect(await contents(db)).toEqual(before);

		await expectSwitched(db);
	});

	test('without DEMO is no example, and archived needs that are closed and keep their own date; a newer file corrects it', async ({
		db
	}) => {
		const seeded = await seedIfEmpty(db, { demo: false, now });

		expect(seeded).toMatchObject({ exampleProfiles: 0, exampleNeeds: 0 });
		expect(await many(db, people)).toBe(0);
		const needs = await db
			.selectFrom('need')
			.select(['origin', 'status', 'ending', 'source_url', 'published_at'])
			.execute();
		expect(needs.length).toBeGreaterThan(90);
		for (const need of needs) {
			expect(need).toMatchObject({ origin: 'archive', status: 'closed', ending: 'not_recorded' });
			expect(need.source_url).toMatch(/^https?:/);
			expect(need.published_at?.getUTCFullYear() ?? 2018).toBeLessThan(2021);
		}

		await expectRenewed(db);
	});
});

/** Switching DEMO takes the examples out and puts them in. */
async function expectSwitched(db: Db) {
	const postings = () => many(db, sql`select count(*) as many from match_posting`);
	const before = await postings();

	expect(await switchExamples(db, { demo: false })).toBe(true);
	expect(await many(db, people)).toBe(0);
	expect(await postings()).toBe(0);

	expect(await switchExamples(db, { demo: true, now })).toBe(true);
	expect(await postings()).toBe(before);
}

/** A newer file corrects what changed, and leaves claimed listings to their owners. */
async function expectRenewed(db: Db) {
	await db.updateTable('instance_fact').set({ value: 'older' }).where('name', '=', 'listings').execute();
	const [mine, theirs] = await db
		.selectFrom('listing')
		.select(['id', 'name'])
		.orderBy('source_key')
		.limit(2)
		.execute();
	const change = (id: string | undefined, status: 'claimed' | 'unclaimed') =>
		db
			.updateTable('listing')
			.set({ name: 'Changed', status })
			.where('id', '=', id ?? '')
			.execute();
	await change(mine?.id, 'claimed');
	await change(theirs?.id, 'unclaimed');

	expect(await refreshReference(db)).toEqual(['listings']);

	const names = await db
		.selectFrom('listing')
		.select('name')
		.where('id', 'in', [mine?.id ?? '', theirs?.id ?? ''])
		.orderBy('source_key')
		.execute();
	expect(names.map(({ name }) => name)).toEqual(['Changed', theirs?.name]);
}
