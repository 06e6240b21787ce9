/** Names as they are typed, and what lies within fifty kilometres. */
import { sql } from 'kysely';
import { boxAround, kilometres } from '#lib/places/server/kilometres.ts';
import { searchPlaces } from '#lib/places/server/queries.ts';
import { searchForm } from '#lib/places/server/seed.ts';
import { randomFrom } from '../generate.ts';
import type { Instance } from '../instance.ts';
import { interleaved, type Report } from '../timings.ts';

export async function measureTypeAhead({ db, backend, place, seed }: Instance): Promise<Report> {
	const random = randomFrom(seed + 2);
	const cities = Array.from(
		{ length: 60 },
		() => place.cities[Math.floor(random() * place.cities.length)]?.name ?? 'Lyon'
	);
	for (const name of cities.slice(0, 20)) {
		const words = searchForm(name).slice(0, 3);
		const { rows } = await searchPlaces(db, { query: words, size: 10 });
		const expected = place.cities.filter((city) => city.name.toLowerCase().startsWith(words)).length;
		if (rows.length < Math.min(10, expected))
			throw new Error(`Places are missing for ${words}, so nothing is timed`);
	}
	const swapped = (text: string) => text.replace(/^(..)(.)(.)/u, '$1$3$2');
	const lines = await interleaved({
		items: cities,
		passes: 4,
		backend,
		calls: [
			['select 1', () => sql`select 1`.execute(db)],
			['towns, two letters', (name) => searchPlaces(db, { query: name.slice(0, 2), size: 10 })],
			['towns, three letters', (name) => searchPlaces(db, { query: name.slice(0, 3), size: 10 })],
			['towns, five letters', (name) => searchPlaces(db, { query: name.slice(0, 5), size: 10 })],
			['towns, two letters swapped', (name) => searchPlaces(db, { query: swapped(name), size: 10 })]
		]
	});
	return { name: 'type-ahead', facts: { towns: place.cities.length, checked: 20 }, lines, goals: [] };
}

export async function measureGeo({ db, backend, place, seed }: Instance): Promise<Report> {
	const random = randomFrom(seed + 3);
	const points = Array.from(
		{ length: 60 },
		() => place.cities[Math.floor(random() * place.cities.length)]
	).flatMap((city) => city ?? []);
	const town = { lat: sql<number>`city.lat`, lng: sql<number>`city.lng` };
	const within = async ({ lat, lng }: { lat: number; lng: number }) => {
		const here = { lat: sql<number>`${lat}::float8`, lng: sql<number>`${lng}::float8` };
		const { rows } = await sql<{ towns: number; profiles: number }>`
			select count(distinct city.id)::int as towns, count(served.id)::int as profiles
			from city left join profile_place as served on served.city = city.id
			where point(city.lng, city.lat) <@ ${boxAround(here, sql`50::float8`)} and ${kilometres(here, town)} <= 50`.execute(
			db
		);
		return rows[0];
	};
	const distance = (a: { lat: number; lng: number }, b: { lat: number; lng: number }) => {
		const radians = (degrees: number) => (degrees * Math.PI) / 180;
		const half =
			Math.sin(radians(b.lat - a.lat) / 2) ** 2 +
			Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lng - a.lng) / 2) ** 2;
		return 2 * 6_371 * Math.asin(Math.sqrt(half));
	};
	for (const point of points.slice(0, 20)) {
		const near = place.cities.map((city) => distance(point, city));
		const towns = (await within(point))?.towns ?? 0;
		// The two formulas may round differently for a town that lies on the line.
		if (towns < near.filter((km) => km < 49.5).length || towns > near.filter((km) => km < 50.5).length)
			throw new Error('Towns within fifty kilometres are wrong, so nothing is timed');
	}
	const lines = await interleaved({
		items: points,
		passes: 4,
		backend,
		calls: [
			['select 1', () => sql`select 1`.execute(db)],
			['towns and profiles within 50 km', within],
			[
				'twenty nearest towns',
				({ lat, lng }) =>
					sql`select id from city order by point(lng, lat) <-> point(${lng}::float8, ${lat}::float8) limit 20`.execute(
						db
					)
			]
		]
	});
	return { name: 'geo', facts: { towns: place.cities.length, checked: 20 }, lines, goals: [] };
}
