/** Where a listing is, from what its source says: a point, a city, the name of an area, or only a country. */
import { readFileSync } from 'node:fs';
import type { Point } from '#lib/places/distance.ts';
import type { City } from '#lib/places/gazetteer.ts';
import type { ListingRecord } from '../../src/seed/records.ts';
import { countryCode } from '../records/countries.ts';
import {
	cityNamed,
	cityNear,
	onlyCityNamed,
	regionNear,
	regionOf,
	subdivisionNamed
} from '../records/places.ts';

export interface SourcePlace {
	country?: string | null;
	city?: string;
	region?: string;
	lat?: number;
	lng?: number;
	areas?: string[];
}
export type Whereabouts = Pick<ListingRecord, 'country' | 'subdivision' | 'city' | 'point'>;

interface NamedAreas {
	/** Name of an area in the source → where it is. */
	areas: Record<string, { country: string; subdivision?: string; city?: string; within?: string }>;
	/** Heading of a group of organisations → its country, where the heading is not the country's name. */
	groups: Record<string, string>;
	groupsOfNoCountry: string[];
}

const named = JSON.parse(readFileSync(new URL('areas.json', import.meta.url), 'utf8')) as NamedAreas;
const nowhere: Whereabouts = { country: null, subdivision: null, city: null, point: null };

function atCity(city: City, point?: Point): Whereabouts {
	return {
		country: city.country,
		subdivision: regionOf(city),
		city: city.id,
		point: point ? [point.lat, point.lng] : [city.lat, city.lng]
	};
}

function atPoint(country: string, point: Point): Whereabouts {
	return { country, subdivision: regionNear(country, point), city: null, point: [point.lat, point.lng] };
}

/** One area may be a town; several countries, or a continent's number, are no place to go and ask. */
function fromAreas(areas: readonly string[], name: string): Whereabouts {
	const first = areas[0];
	const table = areas.length === 1 && first !== undefined ? named.areas[first] : undefined;
	if (table) {
		const city = table.city === undefined ? undefined : cityNamed(table.country, table.city, table.within);
		if (table.city !== undefined && !city) throw new Error(`No city ${table.city} for ${String(first)}`);
		if (city) return atCity(city);
		const region =
			table.subdivision === undefined ? undefined : subdivisionNamed(table.country, table.subdivision);
		if (table.subdivision !== undefined && !region) throw new Error(`No region for ${String(first)}`);
		return { ...nowhere, country: table.country, subdivision: region?.code ?? null };
	}
	const countries = new Set(
		areas.map((area) => named.areas[area]?.country ?? area.slice(0, 2).toUpperCase())
	);
	const called = countryCode(name.replace(/^(OpenStreetMap|OSM)\s+/, ''));
	const country = called ?? (countries.size === 1 ? [...countries][0] : undefined);
	const spansMore = areas.some((area) => /^\d+$/.test(area));
	return { ...nowhere, country: spansMore ? null : (country ?? null) };
}

/** What the source says of the place, turned into codes; fields it does not say stay null. */
export function whereabouts(place: SourcePlace, name: string): Whereabouts {
	const country = place.country ?? undefined;
	const point: Point | undefined =
		place.lat === undefined || place.lng === undefined ? undefined : { lat: place.lat, lng: place.lng };
	if (country !== undefined && point) {
		const city = place.city ? cityNear(country, place.city, point) : undefined;
		return city ? atCity(city, point) : atPoint(country, point);
	}
	if (place.areas) return fromAreas(place.areas, name);
	if (country === undefined) {
		const city = place.city ? onlyCityNamed(place.city) : undefined;
		return city ? atCity(city) : nowhere;
	}
	const city = place.city ? cityNamed(country, place.city, place.region) : undefined;
	return city ? atCity(city) : { ...nowhere, country };
}

/** Country of a group of organisations; null for groups that span countries, an error for a new heading. */
export function countryOfGroup(group: string): string | null {
	const code = named.groups[group] ?? countryCode(group);
	if (code) return code;
	if (named.groupsOfNoCountry.includes(group)) return null;
	throw new Error(`Say in areas.json which country the group ${group} belongs to`);
}
