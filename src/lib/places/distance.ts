export interface Point {
	/** Degrees, WGS 84. */
	lat: number;
	lng: number;
}

const earthRadiusKm = 6_371.0088;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Kilometres between two points over the ground (haversine; off by at most half a per cent). */
export function distanceKm(a: Point, b: Point): number {
	const lat = radians(b.lat - a.lat);
	const lng = radians(b.lng - a.lng);
	const chord =
		Math.sin(lat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(lng / 2) ** 2;
	return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(chord)));
}
