import type { Cookies, RequestEvent } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
import { describe, expect, test } from 'vitest';
import { getLocale } from '#lib/paraglide/runtime.js';
import { Refusal } from '#lib/platform/refusal.ts';
import { compress, describeApiErrors, label } from './answer.ts';
import { speak } from './language.ts';
import { refuseForeign } from './origin.ts';

const site = 'https://mutirao.example.org';

interface Asked {
	path?: string;
	route?: string | null;
	method?: string;
	headers?: Record<string, string>;
	cookies?: Record<string, string>;
}

/** As much of a request as the handles read. */
function event({ path = '/needs', route = '/needs', method = 'GET', headers = {}, cookies = {} }: Asked) {
	const jar = new Map(Object.entries(cookies));
	const url = new URL(path, site);
	const request = { method, headers: new Headers(headers) };
	const locals = { locale: 'en', requestId: 'r1' };
	const jarAccess = {
		get: (name: string) => jar.get(name),
		set: (name: string, value: string) => jar.set(name, value)
	};
	const made = {
		url,
		request,
		locals,
		route: { id: route },
		isDataRequest: false,
		cookies: jarAccess as unknown as Cookies
	};
	return { event: made as unknown as RequestEvent, jar };
}

const page = (body = 'page', init: ResponseInit = {}) => new Response(body, init);

async function through(handle: Handle, asked: Asked, answer: () => Response = page) {
	const { event: made, jar } = event(asked);
	const response = await handle({ event: made, resolve: () => Promise.resolve().then(answer) });
	return { response, jar, locals: made.locals };
}

describe('a change', () => {
	const own = { origin: site };
	const foreign = { origin: 'https://evil.example' };

	test.each<[string, Asked, boolean]>([
		['from our own page', { method: 'POST', headers: own }, true],
		['from another site', { method: 'POST', headers: foreign }, false],
		[
			'from another site as JSON',
			{ method: 'POST', headers: { ...foreign, 'content-type': 'application/json' } },
			false
		],
		['from another site to the API', { method: 'POST', route: '/api/v1/match', headers: foreign }, false],
		['from our site over http', { method: 'POST', headers: { origin: 'http://mutirao.example.org' } }, false],
		['from a page without an origin', { method: 'POST', headers: { origin: 'null' } }, false],
		['from a program without an origin to a page', { method: 'POST' }, false],
		['from a program without an origin to the API', { method: 'POST', route: '/api/v1/match' }, true],
		[
			'from a browser that hides the origin',
			{ method: 'POST', route: '/api/v1/match', headers: { 'sec-fetch-site': 'cross-site' } },
			false
		],
		['by DELETE from another site', { method: 'DELETE', headers: foreign }, false],
		['by a made-up method from another site', { method: 'PURGE', headers: foreign }, false],
		['that is none: reading from another site', { headers: foreign }, true]
	])('%s', async (_, asked, accepted) => {
		const answer = through(refuseForeign, asked);
		if (accepted) expect((await answer).response.status).toBe(200);
		else await expect(answer).rejects.toMatchObject({ status: 403 });
	});
});

describe('the language', () => {
	test('is the one of the address, for everything that is rendered meanwhile', async () => {
		const { response, jar } = await through(speak, { path: '/pt-BR/needs' }, () => page(getLocale()));
		expect(await response.text()).toBe('pt-BR');
		expect(response.headers.get('content-language')).toBe('pt-BR');
		expect(jar.size).toBe(0);
	});

	test('is kept once a reader goes from one to another inside the site', async () => {
		const headers = { referer: `${site}/needs` };
		const { response, jar } = await through(speak, { path: '/pt-BR/needs', headers });
		expect(jar.get('language')).toBe('pt-BR');
		expect(response.headers.get('cache-control')).toBe('no-store');
		expect(
			(await through(speak, { path: '/pt-BR/needs', headers: { referer: 'https://evil.example/' } })).jar.size
		).toBe(0);
	});

	test('chosen before is where somebody lands who comes to the front door', async () => {
		const cookies = { language: 'pt-BR' };
		const { response } = await through(speak, { path: '/?need=x', cookies });
		expect([response.status, response.headers.get('location')]).toEqual([307, '/pt-BR?need=x']);
		expect((await through(speak, { path: '/needs', cookies })).response.status).toBe(200);
		expect(
			(await through(speak, { path: '/', cookies, headers: { referer: `${site}/pt-BR` } })).response.status
		).toBe(200);
		expect(
			(await through(speak, { path: '/', cookies: { language: '//evil.example' } })).response.status
		).toBe(200);
	});

	test('of the API is the one asked for', async () => {
		const asked = {
			path: '/api/v1/needs',
			route: '/api/v1/needs',
			headers: { 'accept-language': 'pt-PT,pt' }
		};
		const { response, locals } = await through(speak, asked);
		expect(locals.locale).toBe('pt-BR');
		expect(response.headers.get('vary')).toBe('accept-language');
	});
});

describe('an answer', () => {
	test('is not kept by anybody unless it says so', async () => {
		expect((await through(label, {})).response.headers.get('cache-control')).toBe('no-store');
		const kept = () => page('', { headers: { 'cache-control': 'public, max-age=60' } });
		expect((await through(label, {}, kept)).response.headers.get('cache-control')).toBe('public, max-age=60');
	});

	test('comes compressed when it is worth it and the reader takes it', async () => {
		const headers = { 'accept-encoding': 'gzip, br' };
		const long = () => page('x'.repeat(5_000), { headers: { 'content-type': 'text/html' } });
		const { response } = await through(compress, { headers }, long);
		expect(response.headers.get('content-encoding')).toBe('gzip');
		const plain = response.body?.pipeThrough(new DecompressionStream('gzip'));
		expect(await new Response(plain).text()).toBe('x'.repeat(5_000));
		expect((await through(compress, {}, long)).response.headers.get('content-encoding')).toBeNull();
		const short = () => page('x', { headers: { 'content-type': 'text/html' } });
		expect((await through(compress, { headers }, short)).response.headers.get('content-encoding')).toBeNull();
	});

	test('for one person is not compressed together with what an address brought in', async () => {
		const headers = { 'accept-encoding': 'gzip' };
		const long = () => page('x'.repeat(5_000), { headers: { 'content-type': 'text/html' } });
		const encoded = async (path: string, signedIn: boolean) => {
			const { event: made } = event({ path, headers });
			if (signedIn) Object.assign(made.locals, { session: {} });
			const response = await compress({ event: made, resolve: () => Promise.resolve(long()) });
			return response.headers.get('content-encoding') === 'gzip';
		};
		expect(await encoded('/needs?q=map', true)).toBe(false);
		expect(await encoded('/claim?token=x', false)).toBe(false);
		expect([await encoded('/needs', true), await encoded('/needs?q=map', false)]).toEqual([true, true]);
	});

	test('of the API that asks who calls says how to say so', async () => {
		const refuse = () => {
			throw new Refusal('not_signed_in', 'accounts_token_wrong');
		};
		const { response } = await through(describeApiErrors, { path: '/api/v1/needs' }, refuse);
		expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
		expect(await response.json()).toMatchObject({ status: 401, code: 'not_signed_in' });
	});

	test('of the API that declines is a problem document, also when the framework declines', async () => {
		const asked = { path: '/api/v1/nothing', route: null };
		const notFound = () =>
			page('{"message":"Nothing here"}', { status: 404, headers: { 'content-type': 'application/json' } });
		const { response } = await through(describeApiErrors, asked, notFound);
		expect(response.headers.get('content-type')).toBe('application/problem+json');
		expect(await response.json()).toMatchObject({
			status: 404,
			code: 'not_found',
			detail: 'Nothing here',
			requestId: 'r1'
		});
		const wrongMethod = () => page('POST method not allowed', { status: 405, headers: { allow: 'GET' } });
		const other = (await through(describeApiErrors, asked, wrongMethod)).response;
		expect([other.headers.get('allow'), other.status]).toEqual(['GET', 405]);
		expect(
			(await through(describeApiErrors, { path: '/needs' }, notFound)).response.headers.get('content-type')
		).toBe('application/json');
	});
});
