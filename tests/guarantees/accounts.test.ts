/** What accounts promise, asked from outside: nobody learns who is here, and a session belongs to one person. */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { ask, ownForm, type Reply } from './http.ts';
import { enter, sessionIn } from './roles.ts';

/** An address nobody else of this file uses, so that no limit answers instead. */
let addresses = 0;
const anAddress = () => `person${String((addresses += 1))}.${String(Date.now())}@recife.example`;

function send(path: string, fields: Record<string, string>, cookie?: string): Promise<Reply> {
	const headers = { ...ownForm(), ...(cookie !== undefined && { cookie }) };
	return ask(path, { method: 'POST', headers, body: new URLSearchParams(fields).toString() });
}

/** Paths of the links of a kind mailed to an address so far. */
async function linksTo(address: string, kind: string): Promise<string[]> {
	const mails = (await ask('/demo/mail')).text
		.split('<article')
		.filter((mail) => mail.toLowerCase().includes(address.toLowerCase()));
	return mails.flatMap((mail) => new RegExp(`href="[^"]*?(/${kind}[^"]*)"`).exec(mail)?.[1] ?? []);
}

/** The link that comes by mail after `ask` was done, and not before. */
async function mailedTo(address: string, kind: string, asking: () => Promise<Reply>): Promise<string> {
	const before = await linksTo(address, kind);
	await asking();
	return vi.waitFor(
		async () => {
			const link = (await linksTo(address, kind)).find((each) => !before.includes(each));
			if (link === undefined) throw new Error(`no mail to ${address}`);
			return link;
		},
		{ timeout: 20_000, interval: 100 }
	);
}

const askForLink = (address: string, fields: Record<string, string> = {}) =>
	mailedTo(address, 'sign-in/link', () => send('/sign-in?/link', { address, ...fields }));

/** Signs in by mail; what it takes is what a newcomer does. */
async function signIn(
	address: string,
	cookie?: string
): Promise<{ cookie: string; reply: Reply; link: string }> {
	const link = await askForLink(address);
	const token = link.split('token=')[1] ?? '';
	const reply = await send(link, { token, name: 'Somebody' }, cookie);
	return { cookie: sessionIn(reply.headers['set-cookie']), reply, link };
}

const isSignedIn = async (cookie: string) => (await ask('/account', { headers: { cookie } })).status === 200;

/** An answer without what differs from one to the next. */
function bare({ status, headers, text }: Reply, ...typed: string[]) {
	const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
	let body = text.replace(uuid, '');
	for (const words of typed) body = body.replaceAll(words, '');
	const { location, 'set-cookie': set, 'cache-control': kept } = headers;
	return { status, location, set, kept, names: Object.keys(headers).sort(), body };
}

describe('a known and an unknown address', () => {
	const known = anAddress();
	beforeAll(async () => {
		const { cookie } = await signIn(known);
		const { status } = await send('/account?/password', { password: 'correct horse battery' }, cookie);
		expect(status).toBe(303);
	});

	test('get the same answer when they ask for a link', async () => {
		const unknown = anAddress();
		const answers = await Promise.all([known, unknown].map((address) => send('/sign-in?/link', { address })));
		expect(answers[0]?.status).toBe(303);
		expect(bare(answers[0]!, known)).toEqual(bare(answers[1]!, unknown));
	});

	test('get the same answer to a wrong password', async () => {
		const unknown = anAddress();
		const password = 'this is not the password';
		const answers = [];
		for (const address of [known, unknown])
			answers.push(await send('/sign-in?/password', { address, password }));
		expect(answers[0]?.status).toBe(422);
		expect(bare(answers[0]!, known)).toEqual(bare(answers[1]!, unknown));
		expect(answers[0]?.text).not.toContain(password);
	});
});

describe('the limit on asking for links', () => {
	test('holds for a mailbox however it and the address of the form are written', async () => {
		const address = anAddress();
		const paths = [
			'/sign-in?/link',
			'/pt-BR/sign-in?/link',
			'/%73ign-in?/link',
			'/sign-in?/link=',
			'/pt-br/sign-in?/link'
		];
		const spellings = [address, address.toUpperCase(), ` ${address}`, address.replace('recife', 'RECIFE')];
		const statuses: number[] = [];
		for (let turn = 0; turn < 20; turn++) {
			const body = new URLSearchParams({ address: spellings[turn % spellings.length]! }).toString();
			const headers = { ...ownForm(), 'x-forwarded-for': '192.0.2.77' };
			statuses.push((await ask(paths[turn % paths.length]!, { method: 'POST', headers, body })).status);
		}
		expect(statuses.filter((status) => status === 303).length).toBeLessThanOrEqual(6);
		expect(statuses.at(-1)).toBe(429);
	});

	test('holds from many networks at once, as far as a mailbox bears, and says what still works', async () => {
		const address = anAddress();
		const replies: Reply[] = [];
		for (let turn = 0; turn < 32; turn++) replies.push(await send('/sign-in?/link', { address }));
		expect(replies.filter(({ status }) => status === 303).length).toBe(30);
		expect(replies.at(-1)?.status).toBe(429);
	});

	test('is not got round by the data address, HEAD or another method', async () => {
		const address = anAddress();
		const body = new URLSearchParams({ address }).toString();
		for (const path of [
			'/sign-in/__data.json?/link',
			'/sign-in.json?/link',
			'/SIGN-IN?/link',
			'/sign-in/?/link'
		]) {
			const { status } = await ask(path, { method: 'POST', headers: ownForm(), body });
			expect([200, 303, 308, 404, 405], path).toContain(status);
		}
		// The data of the page were read, and its form was not sent.
		expect(await linksTo(address, 'sign-in/link')).toEqual([]);
		expect((await ask('/sign-in?/link', { method: 'HEAD', headers: ownForm() })).status).toBeLessThan(500);
	});
});

describe('a session', () => {
	test('begins with a number of its own, whatever the browser sent', async () => {
		const stranger = await enter('person');
		const { cookie } = await signIn(anAddress(), stranger);
		expect(cookie).not.toBe(stranger);
		expect(await isSignedIn(cookie)).toBe(true);
		expect(await isSignedIn(stranger)).toBe(false);
	});

	test('is not begun by looking at the link, and the link works once', async () => {
		const address = anAddress();
		const link = await askForLink(address);
		for (const method of ['GET', 'HEAD', 'GET']) {
			const { status, headers } = await ask(link, { method });
			expect(status).toBe(200);
			expect(headers['set-cookie']).toBeUndefined();
			expect(headers['referrer-policy']).toBe('same-origin');
		}
		const token = link.split('token=')[1] ?? '';
		const first = await send(link, { token, name: 'Somebody' });
		const second = await send(link, { token, name: 'Somebody' });
		expect([first.status, second.status]).toEqual([303, 409]);
	});

	test('goes on only to addresses of this site', async () => {
		for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', '/.//evil.example']) {
			const address = anAddress();
			const link = await askForLink(address, { next });
			expect(String((await send('/sign-in?/link', { address, next })).headers['set-cookie'])).not.toContain(
				'evil'
			);
			const fields = { token: link.split('token=')[1] ?? '', name: 'Somebody' };
			const { headers } = await send(link, fields, `next=${encodeURIComponent(next)}`);
			expect(headers.location).toBe('/account');
		}
	});

	test('ends everywhere when its person says so', async () => {
		const address = anAddress();
		const [one, other] = [await signIn(address), await signIn(address)];
		expect(await isSignedIn(one.cookie)).toBe(true);
		expect((await send('/account?/leave', {}, other.cookie)).status).toBe(303);
		expect([await isSignedIn(one.cookie), await isSignedIn(other.cookie)]).toEqual([false, false]);
	});

	test('ends elsewhere when the password or the address changes', async () => {
		const address = anAddress();
		const [one, other] = [await signIn(address), await signIn(address)];
		await send('/account?/password', { password: 'correct horse battery' }, other.cookie);
		expect([await isSignedIn(one.cookie), await isSignedIn(other.cookie)]).toEqual([false, true]);

		const again = await signIn(address);
		const changed = anAddress();
		const link = await mailedTo(changed, 'account/address', () =>
			send('/account?/address', { address: changed }, other.cookie)
		);
		expect(await isSignedIn(again.cookie)).toBe(true);
		const token = link.split('token=')[1] ?? '';
		expect((await send(link, { token }, again.cookie.replace(/.$/, '~'))).status).toBe(303);
		expect((await send(link, { token }, other.cookie)).status).toBe(303);
		expect([await isSignedIn(again.cookie), await isSignedIn(other.cookie)]).toEqual([false, true]);
		expect((await ask('/account', { headers: { cookie: other.cookie } })).text).toContain(changed);
	});

	test('that is damaged is no session and no error', async () => {
		for (const value of [
			'',
			'x',
			'a.b',
			`${'a'.repeat(22)}.${'b'.repeat(43)}`,
			'x'.repeat(4_000),
			'%00',
			'"'
		]) {
			const { status, headers } = await ask('/account', { headers: { cookie: `session=${value}` } });
			expect(status, value.slice(0, 20)).toBe(303);
			expect(headers['cache-control']).toContain('no-store');
		}
	});
});

describe('what is mailed', () => {
	test('holds the only copy of its secret: none is in the log', async () => {
		const address = anAddress();
		const { link, cookie } = await signIn(address);
		const log = await readFile(inject('output'), 'utf8');
		const [id = '', secret = ''] = (link.split('token=')[1] ?? '').split('.');
		expect(secret).toHaveLength(43);
		expect(log.length).toBeGreaterThan(0);
		for (const words of [id, secret, cookie.split('=')[1] ?? '', address]) expect(log).not.toContain(words);
	});
});

describe('a personal token', () => {
	test('reads what its scopes allow until it is revoked, and opens no page', async () => {
		const { cookie } = await signIn(anAddress());
		const fields = { token_name: 'A program', scopes: 'needs:read', days: '30' };
		const token = /mutirao_[\w.-]+/.exec((await send('/account?/token', fields, cookie)).text)?.[0] ?? '';
		const authorization = `Bearer ${token}`;
		const status = async (path: string) => (await ask(path, { headers: { authorization } })).status;
		expect(await status('/api/v1/needs?size=1')).toBe(200);
		expect(await status('/api/v1/profiles?size=1')).toBe(403);
		expect(await status('/account')).toBe(303);
		const account = await ask('/account', { headers: { cookie } });
		expect(account.text).not.toContain(token);
		const id = /name="id" value="([^"]+)"/.exec(account.text)?.[1] ?? '';

		const { cookie: other } = await signIn(anAddress());
		await send('/account?/revoke', { id }, other);
		expect(await status('/api/v1/needs?size=1')).toBe(200);
		await send('/account?/revoke', { id }, cookie);
		expect(await status('/api/v1/needs?size=1')).toBe(401);
	});

	test('is needed by nobody, and a cookie is none', async () => {
		const cookie = await enter('operator');
		for (const path of ['/api/v1/needs?size=1', '/api/v1/profiles?size=3']) {
			const [visitor, signedIn] = [await ask(path), await ask(path, { headers: { cookie } })];
			expect(signedIn.text).toBe(visitor.text);
		}
	});
});

describe('forms of the account', () => {
	test('take no field that nobody asked for', async () => {
		const { cookie } = await signIn(anAddress());
		for (const extra of ['operator', 'status', 'example', 'id', 'locale', 'person_id', 'seed_key']) {
			const { status } = await send('/account?/details', { name: 'Changed', [extra]: 'true' }, cookie);
			expect(status, extra).toBe(422);
		}
		expect((await ask('/operate', { headers: { cookie } })).status).toBe(403);
		expect((await ask('/account', { headers: { cookie } })).text).not.toContain('value="Changed"');
	});

	test('let somebody take their data along and be erased', async () => {
		const address = anAddress();
		const { cookie } = await signIn(address);
		const file = await ask('/account/records/export', { headers: { cookie } });
		expect(JSON.parse(file.text)).toMatchObject({ account: { contact: { address } } });
		expect((await send('/account/records', {}, cookie)).status).toBe(422);
		expect((await send('/account/records', { sure: 'on' }, cookie)).status).toBe(303);
		expect(await isSignedIn(cookie)).toBe(false);
	});
});
