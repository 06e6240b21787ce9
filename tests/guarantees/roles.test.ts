/** Each role at each route, by the page, its data with every mask, HEAD and encoded addresses: always one answer. */
import { beforeAll, describe, expect, test } from 'vitest';
import { ask, dataAddress, ownForm } from './http.ts';
import { cookieOf, roles } from './roles.ts';
import { findKnown, type Known } from './known.ts';
import { expectations } from './routes.ts';

let known: Known;
beforeAll(async () => {
	known = await findKnown();
});

interface Part {
	type: 'data' | 'skip' | 'error';
	error?: { status: number };
}
interface PageData {
	type: 'data' | 'redirect';
	nodes?: Part[];
}

/** What the data of a page come to: a redirect, an error, the page, or nothing where the page itself was left out. */
function outcome(text: string): number | 'nothing' {
	const { type, nodes = [] } = JSON.parse(text.split('\n')[0] ?? '') as PageData;
	if (type === 'redirect') return 303;
	const last = nodes.at(-1);
	if (last?.type === 'skip') return 'nothing';
	return last?.type === 'error' ? (last.error?.status ?? 500) : 200;
}

/** The first letter of the path written as its number. */
function encoded(address: string): string {
	return address.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
}

const entries = Object.entries(expectations);

describe.for(entries)('%s', ([, { kind, address, answers = 200, scripted, roles: expected = {} }]) => {
	test.for(roles)('as %s', async (role) => {
		const status = expected[role] ?? answers;
		const headers = { cookie: await cookieOf(role) };
		const path = address(known);
		const got = await ask(path, { headers });
		expect(got.status).toBe(status);
		if (got.status !== 405 && !path.startsWith('/api/') && !path.startsWith('/health/'))
			expect(got.headers['cache-control']).toContain('no-store');
		expect((await ask(path, { method: 'HEAD', headers })).status).toBe(status);
		expect((await ask(encoded(path), { headers })).status).toBe(status);
		if (kind !== 'page') return;
		expect(got.text.includes('<script')).toBe(scripted === true && status === 200);
		expect((await ask(`/pt-BR${path === '/' ? '' : path}`, { headers })).status).toBe(status);
		for (const mask of ['', '01', '001', '0001', '11111']) {
			const { text } = await ask(dataAddress(path, mask), { headers });
			expect([status, ...(mask === '' ? [] : ['nothing'])], mask).toContain(outcome(text));
		}
	});
});

describe('the forms of an organisation', () => {
	const forms = {
		details: 'name=Changed',
		invite: 'address=eve%40evil.example&rights=manage',
		verify: 'proof=This+is+a+proof+of+twenty+letters',
		end: 'step=close&sure=on'
	};
	const strangers = roles.filter((role) => role !== 'member');

	test.for(strangers)('change nothing for %s, who does not manage it', async (role) => {
		const cookie = await cookieOf(role);
		const path = `/organisations/${known.office}`;
		const before = (await ask(path)).text;
		for (const [form, body] of Object.entries(forms)) {
			const headers = { ...ownForm(), cookie };
			const { status } = await ask(`${path}/manage?/${form}`, { method: 'POST', headers, body });
			expect([403, 404], form).toContain(status);
		}
		expect(withoutRequest((await ask(path)).text)).toBe(withoutRequest(before));
	});

	test.for(roles)('take no field that nobody asked for, from %s', async (role) => {
		const headers = { ...ownForm(), cookie: await cookieOf(role) };
		const before = (await ask(`/organisations/${known.office}`)).text;
		for (const extra of [
			'kind=firm',
			'verified_until=2099-01-01',
			'example=false',
			'status=closed',
			'id=1'
		]) {
			const body = `name=Changed&${extra}`;
			const path = `/organisations/${known.office}/manage?/details`;
			expect([404, 422]).toContain((await ask(path, { method: 'POST', headers, body })).status);
		}
		const after = (await ask(`/organisations/${known.office}`)).text;
		expect(withoutRequest(after)).toBe(withoutRequest(before));
	});

	test.for(roles)('let %s decide nothing that nobody asked for', async (role) => {
		const headers = { ...ownForm(), cookie: await cookieOf(role) };
		const body = `organisation=${known.office}&decision=refused&reason=Because+I+can`;
		for (const path of ['/desk/verify?/decide', '/operate?/decide']) {
			expect([403, 404, 409]).toContain((await ask(path, { method: 'POST', headers, body })).status);
		}
	});
});

/** A page without the numbers that differ from one answer to the next. */
function withoutRequest(text: string): string {
	return text.replace(/nonce-[\w+/=]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '');
}
