import { searchPostgres } from '#lib/search/server/search.ts';
import { visitor } from '#lib/platform/actor.ts';
import type { Db } from '#lib/platform/server/db.ts';
import { counting, describe, expect, test } from '../../../tests/support/database.ts';
import { aListing, aNeed, anOffice, aProduct, aProfile, someTowns } from '../../../tests/support/people.ts';
import type { ListView } from './list-view.ts';
import { load as needs } from './needs/+page.server.ts';
import { load as organisations } from './organisations/+page.server.ts';
import { load as people } from './people/+page.server.ts';
import { load as products } from './products/+page.server.ts';
import { load as skills } from './skills/+page.server.ts';

interface Page {
	view: ListView;
	rows: readonly { id: string }[];
}
const pages = { needs, people, organisations, products, skills };
type Name = keyof typeof pages;
const names = Object.keys(pages) as Name[];
const inDatabase = names.filter((name) => name !== 'skills');

/** Loads a list as SvelteKit does, and says which status the page gets. */
async function open(db: Db, name: Name, query = '') {
	const locals: Pick<App.Locals, 'context' | 'locale' | 'search' | 'status'> = {
		search: searchPostgres,
		context: { db, now: new Date('2026-11-22T12:00:00Z'), actor: visitor },
		locale: 'en'
	};
	const url = new URL(`https://mutirao.example/${name}?${query}`);
	const load = pages[name] as unknown as (event: object) => Promise<Page>;
	const page = await load({ url, locals });
	return { ...page, status: locals.status ?? 200 };
}

async function fill(db: Db, count: number) {
	const { lyon } = await someTowns(db);
	const office_id = await anOffice(db);
	const place = { country: 'FR', subdivision: 'FR-ARA', city: lyon };
	for (let index = 0; index < count; index += 1) {
		const name = `Name ${String(1_000 + index)}`;
		await aNeed(db, { office_id, title: name, ...place, skills: ['qgis', 'web-mapping'], kind: 'training' });
		await aProfile(db, { name, kind: 'community', places: [place], skills: ['qgis', 'web-mapping'] });
		await aListing(db, { name, ...place, skills: ['qgis', 'web-mapping'] });
		await aProduct(db, { name, skills: ['qgis', 'web-mapping'], goals: [11], deployed_in: ['FR'] });
	}
}

describe('every list', () => {
	test.for(names)(
		'%s asks the database three times at most, however many rows there are',
		async (name, { db }) => {
			await fill(db, 12);
			const few = counting(db);
			await open(few.db, name, 'q=name&skill=qgis');
			await fill(db, 40);
			const many = counting(db);
			await open(many.db, name, 'q=name&skill=qgis');
			expect(many.asked()).toBe(few.asked());
			expect(many.asked()).toBeLessThanOrEqual(3);
		}
	);

	test.for(inDatabase)('%s sends as much with many rows as with a page full', async (name, { db }) => {
		const size = async () => JSON.stringify(await open(db, name)).length;
		await fill(db, 25);
		const few = await size();
		await fill(db, 60);
		// Only figures grow, by a digit each.
		expect(Math.abs((await size()) - few)).toBeLessThan(120);
	});

	test.for(names)('%s says at the field what a link got wrong, and keeps it', async (name, { db }) => {
		const { view, rows, status } = await open(db, name, 'q=maps&kind=no+such+kind&utm_source=mail');
		if (name === 'products') {
			// Kinds come from the registry: an unknown one is a question without an answer.
			expect({ status, rows }).toEqual({ status: 200, rows: [] });
			return;
		}
		expect({ status, rows, typed: view.typed }).toEqual({ status: 422, rows: [], typed: 'maps' });
		expect(view.problems).toEqual([{ name: 'kind', message: expect.stringMatching(/\w/) as string }]);
		const kind = view.groups.find((group) => group.name === 'kind');
		expect(kind?.problem).toBe(view.problems[0]?.message);
		expect(kind?.options).toContainEqual({
			value: 'no such kind',
			label: 'no such kind',
			checked: true,
			count: undefined
		});
	});

	const wrong = [
		'skill=no-such-skill',
		'country=ZZ',
		'country=x',
		`q=${'a'.repeat(201)}`,
		'q=a%00b',
		'skill=%ED%A0%80'
	];
	test.for(inDatabase.flatMap((name) => wrong.map((query) => ({ name, query }))))(
		'$name answers $query with 422',
		async ({ name, query }, { db }) => {
			const { view, status } = await open(db, name, query);
			expect(status).toBe(422);
			expect(view.problems).toHaveLength(1);
		}
	);

	test.for(names)(
		'%s answers a cursor of another list with 400 and the way to its start',
		async (name, { db }) => {
			const { view, status, rows } = await open(db, name, 'after=zz&q=maps');
			const { problems, first } = view;
			expect({ status, rows, first }).toEqual({ status: 400, rows: [], first: `/${name}?q=maps` });
			expect(problems.map((problem) => problem.name)).toEqual(['after']);
		}
	);

	test.for(inDatabase)('%s goes on where the page before ended', async (name, { db }) => {
		await fill(db, 22);
		const first = await open(db, name, 'skill=qgis');
		const next = new URL(first.view.next ?? '', 'https://mutirao.example');
		const second = await open(db, name, next.searchParams.toString());
		expect(second.rows.length).toBeGreaterThan(0);
		const seen = new Set(first.rows.map(({ id }) => id));
		expect(second.rows.filter(({ id }) => seen.has(id))).toEqual([]);
		expect(second.view.total).toBe(first.view.total);
	});
});

test('organisations show those who confirmed themselves apart from those who did not', async ({ db }) => {
	const confirmed = await aProfile(db, { kind: 'firm' });
	await aProfile(db, { kind: 'person' });
	const listed = await aListing(db);
	const page = (await open(db, 'organisations')) as unknown as Page & { confirmed: Page };
	expect(page.confirmed.rows.map(({ id }) => id)).toEqual([confirmed]);
	expect(page.rows.map(({ id }) => id)).toEqual([listed]);
});

test('people come in another order each day, and in the same one all day', async ({ db }) => {
	await fill(db, 12);
	const { rows } = await open(db, 'people');
	const again = await open(db, 'people');
	expect(again.rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
	expect(rows.map(({ id }) => id)).not.toEqual(rows.map(({ id }) => id).toSorted());
});
