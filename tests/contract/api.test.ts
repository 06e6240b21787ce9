import { z } from 'zod';
import { describeApi, type OperationText } from '#lib/api/openapi.ts';
import { type Operation, operations } from '#lib/api/operations.ts';
import { Problem } from '#lib/api/problem.ts';
import type { Db } from '#lib/platform/server/db.ts';
import { call, origin, type Sent } from '../support/api.ts';
import { describe, expect, test } from '../support/database.ts';
import { aNeed, anOffice, aProduct, aProfile, countries, someTowns } from '../support/people.ts';

const document = describeApi(origin, 'en');
const paths = Object.entries(document.paths).flatMap(([path, methods]) =>
	Object.entries(methods).map(([method, text]) => ({
		path,
		method: method.toUpperCase(),
		text: text as OperationText
	}))
);
const lists = paths.filter(({ path, method }) => method === 'GET' && !path.endsWith('{id}'));
const items = paths.filter(({ path }) => path.endsWith('{id}'));
const posts = paths.filter(({ method }) => method === 'POST');

/** A schema of the document as zod reads it back, with the named schemas it points to. */
function schemaOf({ text }: { text: OperationText }) {
	const { schema } = text.responses['200']!.content['application/json']!;
	const whole = JSON.stringify({ ...schema, $defs: document.components.schemas });
	return z.fromJSONSchema(JSON.parse(whole.replaceAll('#/components/schemas/', '#/$defs/')));
}

async function aFullHouse(db: Db) {
	const { lyon, recife } = await someTowns(db);
	await countries(db, 'FR', 'BR');
	const office_id = await anOffice(db);
	const lyonPlace = { country: 'FR', subdivision: 'FR-ARA', city: lyon };
	const need = await aNeed(db, {
		office_id,
		origin: 'example',
		...lyonPlace,
		skills: ['gis'],
		kind: 'training'
	});
	await aNeed(db, { office_id, budget_amount: 5_000, budget_currency: 'EUR', closes_on: '2026-12-31' });
	await db
		.insertInto('need_transition')
		.values({
			...{ need_id: need, from_status: null, to_status: 'open', step: 'publish', ending: null },
			...{ reason: null, person_id: null, at: new Date('2026-11-01T09:00:00Z') }
		})
		.execute();
	const places = [lyonPlace, { country: 'BR', city: recife }, { country: 'FR' }];
	const profile = await aProfile(db, {
		example: true,
		skills: ['gis', 'training'],
		places,
		free_from: '2026-12-01'
	});
	await aProfile(db, { kind: 'firm', name: 'Cartes & Cie', url: 'https://cartes.example' });
	const product = await aProduct(db, {
		skills: ['gis'],
		deployed_in: ['BR'],
		goals: [11],
		kinds: ['software']
	});
	await aProduct(db, { name: 'OpenMRS', registry_status: 'not_recorded' });
	return { need, profile, product } as Record<string, string>;
}

const idOf = (path: string, house: Record<string, string>) => house[path.split('/')[1]!.replace(/s$/, '')];
/** What a list needs to be asked at all. */
const least: Record<string, string> = { '/places': 'query=Lyo' };
const asked: Record<string, object> = {
	'/understand': { text: 'Our city wants someone near Lyon to teach our planners QGIS' },
	'/match': { text: 'Our city wants someone near Lyon to teach our planners QGIS' }
};

async function expectProblem(answer: Response, status: number) {
	expect(answer.headers.get('content-type')).toBe('application/problem+json');
	const problem = Problem.parse(await answer.json());
	expect(problem, JSON.stringify(problem)).toMatchObject({ status });
	expect(answer.status).toBe(status);
	expect(problem.detail).not.toBe('');
	return problem;
}

describe('every path of the OpenAPI document', () => {
	test.for(paths)('$method $path is answered as the document says', async (at, { db }) => {
		const house = await aFullHouse(db);
		const sent: Sent = at.method === 'POST' ? { method: 'POST', body: asked[at.path] } : {};
		const id = at.path.endsWith('{id}') ? idOf(at.path, house) : undefined;

		const answer = await call(db, `${at.path}?${least[at.path] ?? ''}`, id, sent);

		expect(answer.status).toBe(200);
		const body: unknown = await answer.json();
		const operation: Operation = operations[at.text.operationId as keyof typeof operations];
		operation.answer.parse(body);
		schemaOf(at).parse(body);
		if (lists.includes(at)) expect((body as { items: unknown[] }).items.length).toBeGreaterThan(0);
	});

	test.for(paths)('$method $path refuses other methods, and says which it takes', async (at, { db }) => {
		const id = at.path.endsWith('{id}') ? crypto.randomUUID() : undefined;
		const answer = await call(db, at.path, id, { method: 'DELETE' });
		await expectProblem(answer, 405);
		expect(answer.headers.get('allow')).toContain(at.method);
		const options = await call(db, at.path, id, { method: 'OPTIONS' });
		expect(options.status).toBe(204);
	});

	test.for(paths)('$method $path has no parameter nobody wrote about', ({ text }) => {
		expect(text.summary).not.toBe('');
		for (const { name, schema } of text.parameters) expect(schema, name).not.toEqual({});
	});
});

describe('lists', () => {
	test.for(lists)(
		'$path go on by cursor until nothing is left, without repeating',
		async ({ path }, { db }) => {
			await aFullHouse(db);
			const seen: string[] = [];
			let after = '';
			do {
				const answer = await call(
					db,
					`${path}?${least[path] ?? ''}&size=${path === '/skills' ? '100' : '1'}${after}`,
					undefined
				);
				const body = (await answer.json()) as {
					items: { id?: string; name?: string }[];
					next: string | null;
				};
				seen.push(...body.items.map((item) => JSON.stringify(item)));
				after = body.next === null ? '' : `&after=${body.next}`;
			} while (after !== '');
			expect(seen.length).toBeGreaterThan(0);
			expect(new Set(seen).size).toBe(seen.length);
		}
	);

	const bad = [
		'',
		'x',
		'%00',
		'%F0%9F',
		'W10',
		Buffer.from('[1,2,3,4]').toString('base64url'),
		Buffer.from('[1,"a","b"]').toString('base64url'),
		Buffer.from('[9999999999999,0,0]').toString('base64url'),
		'A'.repeat(2_000)
	];
	test.for(lists.flatMap(({ path }) => bad.map((cursor) => ({ path, cursor }))))(
		'$path refuses the cursor "$cursor"',
		async ({ path, cursor }, { db }) => {
			await expectProblem(await call(db, `${path}?${least[path] ?? ''}&after=${cursor}`, undefined), 400);
		}
	);
});

describe('single items', () => {
	test.for(items)(
		'$path answers 404 for what is not there, not a uuid, or not public',
		async ({ path }, { db }) => {
			const hidden: Record<string, string> = {
				need: await aNeed(db, { status: 'draft' }),
				profile: await aProfile(db, { paused: true })
			};
			const ids = [crypto.randomUUID(), 'x', '1', '', '%00', 'ffffffff', idOf(path, hidden) ?? 'y'];
			for (const id of ids) await expectProblem(await call(db, path, id), 404);
		}
	);

	test('a paused profile reads exactly like one that never was', async ({ db }) => {
		const paused = await call(db, '/profiles/{id}', await aProfile(db, { paused: true }));
		const never = await call(db, '/profiles/{id}', crypto.randomUUID());
		expect(await paused.text()).toBe(await never.text());
	});
});

describe('what was sent wrongly', () => {
	const worst = [
		'%00',
		'%ED%A0%80',
		'99999999999999999999',
		'2026-02-30',
		'-1',
		'x'.repeat(5_000),
		'%27%3B--',
		'[]',
		'true'
	];
	const fields = lists.flatMap(({ path, text }) => text.parameters.map(({ name }) => ({ path, name })));

	test.for(fields)('$name of $path never fails on our side', async ({ path, name }, { db }) => {
		for (const value of worst) {
			for (const twice of ['', `&${name}=${value}`]) {
				const answer = await call(db, `${path}?${least[path] ?? ''}&${name}=${value}${twice}`, undefined);
				expect(answer.status, `${name}=${value}${twice}`).toBeLessThan(500);
				if (answer.status !== 200) Problem.parse(await answer.json());
			}
		}
	});

	test.for(lists)('$path names a parameter it does not know', async ({ path }, { db }) => {
		const problem = await expectProblem(
			await call(db, `${path}?${least[path] ?? ''}&no_such=1`, undefined),
			422
		);
		expect(problem.errors).toMatchObject([{ parameter: 'no_such' }]);
	});

	test('is said in the language of the caller', async ({ db }) => {
		const [en, pt, asked] = await Promise.all([
			call(db, '/needs?kind=x', undefined),
			call(db, '/needs?kind=x', undefined, { locale: 'pt-BR' }),
			call(db, '/needs?kind=x&locale=pt-BR', undefined)
		]);
		const [one, other, chosen] = await Promise.all(
			[en, pt, asked].map((answer) => expectProblem(answer, 422))
		);
		expect(one!.detail).toContain('training');
		expect(other!.detail).not.toBe(one!.detail);
		expect(chosen!.detail).toBe(other!.detail);
		expect(other!.errors).toMatchObject([{ parameter: 'kind' }]);
	});

	test.for(posts)('$path refuses what is not JSON, is cut off, or is too large', async ({ path }, { db }) => {
		const send = (sent: Sent) => call(db, path, undefined, { method: 'POST', ...sent });
		await expectProblem(await send({ raw: '{"text":' }), 400);
		await expectProblem(await send({ raw: new Uint8Array([0x22, 0xff, 0x22]) }), 400);
		await expectProblem(await send({}), 400);
		await expectProblem(await send({ raw: '{}', type: 'text/plain' }), 415);
		await expectProblem(await send({ raw: 'text=a', type: 'application/x-www-form-urlencoded' }), 415);
		await expectProblem(await send({ raw: new Uint8Array([1]), type: null }), 415);
		await expectProblem(await send({ body: { text: 'a'.repeat(70_000) } }), 413);
		await expectProblem(await send({ body: { text: 'a'.repeat(20_001) } }), 413);
	});

	const bodies: [unknown, string][] = [
		[{}, '#/text'],
		[null, '#'],
		[[], '#'],
		['text', '#'],
		[{ text: '' }, '#/text'],
		[{ text: ' \n ' }, '#/text'],
		[{ text: 7 }, '#/text'],
		[{ text: { a: 1 } }, '#/text'],
		[{ text: 'a\0b' }, '#/text'],
		[{ text: 'a\ud800b' }, '#/text'],
		[{ text: 'maps', language: 'e' }, '#/language'],
		[{ text: 'maps', language: 'en\0' }, '#/language'],
		[{ text: 'maps', language: 1e308 }, '#/language'],
		[{ text: 'maps', more: true }, '#/more'],
		[{ text: 'maps', '~/ü\ud800': true }, '#/~0~1%C3%BC%EF%BF%BD'],
		[JSON.parse('{"text":"maps","__proto__":{}}'), '#/__proto__']
	];
	test.for(posts.flatMap(({ path }) => bodies.map(([body, pointer]) => ({ path, body, pointer }))))(
		'$path points at $pointer',
		async ({ path, body, pointer }, { db }) => {
			const problem = await expectProblem(await call(db, path, undefined, { method: 'POST', body }), 422);
			expect(problem.errors?.map((error) => error.pointer)).toContain(pointer);
		}
	);

	test('a match refuses findings and steps it does not know', async ({ db }) => {
		const wrong = [
			{ struck: ['x y'] },
			{ struck: 'gis' },
			{ struck: Array(201).fill('a:b') },
			{ widen: 'galaxy' },
			{ widen: 1 }
		];
		for (const more of wrong) {
			const problem = await expectProblem(
				await call(db, '/match', undefined, { method: 'POST', body: { text: 'maps', ...more } }),
				422
			);
			expect(problem.errors?.[0]?.pointer).toMatch(/^#\/(struck|widen)/);
		}
	});
});

test('anybody may read from another website, nobody may ask for a match from there', async ({ db }) => {
	const read = await call(db, '/needs', undefined);
	expect(read.headers.get('access-control-allow-origin')).toBe('*');
	const asked = await call(db, '/match', undefined, { method: 'OPTIONS' });
	expect(asked.headers.get('access-control-allow-origin')).toBeNull();
});

test('too many calls from one address are refused for a while, others go on', async ({ db }) => {
	const send = (from: string) =>
		call(db, '/understand', undefined, { method: 'POST', body: { text: '' }, from });
	for (let count = 0; count < operations.understand.perMinute; count += 1) await send('192.0.2.7');
	await expectProblem(await send('192.0.2.7'), 429);
	await expectProblem(await send('192.0.2.8'), 422);
});

test('every example says so', async ({ db }) => {
	await aFullHouse(db);
	for (const path of ['/needs', '/profiles']) {
		const { items: rows } = (await (await call(db, path, undefined)).json()) as {
			items: { example: boolean }[];
		};
		expect(rows.map(({ example }) => example).toSorted()).toEqual([false, true]);
	}
});

test('what is kept for verified offices is in no answer to the public', async ({ db }) => {
	await aProfile(db, { visibility: 'verified', name: 'Hidden Person' });
	await aProfile(db, { visibility: 'introduction', name: 'Hidden Person' });
	const answer = await call(db, '/profiles?q=hidden', undefined);
	expect(await answer.json()).toEqual({ items: [], next: null });
});
