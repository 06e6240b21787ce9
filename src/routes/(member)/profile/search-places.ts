import { placeLabel } from '#lib/places/label.ts';
import { searchAreas, searchPlaces } from '#lib/places/server/queries.ts';
import { inRow, type Locale } from '#lib/platform/language.ts';
import type { Db } from '#lib/platform/server/db.ts';
import { countryName } from '#lib/ui/format.ts';

/** Towns, regions and countries of a name, as a form offers them: larger towns first. */
export async function searchFor(db: Db, query: string, locale: Locale) {
	// "Recife, Brazil" is looked up by its first part: the list says which country each is in.
	const name = query.split(',', 1)[0]?.trim() ?? '';
	if (name === '') return [];
	const [towns, areas] = await Promise.all([
		searchPlaces(db, { query: name, size: 12 }),
		searchAreas(db, { query: name, size: 6 })
	]);
	return [
		...areas.map(({ country, subdivision, name }) => ({
			key: subdivision === null ? `country:${country}` : `area:${subdivision}`,
			words: subdivision === null ? countryName(country, locale) : `${name}, ${countryName(country, locale)}`
		})),
		...towns.rows.map(({ id, name, country, subdivisionName }) => ({
			key: `city:${String(id)}`,
			words: inRow([name, subdivisionName ?? '', placeLabel({ country }, locale)].filter(Boolean), locale)
		}))
	];
}
