/** Safe defaults on every answer: pages, errors, redirects, endpoints, files. */
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { ask, ownForm, type Reply } from './http.ts';
import { findKnown } from './known.ts';
import { expectations } from './routes.ts';

let replies: { what: string; reply: Reply }[];

beforeAll(async () => {
	const known = await findKnown();
	const addresses = Object.values(expectations).map(({ address }) => address(known));
	const odd = [
		'/no-such-page',
		'/needs/not-an-id',
		'/pt-BR/no-such-page',
		'/pt-BR/',
		'/needs/',
		'/%',
		'/%00',
		'/_app/no-such-file.js',
		'/api/v1/no-such',
		'/robots.txt'
	];
	const home = await ask('/');
	const files = [...home.text.matchAll(/(?:href|src)="(?:\.)?(\/[^"]*_app[^"]+)"/g)].flatMap(
		([, file]) => file ?? []
	);
	expect(files.length).toBeGreaterThan(1);
	const gets = await Promise.all(
		[...addresses, ...odd, ...files].map(async (path) => ({ what: `GET ${path}`, reply: await ask(path) }))
	);
	const foreign = await ask('/', {
		method: 'POST',
		headers: { ...ownForm(), origin: 'https://evil.example' },
		body: 'need=a'
	});
	const wrong = await ask('/', { method: 'PUT', headers: ownForm() });
	const data = await ask('/__data.json');
	const posts = [
		{ what: 'foreign POST', reply: foreign },
		{ what: 'PUT', reply: wrong },
		{ what: 'data', reply: data }
	];
	replies = [...gets, ...posts];
});

function without(lacks: (reply: Reply) => boolean): string[] {
	return replies
		.filter(({ reply }) => lacks(reply))
		.map(({ what, reply }) => `${String(reply.status)} ${what}`);
}

describe('every answer', () => {
	test('was collected, errors and redirects among them', () => {
		const statuses = new Set(replies.map(({ reply }) => reply.status));
		expect([...statuses]).toEqual(expect.arrayContaining([200, 403, 404, 405]));
		expect([...statuses].filter((status) => status >= 500)).toEqual([]);
	});

	test('carries a content policy that lets nobody frame it and no foreign script in', () => {
		expect(
			without(
				({ headers }) => !headers['content-security-policy']?.toString().includes("frame-ancestors 'none'")
			)
		).toEqual([]);
		expect(
			without(({ headers }) => /unsafe-(inline|eval)|\*/.test([headers['content-security-policy']].join()))
		).toEqual([]);
	});

	test('forbids guessing the type, and says the character set of text', () => {
		expect(without(({ headers }) => headers['x-content-type-options'] !== 'nosniff')).toEqual([]);
		const text = /^(text\/(html|plain|xml|csv)|application\/(atom\+xml|xml))/;
		// Letters that every character set writes alike need no name for it.
		const silent = ({ headers, text: body }: Reply) => {
			const type = headers['content-type'] ?? '';
			return text.test(type) && !/charset=utf-8/i.test(type) && /\P{ASCII}/u.test(body);
		};
		expect(without(silent)).toEqual([]);
	});

	test('keeps addresses of pages from other sites', () => {
		expect(without(({ headers }) => headers['referrer-policy'] !== 'same-origin')).toEqual([]);
	});

	test('says how long it may be kept: files with a hash for ever, errors never without asking again', () => {
		const kept = ({ headers }: Reply) => headers['cache-control'] ?? '';
		const silent = ({ status, headers }: Reply) => status !== 304 && headers['cache-control'] === undefined;
		expect(without(silent)).toEqual([]);
		const failed = without(
			(reply) => reply.status >= 400 && !/no-store|no-cache|max-age=0/.test(kept(reply))
		);
		expect(failed).toEqual([]);
		const immutable = replies.filter(({ what }) => what.includes('/_app/immutable/'));
		expect(immutable.length).toBeGreaterThan(0);
		expect(immutable.every(({ reply }) => kept(reply).includes('immutable'))).toBe(true);
	});

	test('sets no cookie: a visitor needs none', () => {
		expect(without(({ headers }) => headers['set-cookie'] !== undefined)).toEqual([]);
	});

	test('does not say what it is made with', () => {
		expect(
			without(({ headers }) => headers['x-powered-by'] !== undefined || headers['server'] !== undefined)
		).toEqual([]);
	});
});

describe('a page that may be kept', () => {
	const held = () =>
		replies.filter(({ reply }) => reply.headers['cache-control']?.startsWith('public, ') && isPage(reply));
	const isPage = ({ status, headers }: Reply) =>
		status === 200 && headers['content-type']?.startsWith('text/html') === true;

	test('shows nobody, sets no cookie, and is kept apart from what readers with cookies get', () => {
		expect(held().length).toBeGreaterThan(10);
		const wrong = held().filter(({ reply: { text, headers } }) => {
			const shows = /\/people\/[0-9a-f-]{36}/.test(text);
			return shows || headers['set-cookie'] !== undefined || !/\bcookie\b/.test(headers.vary ?? '');
		});
		expect(wrong.map(({ what }) => what)).toEqual([]);
	});

	test('is nobody else’s once its reader has a session', async () => {
		const cookie = 'session=whoever';
		const kept = await Promise.all(
			held().map(async ({ what }) => ask(what.replace('GET ', ''), { headers: { cookie } }))
		);
		expect(kept.map(({ headers }) => headers['cache-control']).filter((said) => said !== 'no-store')).toEqual(
			[]
		);
	});

	test('is answered without a body to whoever has it, under the same content policy', async () => {
		const again = await Promise.all(
			held().map(async ({ what, reply }) => {
				const { status, headers, text } = await ask(what.replace('GET ', ''), {
					headers: { 'if-none-match': reply.headers.etag ?? '' }
				});
				const same = headers['content-security-policy'] === reply.headers['content-security-policy'];
				return { what, status, same, text };
			})
		);
		expect(again.filter(({ status, same, text }) => status !== 304 || !same || text !== '')).toEqual([]);
	});

	test('has another name in each language', async () => {
		const names = await Promise.all(
			['/needs', '/pt-BR/needs', '/es/needs', '/fr/needs'].map(async (path) => (await ask(path)).headers.etag)
		);
		expect(new Set(names).size).toBe(4);
	});

	test('and every other page of visitors carries no script', () => {
		const scripted = replies.filter(({ reply }) => isPage(reply) && reply.text.includes('<script'));
		expect(scripted.map(({ what }) => what)).toEqual([]);
	});
});

describe('an address', () => {
	test('does not come from what the sender claims', async () => {
		const forged = {
			host: 'evil.example',
			'x-forwarded-host': 'evil.example',
			'x-forwarded-proto': 'https',
			forwarded: 'host=evil.example'
		};
		const { text, headers } = await ask('/', { headers: forged });
		expect(text).not.toContain('evil.example');
		expect(headers.location ?? '').not.toContain('evil.example');
		const { status } = await ask('/', {
			method: 'POST',
			headers: { ...ownForm(), origin: 'http://evil.example', host: 'evil.example' },
			body: 'need=a'
		});
		expect(status).toBe(403);
		expect(inject('origin')).toMatch(/^http:/);
	});
});
