import { countryName } from './countries.ts';

/** `Lyon, France` in the reader's language; the region stands in where there is no city. */
export function placeLabel(
	place: { country?: string | null; subdivisionName?: string | null; cityName?: string | null },
	locale: string
): string {
	const nearest = place.cityName ?? place.subdivisionName;
	const country = place.country ? countryName(place.country, locale) : undefined;
	// Singapore, Singapore says it twice.
	return [nearest, country].filter((name, at, all) => name && all.indexOf(name) === at).join(', ');
}
