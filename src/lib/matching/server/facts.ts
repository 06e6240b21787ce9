import { sql } from 'kysely';
import type { Place } from '../../places/gazetteer.ts';
import { placeLabel } from '../../places/label.ts';
import type { Db } from '../../platform/server/db.ts';
import { audiences } from '../../postings/filters.ts';
import { readProfiles, type TrueProfile } from '../../postings/server/truth.ts';
import type { MatchRow } from '../answer.ts';
import type { NeedFacts, ProfileFacts } from '../facts.ts';
import type { Candidates } from './candidates.ts';
import type { Viewer } from './viewer.ts';

/** Facts of the profiles among these ids that this viewer may know of; all others read like absent ones. */
export async function loadFacts(db: Db, viewer: Viewer, ids: readonly string[]): Promise<ProfileFacts[]> {
	if (ids.length === 0) return [];
	return (await readProfiles(db, ids)).flatMap((profile) => shownTo(viewer, profile) ?? []);
}

/**
 * The same for candidates, from what was written down beside their postings, read one by one as they are asked for.
 * Whoever has nothing written down yet is read from the truth at once.
 */
export async function openFacts(
	db: Db,
	viewer: Viewer,
	{ rows, forTeams, facts }: Pick<Candidates, 'rows' | 'forTeams' | 'facts'>
): Promise<(id: string) => ProfileFacts | undefined> {
	const unwritten = [...rows.map(({ profileId }) => profileId), ...forTeams].filter((id) => !facts.has(id));
	const loaded = new Map((await loadFacts(db, viewer, unwritten)).map((profile) => [profile.id, profile]));
	return (id) => {
		const written = facts.get(id);
		return written === undefined ? loaded.get(id) : shownTo(viewer, JSON.parse(written) as TrueProfile);
	};
}

function shownTo(viewer: Viewer, profile: TrueProfile): ProfileFacts | undefined {
	const { audience, example, ...facts } = profile;
	const sees = example ? viewer.sees : viewer.ofReal;
	const open = !facts.paused && !viewer.closed.includes(facts.id) && audiences[audience] <= sees;
	return open ? facts : undefined;
}

export type Card = Pick<
	MatchRow,
	'kind' | 'name' | 'headline' | 'language' | 'example' | 'placeLabel' | 'point' | 'remote'
>;

interface CardRow extends Omit<Card, 'placeLabel' | 'point'> {
	id: string;
	country: string | null;
	cityName: string | null;
	subdivisionName: string | null;
	lat: number | null;
	lng: number | null;
}

/**
 * What a list shows of each profile: its name, and of its places the one nearest to the need. Asked only for ids
 * that `loadFacts` gave.
 */
export async function loadCards(
	db: Db,
	ids: readonly string[],
	need: Pick<NeedFacts, 'places'>,
	locale: string
): Promise<Map<string, Card>> {
	const { rows } = await sql<CardRow>`
		select profile.id, profile.kind, profile.name, profile.headline, profile.language, profile.example,
			profile.remote, place.country, place."cityName", place."subdivisionName", place.lat, place.lng
		from profile left join lateral (
			select served.country, city.name as "cityName", subdivision.name as "subdivisionName", city.lat, city.lng
			from profile_place as served
			left join city on city.id = served.city
			left join subdivision on subdivision.code = served.subdivision
			where served.profile_id = profile.id
			order by ${nearest(need.places)}, served.id limit 1) as place on true
		where profile.id = any(${[...ids]}::uuid[])`.execute(db);
	return new Map(rows.map((row) => [row.id, cardOf(row, locale)]));
}

function nearest(places: readonly Place[]) {
	const list = (values: readonly (string | number | undefined)[]) =>
		values.filter((value) => value !== undefined);
	const cities = list(places.map(({ city }) => city));
	const regions = list(places.map(({ subdivision }) => subdivision));
	const countries = list(places.map(({ country }) => country));
	return sql`case when served.city = any(${cities}::int4[]) then 0 when served.subdivision = any(${regions}::text[]) then 1
		when served.country = any(${countries}::text[]) then 2 else 3 end`;
}

function cardOf({ id: _id, lat, lng, ...row }: CardRow, locale: string): Card {
	const { country, cityName, subdivisionName, ...card } = row;
	return {
		...card,
		placeLabel: placeLabel({ country, cityName, subdivisionName }, locale),
		...(lat !== null && lng !== null && { point: { lat, lng } })
	};
}
