import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { sql } from 'kysely';
import { visitor } from '#lib/platform/actor.ts';
import type { Db } from '#lib/platform/server/db.ts';
import { fromRoot } from '#lib/platform/server/root.ts';
import { describe, expect, test } from '../../tests/support/database.ts';
import { acting } from '../../tests/support/offices.ts';
import { aMember, aNeed, anOffice } from '../../tests/support/people.ts';
import { openPageStore } from './page-store.ts';
import { reuse, sources } from './reuse.ts';

interface Asked {
	route?: string;
	path?: string;
	locale?: string;
	headers?: Record<string, string>;
	cookies?: Record<string, string>;
	locals?: Partial<App.Locals>;
}

function eventOf(db: Db, { route, path, locale, headers, cookies, locals }: Asked): RequestEvent {
	const asked = new Request(`https://mutirao.example.org${path ?? '/needs'}`, { headers: headers ?? {} });
	const made = {
		...{ request: asked, url: new URL(asked.url), isDataRequest: false },
		route: { id: route ?? '/(public)/needs' },
		cookies: {
			getAll: () => Object.entries(cookies ?? {}).map(([name, value]) => ({ name, value }))
		} as unknown as Cookies,
		locals: {
			locale: locale ?? 'en',
			context: { db, now: new Date('2026-11-22T12:00:00Z'), actor: visitor },
			...locals
		}
	};
	return made as unknown as RequestEvent;
}

/** A site whose one page lists the titles of needs, and counts how often it was made. */
function aSite(db: Db, more: Record<string, string> = {}) {
	const handle = reuse({ build: '1', demo: 'off' });
	let made = 0;
	const page = async () => {
		made += 1;
		const needs = await db.selectFrom('need').select('title').execute();
		const headers = { 'content-type': 'text/html', 'content-security-policy': "default-src 'self'", ...more };
		return new Response(needs.map(({ title }) => title).join(), { headers });
	};
	const ask = async (asked: Asked = {}) => handle({ event: eventOf(db, asked), resolve: page });
	return { ask, made: () => made };
}

const etagOf = (response: Response) => response.headers.get('etag') ?? '';

describe('a public page', () => {
	test('is made once while nothing changes, and 304 to whoever has it', async ({ db }) => {
		await aNeed(db, { office_id: await anOffice(db), title: 'A map' });
		const { ask, made } = aSite(db);
		const first = await ask();
		expect(await first.text()).toBe('A map');
		expect(await (await ask()).text()).toBe('A map');
		const again = await ask({ headers: { 'if-none-match': `"other", ${etagOf(first)}` } });
		expect([again.status, again.headers.get('content-security-policy')]).toEqual([304, "default-src 'self'"]);
		expect(made()).toBe(1);
		const gzip = await ask({ headers: { 'accept-encoding': 'br, gzip' } });
		expect(await new Response(gzip.body?.pipeThrough(new DecompressionStream('gzip'))).text()).toBe('A map');
	});

	test('shows a change at once in every process, also to whoever has the page from before', async ({
		db
	}) => {
		const office_id = await anOffice(db);
		const need = await aNeed(db, { office_id, title: 'Withdrawn soon' });
		const processes = [aSite(db), aSite(db)];
		const before = await Promise.all(processes.map(({ ask }) => ask()));
		expect(new Set(before.map(etagOf)).size).toBe(1);
		await db.deleteFrom('need').where('id', '=', need).execute();
		for (const { ask } of processes) {
			const after = await ask({ headers: { 'if-none-match': before.map(etagOf).join(', ') } });
			expect([after.status, await after.text()]).toEqual([200, '']);
		}
	});

	test('is another in another language, for another address and another build', async ({ db }) => {
		const { ask } = aSite(db);
		const others: Asked[] = [{}, { locale: 'pt-BR' }, { path: '/needs?kind=training' }];
		const etags = await Promise.all(others.map(async (asked) => etagOf(await ask(asked))));
		const next = await reuse({ build: '2', demo: 'off' })({
			event: eventOf(db, {}),
			resolve: () => Promise.resolve(new Response('', { headers: { 'content-type': 'text/html' } }))
		});
		expect(new Set([...etags, etagOf(next)]).size).toBe(4);
	});

	test('may be shown unasked for a while only where the build alone decides', async ({ db }) => {
		const { ask } = aSite(db);
		const held = async (asked: Asked) => (await ask(asked)).headers.get('cache-control');
		expect(await held({})).toBe('public, no-cache');
		expect(await held({ route: '/(public)/(home)', path: '/' })).toBe('public, no-cache');
		expect(await held({ route: '/(public)/about', path: '/about' })).toContain('s-maxage');
	});

	test.for<[string, Asked]>([
		['of somebody with a session', { cookies: { session: 'x' } }],
		['of somebody whose text is kept', { cookies: { language: 'fr', kept: 'x' } }],
		['that sets a cookie', { locals: { remembers: true } }],
		['that answers a mistake', { locals: { status: 422 } }],
		['that shows people', { route: '/(public)/people', path: '/people' }],
		['found by words', { path: '/needs?q=map' }],
		['that answers a need', { route: '/(public)/(home)', path: '/?need=map' }]
	])('%s is nobody else’s', async ([, asked], { db }) => {
		const { ask, made } = aSite(db);
		const answers = [await ask(asked), await ask(asked)];
		expect(answers.map((answer) => answer.headers.has('etag'))).toEqual([false, false]);
		expect(answers.map((answer) => answer.headers.get('cache-control'))).toEqual([null, null]);
		expect(made()).toBe(2);
	});

	test('of a signed-in person is theirs, and an answer with a cookie too', async ({ db }) => {
		const { actor, now } = await acting(db, aMember([]));
		const signedIn = aSite(db);
		await signedIn.ask({ locals: { context: { db, now, actor } } });
		expect((await signedIn.ask()).headers.has('etag')).toBe(true);
		expect(signedIn.made()).toBe(2);
		const giving = aSite(db, { 'set-cookie': 'a=b' });
		expect(etagOf(await giving.ask())).toBe('');
	});
});

describe('the list of such pages', () => {
	test.for(Object.keys(sources))('%s reads only tables whose changes are noted', async (route, { db }) => {
		const file = fromRoot(join('src/routes', route, '+page.server.ts'));
		if (!existsSync(file)) return;
		const { load } = (await import(/* @vite-ignore */ file)) as { load: (event: object) => unknown };
		const noted = await tablesNoted(db);
		const read = await db.transaction().execute(async (tx) => {
			const path = route.replaceAll(/\(\w+\)\/?/g, '').replace('[id=skill]', 'qgis');
			const query = route === '/(public)/(home)' ? '' : '?skill=qgis&country=FR';
			const event = eventOf(tx, { path: path + query });
			await load(Object.assign(event, { params: { id: 'qgis' } }));
			return tablesLocked(tx);
		});
		// A table that is missing gets the trigger of 0033 in a migration, or the page leaves the list.
		expect(read.filter((table) => !noted.includes(table))).toEqual([]);
		expect(read.length > 0).toBe(sources[route] === 'database');
	});
});

async function tablesNoted(db: Db): Promise<string[]> {
	const { rows } = await sql<{ name: string }>`
		select tgrelid::regclass::text as name from pg_trigger
		where tgfoid = 'page_note_change'::regproc`.execute(db);
	return rows.map(({ name }) => name);
}

/** Every table a transaction has read so far: it holds a lock on each to its end. */
async function tablesLocked(tx: Db): Promise<string[]> {
	const { rows } = await sql<{ name: string }>`
		select distinct pg_class.oid::regclass::text as name from pg_locks
		join pg_class on pg_class.oid = pg_locks.relation
		where pid = pg_backend_pid() and relkind = 'r' and relnamespace = 'public'::regnamespace`.execute(tx);
	return rows.map(({ name }) => name);
}

describe('the store of pages', () => {
	test('holds no more than it may, and lets go what was not asked for the longest', async () => {
		// A hundred letters take about a hundred and twenty bytes: as they are, and compressed.
		const pages = openPageStore(300);
		await pages.put('a', new Response('x'.repeat(100)));
		await pages.put('b', new Response('y'.repeat(100)));
		pages.get('a');
		await pages.put('c', new Response('z'.repeat(100)));
		expect(['a', 'b', 'c'].filter((key) => pages.get(key))).toEqual(['a', 'c']);
	});
});
