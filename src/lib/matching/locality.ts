/** Where a profile works, held against where a need is. */
import { distanceKm, type Point } from '../places/distance.ts';
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

function covers({ radiusKm, ...served }: ServedPlace, wanted: Place): boolean {
	return (
		radiusKm !== undefined && hasPoint(served) && hasPoint(wanted) && distanceKm(served, wanted) <= radiusKm
	);
}

function hasPoint(place: Place): place is Place & Point {
	return place.lat !== undefined && place.lng !== undefined;
}
