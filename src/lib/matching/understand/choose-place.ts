/** Which of several places of one name is meant: by what is named beside it, by country, language and size. */
import type { City, Subdivision } from '../../places/gazetteer.ts';
import { agrees, type Evidence } from './place-evidence.ts';
import type { PlaceMatch } from './place-names.ts';
import type { PlaceReading, Settled } from './places.ts';

/** Countries a text in this language more likely speaks of; worth less than a tenfold difference in size. */
const homes: Readonly<Record<string, Readonly<Record<string, number>>>> = {
	fr: {
		FR: 0.9,
		BE: 0.5,
		CH: 0.5,
		CA: 0.5,
		SN: 0.5,
		CI: 0.5,
		CM: 0.4,
		CD: 0.4,
		MA: 0.4,
		TN: 0.4,
		DZ: 0.4,
		HT: 0.4,
		LU: 0.4
	},
	pt: { BR: 0.9, PT: 0.8, AO: 0.5, MZ: 0.5, CV: 0.5, GW: 0.5, ST: 0.5, TL: 0.4 },
	es: {
		ES: 0.8,
		MX: 0.6,
		CO: 0.6,
		AR: 0.6,
		PE: 0.6,
		CL: 0.6,
		EC: 0.5,
		VE: 0.5,
		UY: 0.5,
		PY: 0.5,
		BO: 0.5,
		CR: 0.5,
		GT: 0.5,
		DO: 0.5,
		CU: 0.5
	},
	en: {
		GB: 0.4,
		US: 0.4,
		IE: 0.4,
		KE: 0.4,
		NG: 0.3,
		ZA: 0.3,
		IN: 0.3,
		CA: 0.3,
		AU: 0.3,
		NZ: 0.3,
		GH: 0.3,
		UG: 0.3
	}
};
const named = 3;
const sameRegion = 4;
const neighbour = 0.6;
const paired = 10;

interface Offer {
	match: PlaceMatch;
	evidence: Evidence;
}

export function choose(
	reading: PlaceReading,
	offers: readonly Offer[],
	adjectives: readonly Settled[]
): Settled[] {
	const settled: Settled[] = [];
	const countries = new Set(adjectives.flatMap((place) => (place.kind === 'country' ? [place.country] : [])));
	for (const { match } of offers)
		for (const country of match.candidates.countries) if (isCountry(match)) countries.add(country);
	const regions = new Set<string>();
	for (const { match } of offers) {
		const { subdivisions, cities } = match.candidates;
		const [only] = subdivisions;
		if (only && subdivisions.length === 1 && cities.every(({ population }) => population < 100_000))
			regions.add(only.parent ?? only.code);
	}
	const around = new Map<string, number>();
	let before: { offer: Offer; place: Choice } | undefined;
	for (const offer of offers) {
		const { match } = offer;
		const place = secondOfPair(offer, before) ?? settle(reading, offer, { countries, regions, around });
		if (!place) continue;
		settled.push({ ...place, from: match.from, to: match.to });
		around.set(countryOf(place), neighbour);
		before = { offer, place };
	}
	return settled;
}

function isCountry({ candidates }: PlaceMatch): boolean {
	return candidates.countries.length > 0;
}

type Choice =
	| { kind: 'country'; country: string }
	| { kind: 'subdivision'; area: Subdivision }
	| { kind: 'city'; city: City };

function countryOf(place: Choice): string {
	if (place.kind === 'country') return place.country;
	return place.kind === 'city' ? place.city.country : place.area.country;
}

/** In `Richmond, Virginia` the second name is the one that holds the first. */
function secondOfPair(
	{ match }: Offer,
	before: { offer: Offer; place: Choice } | undefined
): Choice | undefined {
	if (before?.place.kind !== 'city' || before.offer.evidence.pair?.match?.from !== match.from)
		return undefined;
	const { city } = before.place;
	const area = match.candidates.subdivisions.find(({ code }) => code === city.subdivision);
	if (area) return { kind: 'subdivision', area };
	return match.candidates.countries.includes(city.country)
		? { kind: 'country', country: city.country }
		: undefined;
}

interface Context {
	countries: ReadonlySet<string>;
	regions: ReadonlySet<string>;
	around: ReadonlyMap<string, number>;
}

function settle(reading: PlaceReading, { match, evidence }: Offer, context: Context): Choice | undefined {
	const { countries, subdivisions, cities } = match.candidates;
	const weigh = (place: { country: string; subdivision?: string }, size: number): number =>
		Math.log10(size + 10) +
		(homes[reading.language]?.[place.country] ?? 0) +
		(context.countries.has(place.country) ? named : 0) +
		(place.subdivision !== undefined && context.regions.has(place.subdivision) ? sameRegion : 0) +
		(context.around.get(place.country) ?? 0) +
		(evidence.pair && agrees(place, evidence.pair) ? paired : 0);
	const city = best(cities, (one) => weigh(one, one.population));
	const areaWeight = (one: Subdivision): number =>
		weigh({ country: one.country, subdivision: one.parent ?? one.code }, areaSize(one));
	const area = best(subdivisions, areaWeight);
	const [country] = countries;
	const pairedCity = city !== undefined && evidence.pair !== undefined && agrees(city, evidence.pair);
	if (country !== undefined && !pairedCity && !(evidence.area && area)) return { kind: 'country', country };
	if (!area || (pairedCity && !evidence.area)) return city && { kind: 'city', city };
	// A region is often called like its seat; then the town is meant unless the words say otherwise.
	const isSeat = city?.subdivision === (area.parent ?? area.code) && city.population >= 50_000;
	const isTown = city !== undefined && (isSeat || weigh(city, city.population) > areaWeight(area));
	return isTown && !evidence.area ? { kind: 'city', city } : { kind: 'subdivision', area };
}

/** First-level divisions are weighed like a town of middle size, French départements like a small one. */
function areaSize({ parent }: Subdivision): number {
	return parent === undefined ? 300_000 : 30_000;
}

/** The heaviest; of equals the first of the list, which is sorted by size within an area. */
function best<T>(list: readonly T[], weight: (one: T) => number): T | undefined {
	let chosen: T | undefined;
	let heaviest = -Infinity;
	for (const one of list) {
		const own = weight(one);
		if (own > heaviest) {
			chosen = one;
			heaviest = own;
		}
	}
	return chosen;
}
