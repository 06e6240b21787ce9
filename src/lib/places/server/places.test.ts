import { sql } from 'kysely';
import type { Db } from '../../platform/server/db.ts';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { placeLabel } from '../label.ts';
import { loadGazetteer } from './gazetteer.ts';
import {
	findCity,
	findSubdivision,
	listSubdivisions,
	placeOf,
	searchAreas,
	searchPlaces
} from './queries.ts';
import { seedPlaces } from './seed.ts';

const everything = loadGazetteer();
/** Enough of the world to look for places in, loaded in a moment. */
const corner = {
	...everything,
	version: 'corner',
	cities: everything.cities.filter(({ country }) => ['BR', 'CL', 'ES', 'FR', 'KE', 'PT'].includes(country))
};

describe('seeding the places', () => {
	test('loads every city once, and nothing when the version is there', async ({ db }) => {
		expect(await seedPlaces(db)).toBe(true);
		const { rows } = await sql<{ cities: number }>`select count(*)::int as cities from city`.execute(db);
		expect(rows[0]?.cities).toBe(everything.cities.length);
		expect(await seedPlaces(db)).toBe(false);
	});

	test('corrects a place that changed, and removes none', async ({ db }) => {
		await seedPlaces(db, corner);
		const cities = corner.cities.slice(0, 3).map((city) => ({ ...city, population: 7 }));
		expect(await seedPlaces(db, { ...corner, version: 'changed', cities })).toBe(true);
		expect((await findCity(db, cities[0]?.id ?? 0))?.population).toBe(7);
		const { rows } = await sql<{ cities: number }>`select count(*)::int as cities from city`.execute(db);
		expect(rows[0]?.cities).toBe(corner.cities.length);
	});
});

async function firstName(db: Db, query: string, country?: string) {
	return (await searchPlaces(db, { query, country, size: 5 })).rows[0]?.name;
}

describe('looking for a place', () => {
	test('finds by beginning, other language, accent and typing mistake, larger first', async ({ db }) => {
		await seedPlaces(db, corner);
		expect(await firstName(db, 'Ly')).toBe('Lyon');
		expect(await firstName(db, 'sao pau')).toBe('São Paulo');
		expect(await firstName(db, 'Lisboa')).toBe('Lisbon');
		expect(await firstName(db, 'Nairobbi')).toBe('Nairobi');
		expect(await firstName(db, 'Santiago', 'CL')).toBe('Santiago');
		expect(await firstName(db, 'Saint-Étienne')).toBe('Saint-Étienne');
		expect(await firstName(db, '%')).toBe('São Paulo');
		expect(await firstName(db, 'zzzzqqq')).toBeUndefined();
	});

	test('pages through all cities of a beginning, each once', async ({ db }) => {
		await seedPlaces(db, corner);
		const seen: number[] = [];
		let after: string | undefined;
		do {
			const page = await searchPlaces(db, { query: 'vil', country: 'ES', size: 20, after });
			seen.push(...page.rows.map(({ id }) => id));
			after = page.next;
		} while (after !== undefined);
		expect(new Set(seen).size).toBe(seen.length);
		const all = corner.cities.filter(({ country, name }) => country === 'ES' && name.startsWith('Vil'));
		expect(all.map(({ id }) => id).filter((id) => !seen.includes(id))).toEqual([]);
	});

	test('gives codes, coordinates and a label in the reader’s language', async ({ db }) => {
		await seedPlaces(db, corner);
		const lyon = await findCity(db, 2_996_944);
		expect(lyon && placeOf(lyon)).toMatchObject({
			country: 'FR',
			subdivision: 'FR-ARA',
			city: 2_996_944,
			lat: 45.748,
			lng: 4.847
		});
		expect(placeLabel({ country: 'FR', cityName: 'Lyon' }, 'pt-BR')).toBe('Lyon, França');
		expect(placeLabel({ country: 'SG', cityName: 'Singapore' }, 'en')).toBe('Singapore');
		expect(await findSubdivision(db, 'BR-PE')).toEqual({
			country: 'BR',
			subdivision: 'BR-PE',
			name: 'Pernambuco'
		});
		expect(await listSubdivisions(db, 'BR')).toHaveLength(27);
		expect((await searchAreas(db, { query: 'Quên', size: 5 })).map(({ country }) => country)).toEqual(['KE']);
	});
});
