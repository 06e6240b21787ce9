import { type RawBuilder, sql } from 'kysely';

/** A point in SQL: degrees, WGS 84. */
export interface SqlPoint {
	lat: RawBuilder<number>;
	lng: RawBuilder<number>;
}

/** Kilometres between two points; the SQL twin of `distanceKm` in places/distance.ts. */
export function kilometres(a: SqlPoint, b: SqlPoint): RawBuilder<number> {
	return sql`(2 * 6371.0088 * asin(least(1, sqrt(
		power(sin(radians(${b.lat} - ${a.lat}) / 2), 2)
		+ cos(radians(${a.lat})) * cos(radians(${b.lat})) * power(sin(radians(${b.lng} - ${a.lng}) / 2), 2)))))`;
}

/** A box of degrees around a point that no circle of this radius sticks out of: what a point index can search. */
export function boxAround({ lat, lng }: SqlPoint, km: RawBuilder<number>): RawBuilder<unknown> {
	const high = sql`(${km} / 110.0)`;
	const wide = sql`(${high} / greatest(0.05, cos(radians(least(89, abs(${lat}) + ${high})))))`;
	return sql`box(point(${lng} - ${wide}, ${lat} - ${high}), point(${lng} + ${wide}, ${lat} + ${high}))`;
}
