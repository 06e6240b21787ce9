/** Cities and regions by name, and the city nearest to a point, from the committed gazetteer. */
import { distanceKm, type Point } from '#lib/places/distance.ts';
import type { City, Subdivision } from '#lib/places/gazetteer.ts';
import { loadGazetteer } from '#lib/places/server/gazetteer.ts';
import { nameKey } from '#lib/skills/names.ts';

const { cities, subdivisions } = loadGazetteer();
const subdivisionByCode = new Map(subdivisions.map((area) => [area.code, area]));

function index<Thing extends { country: string; name: string; names: readonly string[] }>(
	things: readonly Thing[]
) {
	const byName = new Map<string, Thing[]>();
	for (const thing of things) {
		for (const key of new Set([thing.name, ...thing.names].map(nameKey))) {
			for (const at of [key, `${thing.country} ${key}`]) {
				const list = byName.get(at);
				if (list) list.push(thing);
				else byName.set(at, [thing]);
			}
		}
	}
	return byName;
}
const citiesByName = index(cities);
const subdivisionsByName = index(subdivisions);

/** The largest city of that name in a country, within a region where one is named. */
export function cityNamed(country: string, name: string, within?: string): City | undefined {
	const region = within === undefined ? undefined : subdivisionNamed(country, within)?.code;
	return (citiesByName.get(`${country} ${nameKey(name)}`) ?? [])
		.filter(({ subdivision }) => region === undefined || subdivision === region)
		.sort((a, b) => b.population - a.population)[0];
}

/** The city of that name close to a point, so that a namesake elsewhere is never meant. */
export function cityNear(country: string, name: string, point: Point): City | undefined {
	return (citiesByName.get(`${country} ${nameKey(name)}`) ?? [])
		.filter(({ lat, lng }) => distanceKm(point, { lat, lng }) < 60)
		.sort((a, b) => b.population - a.population)[0];
}

/** The only city of that name anywhere, undefined where there is none or more than one. */
export function onlyCityNamed(name: string): City | undefined {
	const found = citiesByName.get(nameKey(name)) ?? [];
	return found.length === 1 ? found[0] : undefined;
}

/** A first-level region of that name. */
export function subdivisionNamed(country: string, name: string): Subdivision | undefined {
	const found = subdivisionsByName.get(`${country} ${nameKey(name)}`) ?? [];
	return found.find(({ parent }) => parent === undefined) ?? found[0];
}

/** First-level region of a city. */
export function regionOf(city: City): string | null {
	const code = city.subdivision;
	return (code === undefined ? undefined : subdivisionByCode.get(code)?.parent) ?? code ?? null;
}

/** Region of the nearest city of the country within 40 km: a guess good enough to say "same region". */
export function regionNear(country: string, point: Point): string | null {
	let nearest: City | undefined;
	let shortest = 40;
	for (const city of cities) {
		if (city.country !== country || Math.abs(city.lat - point.lat) > 0.5) continue;
		const distance = distanceKm(point, city);
		if (distance >= shortest) continue;
		nearest = city;
		shortest = distance;
	}
	return nearest ? regionOf(nearest) : null;
}
