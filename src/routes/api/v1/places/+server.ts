import { operations } from '#lib/api/operations.ts';
import { areaItem, cityItem } from '#lib/api/server/present.ts';
import { apiRoute, otherMethods } from '#lib/api/server/route.ts';
import { searchAreas, searchPlaces } from '#lib/places/server/queries.ts';

/** Countries and regions stand before the towns, on the first page only. */
export const GET = apiRoute(operations.list_places, async ({ query: { query, after, size }, context }) => {
	const half = Math.floor(size / 2);
	const areas = after === undefined && half > 0 ? await searchAreas(context.db, { query, size: half }) : [];
	const { rows, next } = await searchPlaces(context.db, { query, after, size: size - areas.length });
	return { items: [...areas.map(areaItem), ...rows.map(cityItem)], next: next ?? null };
});

export const fallback = otherMethods(operations.list_places);
