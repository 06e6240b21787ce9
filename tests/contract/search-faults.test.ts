/** The search server may fail in any way it likes: people get the same answer from Postgres, and it is asked again soon. */
import { setTimeout as wait } from 'node:timers/promises';
import { shipAlone } from '#lib/search/server/follow.ts';
import { askServer } from '#lib/search/server/meilisearch/find.ts';
import { openServer } from '#lib/search/server/meilisearch/server.ts';
import { refreshDocuments } from '#lib/search/server/refresh.ts';
import { createSearch, searchPostgres, searchServerFirst } from '#lib/search/server/search.ts';
import { readSearchStatus } from '#lib/search/server/status.ts';
import { describe, expect, test as base } from '../support/database.ts';
import { aProfile } from '../support/people.ts';
import { startStandIn } from '../support/search-stand-in.ts';
import { answered, aSearchWorld } from '../support/search-world.ts';

const test = base.extend('standIn', async ({ db: _db }, { onCleanup }) => {
	const standIn = await startStandIn();
	onCleanup(() => standIn.stop());
	return standIn;
});

const prefix = 'faults_';
const patience = { deadlineMs: 200, restMs: 300 };

describe('a search', () => {
	test('is answered by Postgres when the server is slow or gone, and by the server soon after it is back', async ({
		db,
		standIn
	}) => {
		await aSearchWorld(db);
		const server = openServer({ url: standIn.url, prefix });
		await shipAlone(db, server);
		const search = searchServerFirst((asked, signal) => askServer(server, asked, signal), patience);
		const expected = await answered(db, searchPostgres, 'qgis maps');
		for (const breakIt of [
			() => {
				standIn.slow(2_000);
			},
			() => {
				standIn.gone(true);
			}
		]) {
			expect(await answered(db, search, 'qgis maps')).toEqual({ ...expected, by: 'meilisearch' });
			breakIt();
			expect(await answered(db, search, 'qgis maps')).toEqual({ ...expected, by: 'postgres', instead: true });
			standIn.slow(0);
			standIn.gone(false);
			// It rests: nobody is made to wait for it.
			expect(await answered(db, search, 'qgis maps')).toMatchObject({ by: 'postgres', instead: true });
			await wait(patience.restMs);
			expect(await answered(db, search, 'qgis maps')).toMatchObject({ by: 'meilisearch', instead: false });
		}
	});

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

	test('is answered by Postgres before any worker has prepared the server', async ({ db, standIn }) => {
		await aSearchWorld(db);
		const search = createSearch({ MEILISEARCH_URL: standIn.url });
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
	test('that fails later is noticed, shown, and sent again', async ({ db, standIn }) => {
		await aSearchWorld(db);
		const server = openServer({ url: standIn.url, prefix });
		await shipAlone(db, server);
		await aProfile(db, { name: 'Dora Nova' });
		await refreshDocuments(db);
		standIn.failNext(1);
		await expect(shipAlone(db, server)).rejects.toThrow(/failed/);
		const status = (await readSearchStatus(db)).kinds.find(({ kind }) => kind === 'profile');
		expect(status).toMatchObject({ unsent: 1, problem: expect.stringContaining('failed') as string });
		expect(await shipAlone(db, server)).toBe(1);
		expect((await readSearchStatus(db)).kinds.every(({ problem }) => problem === null)).toBe(true);
	});

	test('waits while the queue is full', async ({ db, standIn }) => {
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
	});
});
