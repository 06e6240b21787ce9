import { sql } from 'kysely';
import type { Db } from '#lib/platform/server/db.ts';
import { checkPostings } from '#lib/postings/server/queries.ts';
import { describe, expect, test } from '../tests/support/database.ts';
import { refreshReference, seedIfEmpty, switchExamples } from './seed.ts';
import { readExamples } from './seed/files.ts';

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

describe('first data', () => {
	test('fills an empty database with everything the files hold', async ({ db }) => {
		const seeded = await seedIfEmpty(db, { demo: true, now });

		const files = readExamples();
		expect(seeded).toMatchObject({
			products: 727,
			exampleProfiles: files.flatMap(({ profiles }) => profiles).length,
			exampleNeeds: files.flatMap(({ needs }) => needs).length
		});
		expect(seeded?.places).toBeGreaterThan(24_000);
		expect(seeded?.listings).toBeGreaterThan(2_000);
	});

	test('seeding twice changes nothing', async ({ db }) => {
		await seedIfEmpty(db, { demo: true, now });
		const before = await contents(db);

		expect(await seedIfEmpty(db, { demo: true, now: new Date() })).toBeUndefined();
		expect(await refreshReference(db)).toEqual([]);
		expect(await switchExamples(db, { demo: true, now: new Date() })).toBe(false);

		expect(await contents(db)).toEqual(before);
	});

	test('two at once seed once', async ({ db }) => {
		const both = await Promise.all([
			seedIfEmpty(db, { demo: true, now }),
			seedIfEmpty(db, { demo: true, now })
		]);

		expect(both.filter((seeded) => seeded !== undefined)).toHaveLength(1);
	});

	test('without DEMO there is no example, and nobody who could be matched', async ({ db }) => {
		const seeded = await seedIfEmpty(db, { demo: false, now });

		expect(seeded).toMatchObject({ exampleProfiles: 0, exampleNeeds: 0 });
		const rows = sql<{ many: number }>`
			select (select count(*) from profile) + (select count(*) from organisation)
				+ (select count(*) from match_posting) + (select count(*) from need where origin <> 'archive') as many`;
		expect(await many(db, rows)).toBe(0);
	});

	test('switching DEMO takes the examples out and puts them in again', async ({ db }) => {
		await seedIfEmpty(db, { demo: true, now });
		const before = await many(db, sql`select count(*) as many from match_posting`);

		expect(await switchExamples(db, { demo: false })).toBe(true);
		expect(
			await many(
				db,
				sql`select (select count(*) from profile) + (select count(*) from match_posting) as many`
			)
		).toBe(0);

		expect(await switchExamples(db, { demo: true, now })).toBe(true);
		expect(await many(db, sql`select count(*) as many from match_posting`)).toBe(before);
	});

	test('every profile and office is marked as an example, and every need says what it is', async ({ db }) => {
		await seedIfEmpty(db, { demo: true, now });

		const unmarked = sql<{ many: number }>`
			select (select count(*) from profile where not example)
				+ (select count(*) from organisation where not example)
				+ (select count(*) from need where origin = 'own') as many`;
		expect(await many(db, unmarked)).toBe(0);
	});

	test('archived needs are closed, with an ending nobody recorded, a source and never a date of ours', async ({
		db
	}) => {
		await seedIfEmpty(db, { demo: false, now });

		const needs = await db
			.selectFrom('need')
			.select(['status', 'ending', 'source_url', 'published_at'])
			.where('origin', '=', 'archive')
			.execute();
		expect(needs.length).toBeGreaterThan(90);
		for (const need of needs) {
			expect(need).toMatchObject({ status: 'closed', ending: 'not_recorded' });
			expect(need.source_url).toMatch(/^https?:/);
			expect(need.published_at?.getUTCFullYear() ?? 2018).toBeLessThan(2021);
		}
	});

	test('what matching reads agrees with the profiles and needs', async ({ db }) => {
		await seedIfEmpty(db, { demo: true, now });

		const { profiles, needs } = await checkPostings(db);
		expect([profiles.missing, profiles.wrong, needs.missing, needs.wrong]).toEqual([0, 0, 0, 0]);
	});
});

describe('renewing', () => {
	test('corrects what a newer file changed and leaves claimed listings to their owners', async ({ db }) => {
		await seedIfEmpty(db, { demo: false, now });
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
	});
});
