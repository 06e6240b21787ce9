import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { countryCodes, countryName, countryOfDemonym, listCountryNames } from './countries.ts';
import { distanceKm } from './distance.ts';
import { unpack, type PackedGazetteer } from './gazetteer.ts';

const gazetteer = unpack(JSON.parse(readFileSync('data/places/gazetteer.json', 'utf8')) as PackedGazetteer);
const subdivisions = new Map(gazetteer.subdivisions.map((area) => [area.code, area]));
const cityOf = (id: number) => gazetteer.cities.find((city) => city.id === id);

describe('the gazetteer', () => {
	test('holds 24,000 cities or more, each once, with a point and a known region', () => {
		expect(gazetteer.cities.length).toBeGreaterThan(24_000);
		expect(new Set(gazetteer.cities.map(({ id }) => id)).size).toBe(gazetteer.cities.length);
		expect(new Set(gazetteer.subdivisions.map(({ code }) => code)).size).toBe(gazetteer.subdivisions.length);
		for (const { lat, lng, population, country, subdivision } of gazetteer.cities) {
			if (Math.abs(lat) > 90 || Math.abs(lng) > 180 || population < 0) throw new Error('no place on earth');
			if (!countryCodes.includes(country)) throw new Error(`${country} is no country`);
			if (subdivision !== undefined && !subdivisions.has(subdivision))
				throw new Error(`${subdivision} unknown`);
		}
	});

	test.each([
		[2_996_944, 'Lyon', 'FR-ARA'],
		[3_390_760, 'Recife', 'BR-PE'],
		[184_745, 'Nairobi', 'KE-30'],
		[2_660_646, 'Genève', 'CH-GE'],
		[2_267_057, 'Lisbon', 'PT-11'],
		[3_871_336, 'Santiago', 'CL-RM'],
		[2_950_159, 'Berlin', 'DE-BE'],
		[5_128_581, 'New York City', 'US-NY'],
		[1_835_848, 'Seoul', 'KR-11']
	])('%s is %s in %s', (id, name, subdivision) => {
		expect(cityOf(id)).toMatchObject({ name, subdivision });
	});

	test('all states of Brazil, regions of France and counties of Kenya carry ISO codes', () => {
		const codes = (country: string) =>
			gazetteer.subdivisions
				.filter((area) => area.country === country && area.parent === undefined)
				.map(({ code }) => code);
		expect(codes('BR')).toHaveLength(27);
		expect(codes('FR')).toHaveLength(13);
		expect(codes('KE')).toHaveLength(47);
		expect(
			[...codes('BR'), ...codes('FR'), ...codes('KE')].every((code) => /^[A-Z]{2}-\w+$/.test(code))
		).toBe(true);
	});

	test('French départements lie in their region', () => {
		expect(subdivisions.get('FR-38')).toMatchObject({ name: 'Isère', parent: 'FR-ARA' });
		expect(subdivisions.get('FR-67')?.parent).toBe('FR-GES');
	});
});

describe('countries', () => {
	test('are named in the reader’s language', () => {
		expect(['en', 'pt-BR', 'es', 'fr'].map((locale) => countryName('KE', locale))).toEqual([
			'Kenya',
			'Quênia',
			'Kenia',
			'Kenya'
		]);
		expect(countryName('nowhere', 'en')).toBe('nowhere');
	});

	test('every name leads to one country', () => {
		const owners = Map.groupBy(listCountryNames(), ({ name }) => name);
		const shared = [...owners].filter(([, list]) => new Set(list.map(({ code }) => code)).size > 1);
		expect(shared.map(([name]) => name)).toEqual([]);
	});

	test.each([
		['Kenyan', 'KE'],
		['brasileiras', 'BR'],
		['français', 'FR'],
		['sénégalaise', 'SN'],
		['argentinos', 'AR'],
		['Norman', undefined]
	])('%s belongs to %s', (word, country) => {
		expect(countryOfDemonym(word)).toBe(country);
	});
});

test('distances follow the ground', () => {
	const lyon = { lat: 45.748, lng: 4.847 };
	const paris = { lat: 48.853, lng: 2.349 };
	expect(distanceKm(lyon, paris)).toBeCloseTo(392, -1);
	expect(distanceKm(lyon, lyon)).toBe(0);
	expect(distanceKm({ lat: 0, lng: 179.5 }, { lat: 0, lng: -179.5 })).toBeCloseTo(111.2, 0);
});
