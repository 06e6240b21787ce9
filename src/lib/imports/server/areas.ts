/** Countries and regions by the names people write, in any language the place data have. */
import { countryCodes, countryName, listCountryNames } from '../../places/countries.ts';
import type { City } from '../../places/gazetteer.ts';
import { loadGazetteer } from '../../places/server/gazetteer.ts';
import { fold } from '../../platform/fold.ts';

export interface Area {
	country: string;
	/** Code of the region; null for the whole country. */
	subdivision: string | null;
}

/** One area, or those that bear the name, with their names; none where nobody knows it. */
export type FoundArea = { area: Area; name: string } | { several: readonly string[] };

interface Names {
	countries: Map<string, string>;
	/** Regions by each of their names and by their code. */
	regions: Map<string, { code: string; country: string; name: string }[]>;
}

let names: Names | undefined;

/** Finds `Brazil`, `BR`, `Pernambuco`, `BR-PE` or `Pernambuco, Brazil`. A country goes before a region of its name. */
export function findArea(text: string, locale: string): FoundArea {
	const { countries, regions } = (names ??= gather());
	const whole = key(text);
	const code = countries.get(whole);
	if (code !== undefined)
		return { area: { country: code, subdivision: null }, name: countryName(code, locale) };
	const [, left = text, right] = /^(.*),([^,]*)$/.exec(text) ?? [];
	const within = right === undefined ? undefined : countries.get(key(right));
	const wanted = within === undefined ? whole : key(left);
	const found = (regions.get(wanted) ?? []).filter(
		({ country }) => within === undefined || country === within
	);
	const called = found.map(({ name, country }) => `${name}, ${countryName(country, locale)}`);
	const [region] = found;
	if (found.length !== 1 || region === undefined) return { several: called };
	return { area: { country: region.country, subdivision: region.code }, name: called[0] ?? region.name };
}

/** The code of a country by any of its names or by the code itself. */
export function findCountry(text: string): string | undefined {
	return (names ??= gather()).countries.get(key(text));
}

let cities: Map<string, City[]> | undefined;

/** The largest city of that name in the country, or in the region where one is given. */
export function findCityOf(country: string, subdivision: string | null, name: string): City | undefined {
	cities ??= gatherCities();
	const found = cities.get(`${country}|${key(name)}`) ?? [];
	const within = subdivision === null ? found : found.filter((city) => city.subdivision === subdivision);
	return within.toSorted((one, other) => other.population - one.population)[0];
}

function gatherCities(): Map<string, City[]> {
	const byName = new Map<string, City[]>();
	for (const city of loadGazetteer().cities) {
		for (const name of new Set([city.name, ...city.names].map(key))) {
			const at = `${city.country}|${name}`;
			const list = byName.get(at);
			if (list) list.push(city);
			else byName.set(at, [city]);
		}
	}
	return byName;
}

function gather(): Names {
	const countries = new Map<string, string>();
	for (const code of countryCodes) countries.set(key(code), code);
	for (const { code, name } of listCountryNames()) countries.set(key(name), code);
	const regions: Names['regions'] = new Map();
	for (const { code, country, name, names: others, parent } of loadGazetteer().subdivisions) {
		// What brokers cover and needs lie in are divisions of the first level.
		if (parent !== undefined) continue;
		for (const each of new Set([name, ...others, code].map(key))) {
			regions.set(each, [...(regions.get(each) ?? []), { code, country, name }]);
		}
	}
	return { countries, regions };
}

function key(text: string): string {
	return fold(text)
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}
