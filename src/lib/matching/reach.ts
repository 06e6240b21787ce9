/** From how far away people are listed. The list begins with the region of the need and widens by named steps. */
import type { Place } from '../places/gazetteer.ts';
import type { NeedFacts, ProfileFacts, ServedPlace } from './facts.ts';

export const reaches = ['subdivision', 'country', 'anywhere'] as const;
export type Reach = (typeof reaches)[number];

/** Area of everybody, wherever they work. */
export const everywhere = 'all';
/** Area of those who work in a whole country: they are near every region of it. */
export const wholeOf = (country: string) => `${country}*`;

/** Where a list begins: the smallest area that is no single town. Remote needs begin everywhere. */
export function firstReach({ places, presence }: Pick<NeedFacts, 'places' | 'presence'>): Reach {
	if (presence === 'remote' || places.length === 0) return 'anywhere';
	return places.every(({ subdivision }) => subdivision !== undefined) ? 'subdivision' : 'country';
}

/** The wider of what the reader asks for and where the list begins. */
export function reachOf(need: Pick<NeedFacts, 'places' | 'presence'>, widen?: Reach): Reach {
	const first = reaches.indexOf(firstReach(need));
	return reaches[Math.max(first, widen ? reaches.indexOf(widen) : 0)] ?? 'anywhere';
}

/** The next step of widening, undefined where there is none. */
export function widerThan(reach: Reach): Reach | undefined {
	return reaches[reaches.indexOf(reach) + 1];
}

/** The areas whose profiles are listed. */
export function areasOfNeed(places: readonly Place[], reach: Reach): string[] {
	if (reach === 'anywhere' || places.length === 0) return [everywhere];
	const areas = places.flatMap(({ country, subdivision }) =>
		reach === 'country' || subdivision === undefined ? [country] : [subdivision, wholeOf(country)]
	);
	return [...new Set(areas)].sort();
}

/** The areas a profile stands in: its regions and countries, those its radius reaches into, and everywhere. */
export function areasOfProfile({ places }: Pick<ProfileFacts, 'places'>): string[] {
	return [...new Set([everywhere, ...places.flatMap(areasOfPlace)])].sort();
}

function areasOfPlace({ country, subdivision, city, touches = [] }: ServedPlace): string[] {
	const own = subdivision ?? (city === undefined ? wholeOf(country) : country);
	return [country, own, ...touches, ...touches.map(countryOf)];
}

/** ISO 3166-2 codes begin with the country's. */
function countryOf(subdivision: string): string {
	return subdivision.slice(0, 2);
}

/**
 * Whether a profile is listed at this reach: the pure twin of reading postings by area. Who names a whole country
 * works anywhere in it; a radius counts for every region in which it reaches a town.
 */
export function isWithin(
	need: Pick<NeedFacts, 'places'>,
	profile: Pick<ProfileFacts, 'places'>,
	reach: Reach
) {
	const areas = new Set(areasOfNeed(need.places, reach));
	return areasOfProfile(profile).some((area) => areas.has(area));
}
