import type { RequestEvent } from '@sveltejs/kit';
import { visitor } from '#lib/platform/actor.ts';
import type { Db } from '#lib/platform/server/db.ts';
import { describe, expect, test } from '../../tests/support/database.ts';
import { refusalOf } from '../../tests/support/refusals.ts';
import { load as organisations } from '../routes/(public)/organisations/+page.server.ts';
import { GET as gaps } from '../routes/(public)/gaps/export/+server.ts';
import { load as people } from '../routes/(public)/people/+page.server.ts';
import { load as product } from '../routes/(public)/products/[id=uuid]/+page.server.ts';
import { load as teams } from '../routes/(public)/products/[id=uuid]/teams/+page.server.ts';
import { load as search } from '../routes/(public)/search/+page.server.ts';
import { label } from './answer.ts';
import { pace } from './pace.ts';
import { takeStatus } from './status.ts';

const noon = new Date('2026-11-22T12:00:10Z');
const loads: Record<string, (event: never) => unknown> = {
	'/(public)/people': people,
	'/(public)/organisations': organisations,
	'/(public)/search': search,
	'/(public)/products/[id=uuid]/teams': teams,
	'/(public)/gaps/export': gaps
};
const most = 3;
const paced = pace(most);

interface Asked {
	path?: string;
	route?: string;
	from?: string;
	seconds?: number;
}

/** The status a list is answered with, and what the header says about coming back; its own load runs behind. */
async function read(db: Db, { path = '/people', route = '/(public)/people', from, seconds = 0 }: Asked = {}) {
	const now = new Date(noon.getTime() + seconds * 1_000);
	const event = {
		url: new URL(path, 'https://mutirao.example'),
		route: { id: route },
		locals: { context: { db, now, actor: visitor }, locale: 'fr', requestId: 'r1' },
		getClientAddress: () => from ?? '203.0.113.7'
	} as unknown as RequestEvent;
	let declined: unknown;
	// SvelteKit answers for the data of a page with 200 and tells of the error inside.
	const page = async () => {
		await Promise.resolve(loads[route]?.(event as never)).catch((error: unknown) => (declined = error));
		return new Response('page');
	};
	const inner = (made: RequestEvent) => takeStatus({ event: made, resolve: counted });
	const counted = (made: RequestEvent) => paced({ event: made, resolve: page }) as Promise<Response>;
	const { status, headers } = await label({ event, resolve: (made) => inner(made) as Promise<Response> });
	return { status, retryAfter: headers.get('retry-after'), declined };
}

describe('a list of people or organisations', () => {
	test('is read as often as allowed, then says when to come back', async ({ db }) => {
		for (let times = 0; times < most; times += 1) expect((await read(db)).status).toBe(200);
		const refused = await read(db);
		expect(refused).toMatchObject({ status: 429, retryAfter: '60', declined: { code: 'too_many' } });
		expect(await read(db, { seconds: 60 })).toMatchObject({ status: 200, declined: undefined });
	});

	test('is counted with the other one, by every way to read it', async ({ db }) => {
		const ways: Asked[] = [
			{ path: '/people/__data.json?x-sveltekit-invalidated=001' },
			{ path: '/fr/%70eople' },
			{ path: '/organisations', route: '/(public)/organisations' }
		];
		for (const way of ways) expect((await read(db, way)).status).toBe(200);
		for (const way of ways) {
			expect(await read(db, way)).toMatchObject({ status: 429, declined: { code: 'too_many' } });
		}
	});

	test('is counted with the search, the teams of a product and what is downloaded of gaps', async ({
		db
	}) => {
		for (let times = 0; times < most; times += 1) await read(db);
		for (const route of ['/(public)/search', '/(public)/products/[id=uuid]/teams', '/(public)/gaps/export']) {
			const path = route.replace('/(public)', '').replace('[id=uuid]', crypto.randomUUID());
			expect(await read(db, { path, route }), route).toMatchObject({
				status: 429,
				declined: { code: 'too_many' }
			});
		}
	});

	test('stays open to other networks; all of one household count as one', async ({ db }) => {
		for (let times = 0; times <= most; times += 1) await read(db, { from: `2001:db8:1:2::${String(times)}` });
		expect((await read(db, { from: '2001:db8:1:2:ffff::1' })).status).toBe(429);
		expect((await read(db, { from: '2001:db8:1:3::1' })).status).toBe(200);
	});

	test('is the only thing that is counted', async ({ db }) => {
		for (let times = 0; times <= most; times += 1) {
			expect((await read(db, { path: '/needs', route: '/(public)/needs' })).status).toBe(200);
		}
		expect(await db.selectFrom('rate_limit').select('hits').execute()).toEqual([]);
	});
});

test('who could keep a product running is asked as often as the home page is', async ({ db }) => {
	const ask = (where: string) =>
		refusalOf(
			(async () => {
				await product({
					url: new URL(`https://mutirao.example/products?where=${where}`),
					params: { id: crypto.randomUUID() },
					locals: { context: { db, now: noon, actor: visitor }, locale: 'en' },
					getClientAddress: () => '203.0.113.7'
				} as never);
			})()
		);
	expect(await ask('Recife')).toBe('not_found');
	await db.updateTable('rate_limit').set({ hits: 1_200 }).execute();
	expect(await ask('Recife')).toBe('too_many');
	expect(await ask('')).toBe('not_found');
});
