/** The index follows the truth: what is written is found, what is withdrawn is gone, whatever the server does. */
import { sql } from 'kysely';
import { afterAll, beforeAll, vi } from 'vitest';
import type { Db } from '#lib/platform/server/db.ts';
import { searchKinds } from '#lib/search/kinds.ts';
import { shipAlone } from '#lib/search/server/follow.ts';
import { checkIndexes, mendIndexes } from '#lib/search/server/meilisearch/check.ts';
import { askServer } from '#lib/search/server/meilisearch/find.ts';
import { indexName } from '#lib/search/server/meilisearch/server.ts';
import { reindexKind } from '#lib/search/server/meilisearch/ship.ts';
import { refreshBatch, refreshDocuments } from '#lib/search/server/refresh.ts';
import { searchPostgres, searchServerFirst, type Search } from '#lib/search/server/search.ts';
import { readSearchStatus } from '#lib/search/server/status.ts';
import { describe, expect, test } from '../support/database.ts';
import { aListing, aProfile } from '../support/people.ts';
import { type Running, searchServers } from '../support/search-servers.ts';
import { answered, aSearchWorld } from '../support/search-world.ts';

// A real server works off its orders when it gets to them.
vi.setConfig({ testTimeout: 120_000 });

const whole = { missing: [], stale: [], extra: [] };

const withdraw = (db: Db, id: string) =>
	db.updateTable('profile').set({ status: 'withdrawn' }).where('id', '=', id).execute();

describe('an edit', () => {
	test('is found as soon as it has been read, whoever made it', async ({ db }) => {
		const { ana } = await aSearchWorld(db);
		await db
			.updateTable('profile')
			.set({ headline: 'Repairs weather stations' })
			.where('id', '=', ana)
			.execute();
		expect(await refreshDocuments(db)).toBeGreaterThan(0);
		expect((await answered(db, searchPostgres, 'weather stations')).names).toEqual(['Ana Lima']);
		expect(await refreshDocuments(db)).toBe(0);
	});

	test('goes before the thousands of places that a first start notes', async ({ db }) => {
		const { ana } = await aSearchWorld(db);
		await sql`insert into search_change (kind, id) select 'place', place::text from generate_series(1, 1500) place`.execute(
			db
		);
		await db
			.updateTable('profile')
			.set({ headline: 'Repairs weather stations' })
			.where('id', '=', ana)
			.execute();
		expect(await refreshBatch(db)).toMatchObject({ full: true, onlyPlaces: false });
		expect((await answered(db, searchPostgres, 'weather stations')).names).toEqual(['Ana Lima']);
		expect(await refreshBatch(db)).toMatchObject({ full: false, onlyPlaces: true });
	});

	test('that changes nothing anybody reads gives no new version', async ({ db }) => {
		const { ana } = await aSearchWorld(db);
		const version = () =>
			db.selectFrom('search_document').select('version').where('id', '=', ana).executeTakeFirstOrThrow();
		const before = await version();
		await db.updateTable('profile').set({ capacity_limit: 5 }).where('id', '=', ana).execute();
		await refreshDocuments(db);
		expect(await version()).toEqual(before);
	});

	test('of what is kept for verified offices is never found', async ({ db }) => {
		const { ana } = await aSearchWorld(db);
		await db
			.updateTable('profile')
			.set({ about: 'Once guarded a lighthouse', verified_only: ['about'] })
			.where('id', '=', ana)
			.execute();
		await refreshDocuments(db);
		expect((await answered(db, searchPostgres, 'lighthouse')).total).toBe(0);
	});

	test('of an office is found through its needs', async ({ db }) => {
		await aSearchWorld(db);
		await db.updateTable('organisation').set({ name: 'Secretaria das Águas' }).execute();
		await refreshDocuments(db);
		expect((await answered(db, searchPostgres, 'secretaria das aguas')).total).toBe(2);
	});

	test('of a thing without a country leaves it without one', async ({ db }) => {
		await aListing(db, { name: 'Nowhere in particular', country: null });
		await refreshDocuments(db);
		expect(await answered(db, searchPostgres, 'nowhere in particular')).toMatchObject({
			total: 1,
			facets: { country: [] }
		});
	});

	test('that is rolled back never happened', async ({ db }) => {
		const { ana } = await aSearchWorld(db);
		await db
			.transaction()
			.execute(async (tx) => {
				await withdraw(tx, ana);
				throw new Error('not today');
			})
			.catch(() => undefined);
		expect(await refreshDocuments(db)).toBe(0);
		expect((await answered(db, searchPostgres, 'ana lima')).names).toEqual(['Ana Lima']);
	});
});

describe.each(searchServers)('the index on the $name', ({ start }) => {
	let running: Running;
	let first: Search;
	beforeAll(async () => {
		running = await start();
		first = searchServerFirst((asked, signal) => askServer(running.server, asked, signal), {
			deadlineMs: 10_000,
			restMs: 0
		});
	}, 60_000);
	afterAll(() => running.stop());

	test('is left by who withdraws: from answers at once, from the index with the next shipment', async ({
		db
	}) => {
		const { ana } = await aSearchWorld(db);
		await shipAlone(db, running.server);
		await withdraw(db, ana);
		// The index still holds her.
		expect(await answered(db, first, 'ana lima')).toMatchObject({ by: 'meilisearch', names: [], total: 0 });
		await refreshDocuments(db);
		await shipAlone(db, running.server);
		const { found } = await askServer(
			running.server,
			{ words: ['ana', 'lima'], synonyms: { ofWord: {}, ofAll: [] } },
			AbortSignal.timeout(5_000)
		);
		expect(found).toEqual([]);
		const left = await db
			.selectFrom('search_document')
			.select(['name', 'words', 'gone'])
			.where('id', '=', ana)
			.executeTakeFirst();
		expect(left).toMatchObject({ name: '', words: '', gone: true });
	});

	test('is made anew beside the one in use while writes go on, and holds them all afterwards', async ({
		db
	}) => {
		const { bruno } = await aSearchWorld(db);
		await shipAlone(db, running.server);
		const writes = (async () => {
			for (let index = 0; index < 12; index += 1) {
				await aProfile(db, { name: `Newcomer ${String(index)}`, headline: 'Came during the change' });
				await refreshDocuments(db);
			}
			await withdraw(db, bruno);
			await refreshDocuments(db);
		})();
		await reindexKind(db, running.server, 'profile', { now: new Date() });
		await writes;
		await shipAlone(db, running.server);
		expect(await answered(db, first, 'newcomer')).toMatchObject({ by: 'meilisearch', total: 12 });
		expect((await answered(db, first, 'bruno')).total).toBe(0);
		expect((await checkIndexes(db, running.server)).map(({ kind: _kind, ...rest }) => rest)).toEqual(
			searchKinds.map(() => whole)
		);
	});

	test('is compared one by one, and every planted difference is found and mended', async ({ db }) => {
		const { ana, qgis } = await aSearchWorld(db);
		await shipAlone(db, running.server);
		const { client } = running.server;
		const people = client.index(indexName(running.server, 'profile'));
		const products = client.index(indexName(running.server, 'product'));
		await people.deleteDocuments([ana]).waitTask({ timeout: 60_000 });
		await products
			.addDocuments(
				[
					{ id: qgis, v: 1 },
					{ id: 'nobody-sent-this', v: 1 }
				],
				{ primaryKey: 'id' }
			)
			.waitTask({ timeout: 60_000 });
		const found = new Map((await checkIndexes(db, running.server)).map(({ kind, ...rest }) => [kind, rest]));
		expect(found.get('profile')).toEqual({ ...whole, missing: [ana] });
		expect(found.get('product')).toEqual({ missing: [], stale: [qgis], extra: ['nobody-sent-this'] });
		expect(await mendIndexes(db, running.server)).toBe(3);
		for (const { kind: _kind, ...rest } of await checkIndexes(db, running.server))
			expect(rest).toEqual(whole);
	});

	test('is worked on by one worker at a time, and says how far it is', async ({ db }) => {
		await aSearchWorld(db);
		const [one, other] = await Promise.all([shipAlone(db, running.server), shipAlone(db, running.server)]);
		expect([one, other].filter((sent) => sent === 0).length).toBe(1);
		const { kinds, waiting } = await readSearchStatus(db);
		expect(waiting).toBe(0);
		expect(kinds.every(({ unsent, problem }) => unsent === 0 && problem === null)).toBe(true);
	});
});
