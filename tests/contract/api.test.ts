import { z } from 'zod';
import type { OperationText } from '#lib/api/openapi.ts';
import { type Operation, operations } from '#lib/api/operations.ts';
import type { Db } from '#lib/platform/server/db.ts';
import { call, document, expectProblem, items, least, lists, paths, type Sent } from '../support/api.ts';
import { describe, expect, test } from '../support/database.ts';
import { aListing, aNeed, anOffice, aProduct, aProfile, countries, someTowns } from '../support/people.ts';

/** A schema of the document as zod reads it back, with the named schemas it points to. */
function schemaOf({ text }: { text: OperationText }) {
	const { schema } = text.responses['200']!.content['application/json']!;
	const whole = JSON.stringify({ ...schema, $defs: document.components.schemas });
	const local = whole.replaceAll('#/components/schemas/', '#/$defs/');
	return z.fromJSONSchema(JSON.parse(local) as z.core.JSONSchema.JSONSchema);
}

async function aFullHouse(db: Db) {
	const { lyon, recife } = await someTowns(db);
	await countries(db, 'FR', 'BR');
	const office_id = await anOffice(db);
	const organisation = await anOffice(db, { verified_until: '2027-01-01', about: 'We plan the city.' });
	await aListing(db, { url: 'https://osm-lyon.example', skills: ['gis'] });
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
	return { need, organisation, profile, product } as Record<string, string>;
}

const idOf = (path: string, house: Record<string, string>) => house[path.split('/')[1]!.replace(/s$/, '')];
const asked: Record<string, object> = {
	'/understand': { text: 'Our city wants someone near Lyon to teach our planners QGIS' },
	'/match': { text: 'Our city wants someone near Lyon to teach our planners QGIS' }
};

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
				profile: await aProfile(db, { paused: true }),
				organisation: await anOffice(db)
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

describe('organisations', () => {
	test('are the verified ones, by name, then the entries nobody has claimed', async ({ db }) => {
		await countries(db, 'FR', 'BR');
		const verified = await anOffice(db, { name: 'Zeta city', country: 'FR', verified_until: '2027-01-01' });
		await anOffice(db, { name: 'Anybody who says so' });
		const entry = await aListing(db, { name: 'Alpha maps', country: 'FR' });
		await aListing(db, { name: 'Removed', country: 'FR', status: 'removed' });
		await aListing(db, { name: 'Elsewhere', country: 'BR', kind: 'firm' });
		const list = async (query: string) => {
			const { items: rows } = (await (await call(db, `/organisations?${query}`, undefined)).json()) as {
				items: { id: string; claimed: boolean; name: string }[];
			};
			return rows;
		};
		expect((await list('country=FR')).map(({ id, claimed }) => [id, claimed])).toEqual([
			[verified, true],
			[entry, false]
		]);
		expect((await list('claimed=yes')).map(({ name }) => name)).toEqual(['Zeta city']);
		expect((await list('claimed=no&kind=firm')).map(({ name }) => name)).toEqual(['Elsewhere']);
		expect((await list('kind=firm&kind=office')).map(({ name }) => name)).toEqual(['Zeta city', 'Elsewhere']);
	});

	test('say of an entry where it was copied from, and of a claimed one until when it is verified', async ({
		db
	}) => {
		const read = async (id: string) => (await call(db, '/organisations/{id}', id)).json() as Promise<unknown>;
		const entry = await read(await aListing(db));
		expect(entry).toMatchObject({ claimed: false, source: 'OpenStreetMap community index', status: null });
		const office = await read(await anOffice(db, { verified_until: '2027-01-01' }));
		expect(office).toMatchObject({
			claimed: true,
			source: null,
			verifiedUntil: '2027-01-01',
			status: 'active'
		});
	});
});

test('anybody may read from another website, nobody may ask for a match from there', async ({ db }) => {
	const read = await call(db, '/needs', undefined);
	expect(read.headers.get('access-control-allow-origin')).toBe('*');
	const asked = await call(db, '/match', undefined, { method: 'OPTIONS' });
	expect(asked.headers.get('access-control-allow-origin')).toBeNull();
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
