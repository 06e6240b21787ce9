/** Postgres and a search server give the same answers to the same questions about the same things. */
import { afterAll, beforeAll, vi } from 'vitest';
import { shipAlone } from '#lib/search/server/follow.ts';
import { askServer } from '#lib/search/server/meilisearch/find.ts';
import { searchPostgres, searchServerFirst, type Search } from '#lib/search/server/search.ts';
import { describe, expect, test } from '../support/database.ts';
import { type Running, sayWhetherReal, searchServers } from '../support/search-servers.ts';
import { answered, aSearchWorld } from '../support/search-world.ts';

sayWhetherReal();
// A real server works off its orders when it gets to them.
vi.setConfig({ testTimeout: 120_000 });

const lyon = { lat: 45.74846, lng: 4.84671, km: 50 };
const questions: readonly (readonly [string, Parameters<typeof answered>[3]?])[] = [
	['maps'],
	['QGIS'],
	['qgis maps'],
	['SIG'],
	['geographic information'],
	['cartografia'],
	['CARTOGRAFÍA'],
	['ana lima'],
	['open'],
	['openm'],
	['recife'],
	['Prefeitura'],
	['lyon france'],
	['brésil'],
	['python'],
	['of patients'],
	['nothing zzqxv holds'],
	['qgis', { kind: ['product'] }],
	['qgis', { country: ['BR'] }],
	['maps', { skill: ['gis'], country: ['FR'] }],
	['lyon', { near: lyon }],
	['open', { near: lyon }]
];

describe('Postgres', () => {
	test.for([
		['QGIS', ['QGIS', 'Ana Lima']],
		['ana lima', ['Ana Lima']],
		['SIG', ['Ana Lima', 'Cartografia da drenagem', 'Publish our maps on the web', 'QGIS']],
		['openmrs', ['OpenMRS']]
	] as const)('finds for %s', async ([typed, names], { db }) => {
		await aSearchWorld(db);
		const found = (await answered(db, searchPostgres, typed)).names;
		expect(typed === 'SIG' ? found.toSorted() : found).toEqual(names);
	});

	test('never finds a draft, nor who is kept for verified offices', async ({ db }) => {
		await aSearchWorld(db);
		for (const typed of ['draft', 'clara', 'secreta'])
			expect(await answered(db, searchPostgres, typed)).toMatchObject({ names: [], total: 0 });
	});

	test.for(['Pyhton', 'pythn', 'pyton', 'pythonn', 'Opnemrs', 'OpeMRS', 'Bruon', 'Recfie'])(
		'forgives %s',
		async (typed, { db }) => {
			await aSearchWorld(db);
			expect((await answered(db, searchPostgres, typed)).total).toBeGreaterThan(0);
		}
	);

	test('counts a facet under the choices made on the others', async ({ db }) => {
		await aSearchWorld(db);
		const { facets, total } = await answered(db, searchPostgres, 'qgis', { kind: ['product'] });
		expect(total).toBe(1);
		expect(facets.country).toEqual([
			{ value: 'BR', count: 1 },
			{ value: 'FR', count: 1 }
		]);
		expect(Object.fromEntries(facets.kind.map(({ value, count }) => [value, count]))).toMatchObject({
			product: 1,
			profile: 1
		});
	});
});

describe.each(searchServers)('the $name', ({ start }) => {
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

	test('gives the same lists, totals and facets as Postgres', async ({ db }) => {
		await aSearchWorld(db);
		await shipAlone(db, running.server);
		for (const [typed, filters] of questions) {
			const { by, ...theirs } = await answered(db, first, typed, filters);
			const { by: _postgres, ...ours } = await answered(db, searchPostgres, typed, filters);
			expect(by, typed).toBe('meilisearch');
			expect(theirs, typed).toEqual(ours);
		}
	});

	test('forgives typing errors', async ({ db }) => {
		await aSearchWorld(db);
		await shipAlone(db, running.server);
		for (const typed of ['Pyhton', 'pythn', 'pythonn', 'Opnemrs', 'Recfie'])
			expect(await answered(db, first, typed), typed).toMatchObject({
				by: 'meilisearch',
				total: expect.toSatisfy((total: number) => total > 0) as number
			});
	});
});
