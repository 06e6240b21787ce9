import { sql } from 'kysely';
import type { Place } from '../../places/gazetteer.ts';
import { boxAround, kilometres } from '../../places/server/kilometres.ts';
import type { Db } from '../../platform/server/db.ts';
import { shortened } from '../../platform/server/shortened.ts';
import type { ListingKind } from '../lifecycle.ts';

export interface NearbyQuestion {
	/** Concept ids that count as a shared topic. */
	skills: readonly string[];
	/** Where the need is; without it listings are found by topic alone. */
	place?: Place | undefined;
	/** How far to look: as far as the country first, and further only where it has none. */
	reach: 'country' | 'anywhere';
	size: number;
}

export interface NearbyListing {
	id: string;
	kind: ListingKind;
	name: string;
	summary: string;
	url: string | null;
	country: string | null;
	cityName: string | null;
	subdivisionName: string | null;
	lat: number | null;
	lng: number | null;
	distanceKm: number | null;
	shared: string[];
	source: string;
	sourceDate: string;
}

/** Within this many kilometres a listing is near, whatever the borders say. */
const nearKm = 100;
/** Within this many it is in the neighbourhood; the nearest few of any topic are worth asking there. */
const neighbourKm = 1_500;
const neighbours = 10;

/**
 * Places to start asking: unclaimed listings by shared topic and distance, never by a score, since nobody has
 * confirmed what they can do. Those that share a topic come first: near, then in the region, then in the country;
 * then those near that say nothing of a topic. Only where that is nobody whoever else is in the country. Only where
 * that is nobody either, or when asked to look anywhere, the neighbouring countries: who shares a topic, then whoever
 * is nearest, since somebody a border away knows more of the place than a specialist on another continent.
 */
export async function listListingsNear(
	db: Db,
	{ skills, place, reach, size }: NearbyQuestion
): Promise<{ rows: NearbyListing[]; total: number }> {
	const topics = [...new Set(skills)];
	const at =
		place?.lat === undefined || place.lng === undefined ? undefined : { lat: place.lat, lng: place.lng };
	const here = at && { lat: sql<number>`${at.lat}::float8`, lng: sql<number>`${at.lng}::float8` };
	const there = { lat: sql<number>`found.lat`, lng: sql<number>`found.lng` };
	const country = place?.country ?? null;
	const region = place?.subdivision ?? null;
	const within = here
		? sql`union select id from listing where status = 'unclaimed' and lat is not null
			and point(lng, lat) <@ ${boxAround(here, sql`${nearKm}::float8`)}
			union (select id from listing where status = 'unclaimed' and lat is not null
				order by point(lng, lat) <-> point(${here.lng}, ${here.lat}) limit ${neighbours})`
		: sql``;
	const { rows } = await sql<NearbyListing & { total: number }>`
		with topical as materialized (
			select listing_id, array_agg(skill order by skill) as shared from listing_skill
			where skill = any(${topics}::text[]) group by listing_id
		), known as (
			select listing_id as id from topical
			${within}
			union select id from listing where status = 'unclaimed' and country = ${country}::text
		), found as (
			select listing.id, kind, listing.name, ${shortened('listing.summary')} as summary, url, listing.country,
				listing.subdivision, city.name as city_name, subdivision.name as subdivision_name,
				coalesce(listing.lat, city.lat) as lat, coalesce(listing.lng, city.lng) as lng,
				source, source_date,
				coalesce(topical.shared, '{}') as shared
			from known join listing on listing.id = known.id and listing.status = 'unclaimed'
			left join topical on topical.listing_id = listing.id
			left join city on city.id = listing.city
			left join subdivision on subdivision.code = listing.subdivision
		), measured as (
			select found.*, ${here ? sql`case when lat is not null then ${kilometres(here, there)} end` : sql`null::float8`} as km from found
		), tiered as (
			select measured.*, case
				when shared <> '{}' then case
					when km <= ${nearKm} then 0 when subdivision = ${region}::text then 1
					when country = ${country}::text or ${country}::text is null then 2
						when km <= ${neighbourKm} then 5 else 7 end
				when km <= ${nearKm} or subdivision = ${region}::text then 3
				when country = ${country}::text then 4
				when km <= ${neighbourKm} then 6 else 8 end as tier
			from measured
		), kept as (
			select * from tiered where tier < 8 and tier <= greatest(${reach === 'anywhere' ? 7 : 3}::int4,
				(select case min(tier) when 5 then 6 else min(tier) end from tiered where tier < 8))
		)
		select id, kind, name, summary, url, country, city_name as "cityName", subdivision_name as "subdivisionName",
			lat, lng, round(km)::int as "distanceKm", shared, source, source_date as "sourceDate",
			count(*) over ()::int as total
		from kept
		order by tier, tier > 2 and kind in ('firm', 'public_body'), km nulls last, cardinality(shared) desc, lower(name), id
		limit ${size}`.execute(db);
	return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
}
