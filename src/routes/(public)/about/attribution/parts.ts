import { m } from '#lib/paraglide/messages.js';

/** What each part of the data is called; the parts are those of `data/attribution.json`. */
export const partNames: Readonly<Record<string, () => string>> = {
	products: m.attribution_part_products,
	listings: m.attribution_part_listings,
	archive: m.attribution_part_archive,
	skills: m.attribution_part_skills,
	codes: m.attribution_part_codes,
	places: m.attribution_part_places,
	map: m.attribution_part_map,
	typeface: m.attribution_part_typeface
};
