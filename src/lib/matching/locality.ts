/** Where a profile works, held against where a need is. */
import type { Place } from '../places/gazetteer.ts';
import type { NeedFacts, ProfileFacts, ServedPlace } from './facts.ts';
import { type Locality, localityWeights } from './weights.ts';

/** How near the profile works to any of the need's places, by the best pair of the two. */
export function localityOf(
	need: Pick<NeedFacts, 'places' | 'presence'>,
	profile: Pick<ProfileFacts, 'places' | 'remote'>
): Locality {
	let best: Locality = need.presence !== 'on_site' && profile.remote ? 'remote' : 'elsewhere';
	for (const wanted of need.places) {
		for (const served of profile.places) {
			const nearness = nearnessOf(wanted, served);
			if (localityWeights[nearness] > localityWeights[best]) best = nearness;
		}
	}
	return best;
}

function nearnessOf(wanted: Place, served: ServedPlace): Locality {
	const named = wanted.city !== undefined || wanted.subdivision !== undefined;
	if (!named) return served.country === wanted.country ? 'there' : 'elsewhere';
	if (wanted.city !== undefined && (served.city === wanted.city || covers(served, wanted))) return 'there';
	if (servesRegion(served, wanted.subdivision)) return wanted.city === undefined ? 'there' : 'region';
	return served.country === wanted.country ? 'country' : 'elsewhere';
}

function servesRegion(served: ServedPlace, region: string | undefined): boolean {
	if (region === undefined) return false;
	return served.subdivision === region || (served.touches?.includes(region) ?? false);
}

/**
 * Whether somebody works on site in the region of any of the need's places. Who names a whole country works
 * anywhere in it; a radius counts for every region it reaches a town of.
 */
export function servesOnSite(places: readonly Place[], profile: Pick<ProfileFacts, 'places'>): boolean {
	return places.some((wanted) =>
		profile.places.some((served) => {
			if (servesRegion(served, wanted.subdivision)) return true;
			if (served.country !== wanted.country) return false;
			const whole = served.subdivision === undefined && served.city === undefined;
			return whole || wanted.subdivision === undefined || served.city === wanted.city;
		})
	);
}

function covers(served: ServedPlace, wanted: Place): boolean {
	if (served.radiusKm === undefined) return false;
	const km = distanceKm(served, wanted);
	return km !== undefined && km <= served.radiusKm;
}

/** Kilometres along the globe, undefined where either place has no point. */
export function distanceKm(a: Place, b: Place): number | undefined {
	if (a.lat === undefined || a.lng === undefined || b.lat === undefined || b.lng === undefined)
		return undefined;
	const radians = Math.PI / 180;
	const [dLat, dLng] = [(b.lat - a.lat) * radians, (b.lng - a.lng) * radians];
	const half =
		Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(dLng / 2) ** 2;
	return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(half)));
}
