import { Problem } from '#lib/api/problem.ts';
import { operations } from '#lib/api/operations.ts';
import { call, expectProblem, least, lists, posts, type Sent } from '../support/api.ts';
import { describe, expect, test } from '../support/database.ts';

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

test('too many calls from one address are refused for a while, others go on', async ({ db }) => {
	const send = (from: string) =>
		call(db, '/understand', undefined, { method: 'POST', body: { text: '' }, from });
	for (let count = 0; count < operations.understand.perMinute; count += 1) await send('192.0.2.7');
	await expectProblem(await send('192.0.2.7'), 429);
	await expectProblem(await send('192.0.2.8'), 422);
});
