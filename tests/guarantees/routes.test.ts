/** Who may ask what, by every door: the page, its data, other spellings of its address, other methods. */
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { ask, dataAddress, ownForm } from './http.ts';
import { findKnown, type Known } from './known.ts';
import { expectations, routeIds } from './routes.ts';

const entries = Object.entries(expectations);
const prefixes = ['', '/pt-BR'];
let known: Known;
beforeAll(async () => {
	known = await findKnown();
});

/** `/needs` as `/%6eeeds`, `/n%65eds`: the router reads them all alike. */
function spellings(path: string): string[] {
	const encode = (at: number) =>
		`${path.slice(0, at)}%${path.charCodeAt(at).toString(16)}${path.slice(at + 1)}`;
	const letters = Array.from(path.split('?')[0]!, (letter, at) => (/[a-z]/.test(letter) ? [at] : [])).flat();
	return [letters.at(0), letters.at(-1)].flatMap((at) => (at === undefined ? [] : [encode(at)]));
}

describe('the list of routes', () => {
	test('holds every route there is, and no other', () => {
		expect(routeIds()).toEqual(Object.keys(expectations).sort());
	});
});

describe.for(entries)('%s', ([, { kind, address, answers = 200, form, json }]) => {
	test('answers a visitor, in each language where it is a page', async () => {
		for (const prefix of kind === 'page' ? prefixes : ['']) {
			const { status, text, headers } = await ask(
				`${prefix}${address(known)}`.replace(/^(\/pt-BR)\/($|\?)/, '$1$2')
			);
			expect(status).toBe(answers);
			if (kind === 'page' && status !== 303)
				expect(text).toContain(prefix ? '<html lang="pt-BR"' : '<html lang="en"');
			if (status === 303) expect(headers.location).toMatch(new RegExp(`^${prefix}/sign-in\\?next=%2F`));
		}
	});

	test('answers HEAD like GET, without a body', async () => {
		const [got, head] = [await ask(address(known)), await ask(address(known), { method: 'HEAD' })];
		expect(head.status).toBe(got.status);
		expect(head.text).toBe('');
	});

	test('is the same route however its address is spelled', async () => {
		for (const spelling of spellings(address(known))) expect((await ask(spelling)).status).toBe(answers);
	});

	test.runIf(kind === 'page')(
		'gives its data to whoever may see the page, whatever part is asked for',
		async () => {
			for (const mask of ['', '1', '01', '001', '101', '111', '0', '000', '1111', 'x']) {
				const { status, headers } = await ask(dataAddress(address(known), mask));
				expect([200, 400]).toContain(status);
				expect(headers['content-type']).toContain('json');
			}
		}
	);

	test('refuses methods it does not have, and forms where there is none', async () => {
		const others = ['PUT', 'PATCH', 'DELETE', ...(form === undefined && !json ? ['POST'] : [])];
		for (const method of others) {
			const { status } = await ask(address(known), { method, headers: ownForm(), body: 'need=a' });
			expect([404, 405, 415]).toContain(status);
		}
	});

	test('refuses every method that could change something when another site sends it', async () => {
		for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
			for (const origin of ['https://evil.example', 'null', `${inject('origin')}.evil.example`]) {
				for (const type of [
					'application/x-www-form-urlencoded',
					'text/plain',
					'application/json',
					'multipart/form-data; boundary=x',
					''
				]) {
					const { status } = await ask(address(known), {
						method,
						headers: { origin, ...(type ? { 'content-type': type } : {}) },
						body: '{}'
					});
					expect({ method, origin, type, status }).toMatchObject({ status: 403 });
				}
			}
		}
	});
});

describe('a form', () => {
	const forms = entries.filter(([, { form, signed }]) => form !== undefined && !signed);
	test.for(forms)('%s is refused when nobody says where it comes from', async ([, { address, form }]) => {
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		const { status } = await ask(`${address(known)}${form ?? ''}`, {
			method: 'POST',
			headers,
			body: 'need=a'
		});
		expect(status).toBe(403);
	});
});
