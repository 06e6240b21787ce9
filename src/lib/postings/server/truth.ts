import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { HeldSkill, NeedFacts, ProfileFacts, ServedPlace, WantedSkill } from '../../matching/facts.ts';
import { boxAround, kilometres } from '../../places/server/kilometres.ts';
import type { Db } from '../../platform/server/db.ts';
import type { audiences } from '../filters.ts';

/** A published profile as matching reads it, and who may see it. */
export interface TrueProfile extends ProfileFacts {
	audience: keyof typeof audiences;
	example: boolean;
}

interface Row {
	id: string;
	kind: ProfileFacts['kind'];
	audience: keyof typeof audiences;
	remote: boolean;
	languages: string[];
	kinds: ProfileFacts['kinds'];
	gates: ProfileFacts['gates'];
	limit: number;
	open: number;
	freeFrom: string | null;
	paused: boolean;
	example: boolean;
	skills: { [K in keyof HeldSkill]-?: HeldSkill[K] | null }[];
	places: { [K in keyof ServedPlace]-?: ServedPlace[K] | null }[];
}

const centre = { lat: sql<number>`city.lat`, lng: sql<number>`city.lng` };
const town = { lat: sql<number>`near.lat`, lng: sql<number>`near.lng` };

/** Divisions in which a place's radius reaches a town. */
const touches = sql`(
	select array_agg(distinct near.subdivision) from city as near
	where place.radius_km is not null
		and point(near.lng, near.lat) <@ ${boxAround(centre, sql`place.radius_km::float8`)}
		and near.subdivision is not null
		and ${kilometres(centre, town)} <= place.radius_km)`;

const skillList = sql`coalesce((
	select json_agg(json_build_object(
		'skill', held.skill, 'level', held.level, 'evidence', held.evidence, 'lastUsed', held.last_used)
		order by held.skill)
	from profile_skill as held where held.profile_id = profile.id), '[]')`;

const placeList = sql`coalesce((
	select json_agg(json_build_object(
		'country', place.country, 'subdivision', place.subdivision, 'city', place.city,
		'lat', city.lat, 'lng', city.lng, 'radiusKm', place.radius_km, 'touches', ${touches})
		order by place.id)
	from profile_place as place left join city on city.id = place.city
	where place.profile_id = profile.id), '[]')`;

/** While a person is suspended, their profile reads like none; firms and communities have no such owner. */
export const isNotSuspended = sql<SqlBool>`not exists (select from person as owner
	where owner.id = profile.person_id and owner.status <> 'active')`;

/** Published profiles among these ids, in the order of their ids. Drafts, withdrawn and suspended ones are left out. */
export function readProfiles(db: Db, ids: readonly string[]): Promise<TrueProfile[]> {
	return readWith(db, ids, sql<SqlBool>`profile.status = 'published' and ${isNotSuspended}`);
}

/** One profile whatever its status, for its owner: as it would be matched if it were published. */
export async function readOwnProfile(db: Db, id: string): Promise<TrueProfile | undefined> {
	const [profile] = await readWith(db, [id], sql<SqlBool>`true`);
	return profile;
}

async function readWith(
	db: Db,
	ids: readonly string[],
	condition: RawBuilder<SqlBool>
): Promise<TrueProfile[]> {
	const { rows } = await sql<Row>`
		select profile.id, profile.kind, profile.visibility as audience, profile.remote, profile.languages,
			profile.kinds, profile.gates, profile.capacity_limit as "limit", profile.open_introductions as open,
			profile.free_from as "freeFrom", profile.paused, profile.example, ${skillList} as skills, ${placeList} as places
		from profile
		where profile.id in (
			select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb)) and ${condition}
		order by profile.id`.execute(db);
	return rows.map(fromRow);
}

/** Ids of all published profiles after `after`, in order. */
export async function listPublished(db: Db, after: string | undefined, size: number): Promise<string[]> {
	const all = db
		.selectFrom('profile')
		.select('id')
		.where('status', '=', 'published')
		.where(isNotSuspended)
		.orderBy('id')
		.limit(size);
	const rows = await (after === undefined ? all : all.where('id', '>', after)).execute();
	return rows.map(({ id }) => id);
}

function fromRow({ limit, open, freeFrom, skills, places, ...rest }: Row): TrueProfile {
	return {
		...rest,
		...(freeFrom !== null && { freeFrom }),
		capacity: { limit, open },
		skills: skills.map(stated),
		places: places.map(stated)
	};
}

/** Columns without a value are facts nobody has stated. */
function stated<T extends object>(row: { [K in keyof T]-?: T[K] | null }): T {
	return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as T;
}

/** A stored need as matching reads it. */
export interface TrueNeed extends NeedFacts {
	id: string;
}

interface NeedRow extends Omit<TrueNeed, 'skills' | 'places' | 'languages' | 'kind' | 'startsOn' | 'endsOn'> {
	kind: NeedFacts['kind'] | null;
	rule: string | null;
	startsOn: string | null;
	endsOn: string | null;
	languages: string[];
	mandatory: string[];
	skills: { [K in keyof WantedSkill]-?: WantedSkill[K] | null }[];
	place: { [K in keyof ServedPlace]-?: ServedPlace[K] | null } | null;
}

const wantedList = sql`coalesce((
	select json_agg(json_build_object('skill', wanted.skill, 'must', wanted.must, 'level', wanted.level)
		order by wanted.skill)
	from need_skill as wanted where wanted.need_id = need.id), '[]')`;

/** Needs among these ids, whatever their status, in the order of their ids. */
export async function readNeeds(db: Db, ids: readonly string[]): Promise<TrueNeed[]> {
	const { rows } = await sql<NeedRow>`
		select need.id, need.kind, need.gates, need.local_preference_rule as rule, need.presence, need.languages,
			need.mandatory_languages as mandatory, need.starts_on as "startsOn", need.ends_on as "endsOn",
			${wantedList} as skills,
			case when need.country is not null then json_build_object('country', need.country,
				'subdivision', need.subdivision, 'city', need.city, 'lat', city.lat, 'lng', city.lng) end as place
		from need left join city on city.id = need.city
		where need.id = any(${[...ids]}::uuid[])
		order by need.id`.execute(db);
	return rows.map(needFromRow);
}

/** Those of them that are open: the only ones matched from the side of a profile. */
export async function readOpenNeeds(db: Db, ids: readonly string[]): Promise<TrueNeed[]> {
	const { rows } = await sql<{ id: string }>`
		select id from need where id = any(${[...ids]}::uuid[]) and status = 'open'`.execute(db);
	return readNeeds(
		db,
		rows.map(({ id }) => id)
	);
}

function needFromRow({
	kind,
	rule,
	startsOn,
	endsOn,
	languages,
	mandatory,
	skills,
	place,
	...rest
}: NeedRow): TrueNeed {
	const codes = [...new Set([...mandatory, ...languages])];
	return {
		...rest,
		...(kind && { kind }),
		...(rule !== null && { localPreferenceRule: rule }),
		...(startsOn !== null && { startsOn }),
		...(endsOn !== null && { endsOn }),
		skills: skills.map(stated),
		places: place ? [stated<ServedPlace>(place)] : [],
		languages: codes.map((code) => ({ code, mandatory: mandatory.includes(code) }))
	};
}
