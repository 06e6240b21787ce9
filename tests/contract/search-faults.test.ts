/** The search server may fail in any way it likes: people get the same answer from Postgres, and it is asked again soon. */
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import type { Db } from '#lib/platform/server/db.ts';
import { shipAlone } from '#lib/search/server/follow.ts';
import { mendIndexes } from '#lib/search/server/meilisearch/check.ts';
import { askServer } from '#lib/search/server/meilisearch/find.ts';
import {
	indexName,
	openServer,
	readSearchKey,
	shareSearchKey
} from '#lib/search/server/meilisearch/server.ts';
import { refreshDocuments } from '#lib/search/server/refresh.ts';
import { createSearch, searchPostgres, searchServerFirst, type Search } from '#lib/search/server/search.ts';
import { readSearchStatus } from '#lib/search/server/status.ts';
import { Tally } from '#lib/search/server/tally.ts';
import { describe, expect, test } from '../support/database.ts';
import { type FaultyProxy, startFaultyProxy } from '../support/faulty-proxy.ts';
import { aProfile } from '../support/people.ts';
import { type Running, sayWhetherReal, searchServers } from '../support/search-servers.ts';
import { startStandIn } from '../support/search-stand-in.ts';
import { answered, aSearchWorld } from '../support/search-world.ts';

sayWhetherReal();
// A real server works off its orders when it gets to them.
vi.setConfig({ testTimeout: 120_000 });

const typed = 'qgis maps';
const restMs = 300;

describe.each(searchServers)('with the $name', ({ start }) => {
	let running: Running;
	let proxy: FaultyProxy;
	beforeAll(async () => {
		running = await start();
		proxy = await startFaultyProxy(running.url);
	}, 60_000);
	afterEach(() => {
		proxy.slow(0);
		proxy.gone(false);
		proxy.silent(false);
	});
	afterAll(async () => {
		await proxy.stop();
		await running.stop();
	});

	/** As a web process searches: through the wire that fails, with the key a worker left in the database. */
	async function searchThroughProxy(db: Db, key?: string, tally?: Tally): Promise<Search> {
		// A worker does so once; here it finds a new database in each test.
		await shareSearchKey(db, running.server);
		const found = key ?? (await readSearchKey(db)) ?? '';
		const server = openServer({
			url: proxy.url,
			prefix: running.server.prefix,
			...(found !== '' && { key: found })
		});
		const patience = { deadlineMs: 400, restMs };
		return searchServerFirst((asked, signal) => askServer(server, asked, signal), patience, tally);
	}

	/** Asks until the server answers again; says after how many milliseconds it did. */
	async function answersAgain(db: Db, search: Search): Promise<number> {
		const began = performance.now();
		while (performance.now() - began < 5_000) {
			if ((await answered(db, search, typed)).by === 'meilisearch') return performance.now() - began;
			await wait(50);
		}
		return Infinity;
	}

	test('a search is answered by Postgres while it is slow, silent or gone, and by it soon after it is back', async ({
		db
	}) => {
		await aSearchWorld(db);
		await shipAlone(db, running.server);
		const tally = new Tally();
		const search = await searchThroughProxy(db, undefined, tally);
		const expected = await answered(db, searchPostgres, typed);
		const faults = [
			(fails: boolean) => {
				proxy.slow(fails ? 2_000 : 0);
			},
			(fails: boolean) => {
				proxy.silent(fails);
			},
			(fails: boolean) => {
				proxy.gone(fails);
			}
		];
		await answersAgain(db, search);
		for (const fail of faults) {
			expect(await answered(db, search, typed)).toEqual({ ...expected, by: 'meilisearch' });
			fail(true);
			expect(await answered(db, search, typed)).toEqual({ ...expected, by: 'postgres', instead: true });
			fail(false);
			// It rests: nobody is made to wait for it.
			expect(await answered(db, search, typed)).toMatchObject({ by: 'postgres', instead: true });
			expect(await answersAgain(db, search)).toBeLessThan(5_000);
		}
		await tally.write(db);
		const counted = (await readSearchStatus(db)).answers;
		expect(counted.find(({ answered: by }) => by === 'down')?.count).toBeGreaterThanOrEqual(6);
		expect(counted.find(({ answered: by }) => by === 'server')?.count).toBeGreaterThanOrEqual(6);
	});

	test('an index deleted behind our back is missed by nobody and made anew', async ({ db }) => {
		await aSearchWorld(db);
		await shipAlone(db, running.server);
		const search = await searchThroughProxy(db);
		const expected = await answered(db, searchPostgres, typed);
		await running.server.client
			.deleteIndex(indexName(running.server, 'profile'))
			.waitTask({ timeout: 60_000 });
		expect(await answered(db, search, typed)).toEqual({ ...expected, instead: true });
		expect(await shipAlone(db, running.server)).toBeGreaterThan(0);
		await wait(restMs);
		expect(await answersAgain(db, search)).toBeLessThan(5_000);
		expect(await answered(db, search, typed)).toEqual({ ...expected, by: 'meilisearch' });
	});

	test('an index that holds something else than it was sent is not believed until it is mended', async ({
		db
	}) => {
		const { ana } = await aSearchWorld(db);
		await shipAlone(db, running.server);
		const search = await searchThroughProxy(db);
		const people = running.server.client.index<{ id: string; v: number; words: string }>(
			indexName(running.server, 'profile')
		);
		await people
			.addDocuments([{ id: ana, v: 1, words: 'qgis maps lighthouse' }])
			.waitTask({ timeout: 60_000 });
		await answersAgain(db, search);
		const expected = await answered(db, searchPostgres, 'lighthouse');
		expect(await answered(db, search, 'lighthouse')).toEqual({ ...expected, instead: true });
		await mendIndexes(db, running.server);
		expect(await answered(db, search, 'lighthouse')).toMatchObject({ by: 'meilisearch', names: [] });
	});

	test('what the index has not heard of is found all the same', async ({ db }) => {
		await aSearchWorld(db);
		await shipAlone(db, running.server);
		await aProfile(db, { name: 'Dora Nova', headline: 'Keeps a lighthouse' });
		await refreshDocuments(db);
		const search = await searchThroughProxy(db);
		await answersAgain(db, search);
		expect(await answered(db, search, 'lighthouse')).toMatchObject({
			by: 'meilisearch',
			names: ['Dora Nova']
		});
	});

	test('an order that fails later is noticed, shown, and given again', async ({ db }) => {
		await aSearchWorld(db);
		await shipAlone(db, running.server);
		// The server takes the order and finds out later that nothing can be called that.
		await sql`insert into search_document
			select kind, 'not an id', nextval('search_version'), gone, hash, name, summary, folded_name, name_words, words,
				skills, countries, lat, lng, weight, facts from search_document where kind = 'product' limit 1`.execute(db);
		await expect(shipAlone(db, running.server)).rejects.toThrow(/invalid_document_id/);
		const statusOf = async () =>
			(await readSearchStatus(db)).kinds.find(({ kind }) => kind === 'product') ?? { unsent: undefined };
		expect(await statusOf()).toMatchObject({
			unsent: 1,
			problem: expect.stringContaining('failed') as string
		});
		await sql`delete from search_document where id = 'not an id'`.execute(db);
		await shipAlone(db, running.server);
		expect(await statusOf()).toMatchObject({ unsent: 0 });
	});

	test('a wrong key finds nothing, and nobody notices', async ({ db }) => {
		await aSearchWorld(db);
		await shipAlone(db, running.server);
		const expected = await answered(db, searchPostgres, typed);
		const search = await searchThroughProxy(db, 'not the key of this server');
		const takesAny = (await readSearchKey(db)) === '';
		expect(await answered(db, search, typed)).toEqual({
			...expected,
			...(takesAny ? { by: 'meilisearch' } : { instead: true })
		});
	});

	test('the key left for web processes can search our indexes and do nothing else', async ({ db }) => {
		await aSearchWorld(db);
		await shipAlone(db, running.server);
		await shareSearchKey(db, running.server);
		const key = await readSearchKey(db);
		// A server without keys, as the stand-in is, lets everybody do everything.
		if (key === '') return;
		const { client, prefix } = openServer({ url: running.url, key, prefix: running.server.prefix });
		const index = client.index(`${prefix}profile`);
		expect((await index.search('ana', { limit: 1 })).hits).toHaveLength(1);
		for (const attempt of [
			() => index.addDocuments([{ id: 'x' }]),
			() => index.getDocuments({ limit: 1 }),
			() => index.getSettings(),
			() => client.deleteIndex(index.uid),
			() => client.getKeys(),
			() => client.getStats(),
			() => client.index('of_somebody_else').search('ana')
		])
			await expect(attempt()).rejects.toThrow(/API key/);
	});
});

describe('a search', () => {
	test('while the server rests is tried by one reader only', async ({ db }) => {
		await aSearchWorld(db);
		let asked = 0;
		const search = searchServerFirst(
			() => {
				asked += 1;
				return new Promise(() => undefined);
			},
			{ deadlineMs: 50, restMs: 1 }
		);
		await answered(db, search, 'qgis');
		await wait(20);
		await Promise.all(Array.from({ length: 5 }, () => answered(db, search, 'qgis')));
		expect(asked).toBeLessThanOrEqual(3);
	});

	test('is answered by Postgres before any worker has prepared the server', async ({ db }) => {
		await aSearchWorld(db);
		const search = createSearch({ MEILISEARCH_URL: 'http://127.0.0.1:9' });
		expect(await answered(db, search, 'ana lima')).toMatchObject({ by: 'postgres', names: ['Ana Lima'] });
	});

	test('is answered by Postgres when the server finds more than can be taken from it', async ({ db }) => {
		await aSearchWorld(db);
		const search = searchServerFirst(() => Promise.resolve({ found: [], complete: false }));
		expect(await answered(db, search, 'ana lima')).toMatchObject({
			by: 'postgres',
			instead: false,
			names: ['Ana Lima']
		});
	});
});

describe('a shipment', () => {
	const prefix = 'faults_';

	test('that fails later for reasons of the server is sent again', async ({ db }) => {
		const standIn = await startStandIn();
		await aSearchWorld(db);
		const server = openServer({ url: standIn.url, prefix });
		await shipAlone(db, server);
		await aProfile(db, { name: 'Dora Nova' });
		await refreshDocuments(db);
		standIn.failNext(1);
		await expect(shipAlone(db, server)).rejects.toThrow(/failed/);
		expect(await shipAlone(db, server)).toBe(1);
		expect((await readSearchStatus(db)).kinds.every(({ problem }) => problem === null)).toBe(true);
		await standIn.stop();
	});

	test('waits while the queue is full', async ({ db }) => {
		const standIn = await startStandIn();
		const { ana } = await aSearchWorld(db);
		const server = openServer({ url: standIn.url, prefix });
		await shipAlone(db, server);
		await db.updateTable('profile').set({ status: 'withdrawn' }).where('id', '=', ana).execute();
		await refreshDocuments(db);
		standIn.full(true);
		await expect(shipAlone(db, server)).rejects.toThrow();
		expect(standIn.holds(`${prefix}profile`).has(ana)).toBe(true);
		standIn.full(false);
		expect(await shipAlone(db, server)).toBe(1);
		expect(standIn.holds(`${prefix}profile`).has(ana)).toBe(false);
		await standIn.stop();
	});
});
