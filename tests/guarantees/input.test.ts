/** Bad input never breaks us: whatever is sent, the answer is a page or a plain refusal, never our fault. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { ask, ownForm, type Sent } from './http.ts';
import { brokenMultipart, nastyBodies, nastyCursors, nastyValues } from './nasty.ts';
import { findKnown, type Known } from './known.ts';
import { expectations } from './routes.ts';

const soak = process.env['SOAK'] === '1';
const randomRuns = soak ? 20_000 : 150;
/** Every page meets every odd value, every field one of so many; in the soak each field meets them all. */
const turns = soak ? 1 : 3;

interface Case {
	path: string;
	sent?: Sent;
}

let known: Known;
beforeAll(async () => {
	known = await findKnown();
});

const gets = Object.entries(expectations);
const forms = gets.filter(([, { form }]) => form !== undefined);
const endpoints = gets.filter(([, { json }]) => json);

/** Sends every case, eight at a time, and says which were answered with a fault of ours or with a stack trace. */
async function faults(cases: readonly Case[]): Promise<string[]> {
	const waiting = [...cases];
	const found: string[] = [];
	const lane = async () => {
		for (let next = waiting.pop(); next; next = waiting.pop()) {
			const { status, text } = await ask(next.path, next.sent);
			if (status >= 500 || /\n\s+at .+:\d+:\d+/.test(text))
				found.push(`${String(status)} ${describeCase(next)}`);
		}
	};
	await Promise.all(Array.from({ length: 8 }, lane));
	return found;
}

function describeCase({ path, sent }: Case): string {
	return `${sent?.method ?? 'GET'} ${path.slice(0, 200)} ${sent?.body?.toString().slice(0, 120) ?? ''}`;
}

/** The fields a page's own forms and links to itself use, and those that lists and searches usually have. */
async function fieldsOf(address: string): Promise<string[]> {
	const { text } = await ask(address);
	const named = [...text.matchAll(/<(?:input|select|textarea|button)[^>]*\bname="([^"]+)"/g)].flatMap(
		([, name]) => name ?? []
	);
	const own = new URL(address, 'http://page').pathname;
	const linked = [...text.matchAll(/href="([^"?#]*)\?([^"#]+)"/g)].flatMap(([, path = '', query = '']) => {
		if (path !== '' && path !== own) return [];
		return [...new URLSearchParams(query.replaceAll('&amp;', '&')).keys()];
	});
	return [...new Set([...named, ...linked, 'after', 'cursor', 'size', 'q', 'unheard_of'])].filter(
		(name) => !name.startsWith('/')
	);
}

function withField(address: string, name: string, value: string): string {
	return `${address}${address.includes('?') ? '&' : '?'}${encodeURIComponent(name)}=${value}`;
}

describe('addresses', () => {
	test.for(gets)('%s survives odd values in every field', async ([, { address }]) => {
		const path = address(known);
		const fields = await fieldsOf(path);
		const odd = fields.flatMap((name, at) =>
			nastyValues
				.filter((_, nth) => (nth + at) % turns === 0)
				.map((value) => ({ path: withField(path, name, value) }))
		);
		const cursors = ['after', 'cursor'].flatMap((name) =>
			nastyCursors.map((value) => ({ path: withField(path, name, value) }))
		);
		const twice = fields.map((name) => ({ path: withField(withField(path, name, 'a'), name, 'b') }));
		expect(await faults([...odd, ...cursors, ...twice])).toEqual([]);
	});

	test.for(gets.filter(([id]) => id.includes('[')))(
		'%s survives every odd value in its path',
		async ([id]) => {
			const cases = nastyValues
				.filter((value) => value !== '')
				.map((value) => ({ path: id.replace(/\[[^\]]+\]/, () => value.replaceAll('&', '%26')) }));
			expect(await faults([...cases, ...cases.map(({ path }) => ({ path: `${path}/__data.json` }))])).toEqual(
				[]
			);
		}
	);

	test('a cursor with one letter changed is refused or read, never a fault', async () => {
		const lists = gets.filter(([id]) => /^\/api\/v1\/\w+$/.test(id)).map(([, { address }]) => address(known));
		const cases = await Promise.all(
			lists.map(async (path) => {
				const { text } = await ask(withField(path, 'size', '1'));
				const cursor = /"next":\s*"([A-Za-z0-9_-]+)"/.exec(text)?.[1] ?? '';
				return Array.from(cursor, (_, at) => ({
					path: withField(path, 'after', `${cursor.slice(0, at)}A${cursor.slice(at + 1)}`)
				}));
			})
		);
		expect(await faults(cases.flat())).toEqual([]);
	});
});

describe('bodies', () => {
	test.for(forms)('%s survives broken forms', async ([, { address, form }]) => {
		const path = `${address(known)}${form ?? ''}`;
		const multipart = brokenMultipart.map((body) => ({
			path,
			sent: {
				method: 'POST',
				headers: { ...ownForm(), 'content-type': 'multipart/form-data; boundary=x' },
				body
			}
		}));
		const encoded = ['need', 'not', 'keep', 'widen', 'unheard_of'].flatMap((name) =>
			nastyValues.map((value) => ({
				path,
				sent: { method: 'POST', headers: ownForm(), body: `${name}=${value}` }
			}))
		);
		const actions = ['?/', '?/no_such', '?/__proto__', '?/%00'].map((action) => ({
			path: `${path.split('?')[0] ?? ''}${action}`,
			sent: { method: 'POST', headers: ownForm(), body: 'need=GIS' }
		}));
		expect(await faults([...multipart, ...encoded, ...actions])).toEqual([]);
	});

	test.for(endpoints)('%s survives broken JSON and other types', async ([, { address }]) => {
		const path = address(known);
		const types = [
			'application/json',
			'application/json; charset=utf-16',
			'text/plain',
			'application/xml',
			'multipart/form-data; boundary=x',
			''
		];
		const cases = nastyBodies.flatMap((body) =>
			types.map((type) => ({
				path,
				sent: { method: 'POST', headers: type ? { 'content-type': type } : {}, body }
			}))
		);
		expect(await faults(cases)).toEqual([]);
	});
});

describe('anything else', () => {
	test('random texts in random fields are answered', async () => {
		const paths = await Promise.all(
			gets.map(async ([, { address }]) => ({ path: address(known), fields: await fieldsOf(address(known)) }))
		);
		const text = fc.string({ unit: 'binary', maxLength: 80 });
		const sent = fc.record({ at: fc.nat(paths.length - 1), field: fc.nat(), value: text });
		const wellFormed = (value: string) => encodeURIComponent(value.toWellFormed());
		const drawn = fc.sample(sent, { numRuns: randomRuns, seed: soak ? Date.now() : 20261122 });
		const cases = drawn.map(({ at, field, value }) => {
			const { path, fields } = paths[at]!;
			return { path: withField(path, fields[field % fields.length]!, wellFormed(value)) };
		});
		expect(await faults(cases)).toEqual([]);
	});

	test('random JSON is answered', async () => {
		const drawn = fc.sample(fc.json({ maxDepth: 4 }), {
			numRuns: randomRuns,
			seed: soak ? Date.now() : 20261122
		});
		const texts = fc.sample(fc.string({ unit: 'binary', maxLength: 400 }), {
			numRuns: randomRuns,
			seed: soak ? Date.now() : 1
		});
		const bodies = [...drawn, ...texts.map((text) => JSON.stringify({ text }))];
		const headers = { 'content-type': 'application/json' };
		const cases = endpoints.flatMap(([, { address }]) =>
			bodies.map((body) => ({ path: address(known), sent: { method: 'POST', headers, body } }))
		);
		expect(await faults(cases)).toEqual([]);
	});
});
