import { inRow } from '../platform/language.ts';
import { countryName } from './countries.ts';

/** `Lyon, France` in the reader's language; the region stands in where there is no city. */
export function placeLabel(
	place: { country?: string | null; subdivisionName?: string | null; cityName?: string | null },
	locale: string
): string {
	const nearest = place.cityName ?? place.subdivisionName;
	const country = place.country ? countryName(place.country, locale) : undefined;
	// Singapore, Singapore says it twice.
	const names = [nearest, country].filter((name): name is string => Boolean(name));
	return inRow([...new Set(names)], locale);
}
