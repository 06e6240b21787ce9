import { visitor } from '#lib/platform/actor.ts';
import { readSearchWords } from '#lib/platform/search-words.ts';
import type { Db } from '#lib/platform/server/db.ts';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { aNeed, anOffice, countries } from '../../../../tests/support/people.ts';
import { NeedFilters } from '../schema.ts';
import { countNeeds, listNeeds } from './queries.ts';

const ask = (filters: object = {}, typed = '', skillsNamed?: (phrase: string) => readonly string[]) => ({
	filters: NeedFilters.parse(filters),
	search: readSearchWords(typed, skillsNamed)
});

async function titles(db: Db, ...question: Parameters<typeof ask>) {
	const { rows } = await listNeeds(db, visitor, ask(...question), 50);
	return rows.map(({ title }) => title);
}

describe('a list of needs', () => {
	test('goes from newest to oldest, page by page, and shows each need once', async ({ db }) => {
		const office_id = await anOffice(db);
		const days = Array.from(
			{ length: 7 },
			(_, index) => new Date(Date.UTC(2026, 9, 1 + Math.floor(index / 2)))
		);
		for (const published_at of days) await aNeed(db, { office_id, published_at });

		const seen: string[] = [];
		let after: string | undefined;
		do {
			const { rows, next } = await listNeeds(db, visitor, ask({ after }), 3);
			expect(rows.length).toBeLessThanOrEqual(3);
			seen.push(...rows.map(({ id }) => id));
			after = next;
		} while (after !== undefined);

		const { rows: all } = await listNeeds(db, visitor, ask(), 50);
		expect(seen).toEqual(all.map(({ id }) => id));
		expect(new Set(seen).size).toBe(7);
		const dates = all.map(({ publishedAt }) => publishedAt?.getTime() ?? 0);
		expect(dates).toEqual(dates.toSorted((a, b) => b - a));
	});

	test('puts a need without a date of publication last', async ({ db }) => {
		await aNeed(db, { title: 'Undated', origin: 'archive', published_at: null });
		await aNeed(db, { title: 'Old', origin: 'archive', published_at: new Date('2014-01-01') });
		expect(await titles(db, { origin: 'archive' })).toEqual(['Old', 'Undated']);
	});

	test('keeps the archive apart from the needs of today', async ({ db }) => {
		await aNeed(db, { title: 'Today', origin: 'own' });
		await aNeed(db, { title: 'Example', origin: 'example' });
		await aNeed(db, { title: 'Long ago', origin: 'archive', published_at: new Date('2030-01-01') });

		expect((await titles(db)).toSorted()).toEqual(['Example', 'Today']);
		expect(await titles(db, { origin: 'archive' })).toEqual(['Long ago']);
	});

	test('forgives a typing error and finds a skill under another name', async ({ db }) => {
		await aNeed(db, {
			title: 'Make forms accessible',
			outcome_wanted: 'An accessibility review of each form.'
		});
		await aNeed(db, { title: 'Draw the cycle paths', outcome_wanted: 'A map.', skills: ['qgis'] });

		expect(await titles(db, {}, 'accesibility')).toEqual(['Make forms accessible']);
		expect(
			await titles(db, {}, 'geomatics', (phrase) => (phrase === 'geomatics' ? ['gis', 'qgis'] : []))
		).toEqual(['Draw the cycle paths']);
		expect(await titles(db, {}, 'accessibility map')).toEqual([]);
	});

	test.for(['100%', "o'clock", '\\', '_', '"; drop table need', '%', '(((', 'a'.repeat(200)])(
		'looks for %s as it was typed',
		async (typed, { db }) => {
			await aNeed(db, { title: 'Nothing of the kind' });
			expect(await titles(db, {}, typed)).toEqual([]);
			await aNeed(db, { title: `Need ${typed} now` });
			expect(await titles(db, {}, typed)).toEqual([`Need ${typed} now`]);
		}
	);

	test.for([
		'x',
		'',
		'W10',
		Buffer.from('[1]').toString('base64url'),
		Buffer.from('{"a":').toString('base64url')
	])('refuses %s as a cursor', async (after, { db }) => {
		await expect(listNeeds(db, visitor, ask({ after }), 5)).rejects.toMatchObject({
			code: 'bad_request',
			messageKey: 'lists_bad_cursor'
		});
	});
});

describe('the facets of a list of needs', () => {
	test('each count what choosing a value as well would bring', async ({ db }) => {
		await countries(db, 'BR', 'FR');
		await aNeed(db, { country: 'BR', kind: 'training', skills: ['gis', 'training'] });
		await aNeed(db, { country: 'BR', kind: 'advice', skills: ['gis'], languages: ['pt', 'en'] });
		await aNeed(db, { country: 'FR', kind: 'training', language: 'fr', status: 'paused' });

		const { total, facets } = await countNeeds(db, visitor, ask({ country: ['BR'], kind: ['training'] }));

		expect(total).toBe(1);
		expect(facets.country).toEqual([
			{ value: 'BR', count: 1 },
			{ value: 'FR', count: 1 }
		]);
		expect(facets.kind).toEqual([
			{ value: 'training', count: 1 },
			{ value: 'advice', count: 1 }
		]);
		expect(facets.skill).toEqual([
			{ value: 'gis', count: 1 },
			{ value: 'training', count: 1 }
		]);
	});

	test('match the list they lead to', async ({ db }) => {
		await countries(db, 'BR', 'FR');
		await aNeed(db, { country: 'BR', kind: 'training', skills: ['gis'], languages: ['pt', 'en'] });
		await aNeed(db, { country: 'BR', kind: 'advice', status: 'closed', skills: ['gis', 'design'] });
		await aNeed(db, { country: 'FR', language: 'fr', status: 'paused', origin: 'archive' });

		const { facets } = await countNeeds(db, visitor, ask());
		for (const [name, counts] of Object.entries(facets)) {
			expect(counts.length, name).toBeGreaterThan(0);
			for (const { value, count } of counts) {
				const chosen = name === 'origin' ? { origin: value } : { [name]: [value] };
				expect((await titles(db, chosen)).length, `${name} ${value}`).toBe(count);
			}
		}
	});

	test('always show what was chosen, if only with nothing under it', async ({ db }) => {
		const { total, facets } = await countNeeds(db, visitor, ask({ country: ['ZZ'] }));
		expect(total).toBe(0);
		expect(facets.country).toEqual([{ value: 'ZZ', count: 0 }]);
	});
});
