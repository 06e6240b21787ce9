import { type Expression, type ExpressionBuilder, type RawBuilder, sql, type SqlBool } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { z } from 'zod';
import { profileClosedTo } from '../../organisations/server/closed.ts';
import type { Actor } from '../../platform/actor.ts';
import { cutPage, readCursor } from '../../platform/cursor.ts';
import type { Db } from '../../platform/server/db.ts';
import { countFacets } from '../../platform/server/facets.ts';
import type { Tables } from '../../platform/server/tables.ts';
import {
	findsWords,
	type FoundIds,
	holdsPhrase,
	type SearchedWords
} from '../../platform/server/text-search.ts';
import { isVerified, isVerifiedFor } from '../policy.ts';
import { isNotSuspended } from '../../postings/server/truth.ts';
import type { ProfileFilters } from '../schema.ts';
import { editableBy } from './ownership.ts';

/** The SQL twin of `isVerifiedFor`. */
function keptFor(actor: Actor): RawBuilder<SqlBool> {
	if (!isVerified(actor)) return sql`false`;
	return actor.kind === 'member' && actor.example === true ? sql`profile.example` : sql`true`;
}

/** The SQL twin of `canRead`; `policy.test.ts` holds the two together. */
export function readableBy(actor: Actor) {
	return (eb: ExpressionBuilder<Tables, 'profile'>) => {
		if (actor.kind === 'system') return eb.val(true);
		return eb.and([
			eb('profile.status', '=', 'published'),
			eb('profile.paused', '=', false),
			eb.or([
				eb('profile.visibility', '=', 'public'),
				eb.and([eb('profile.visibility', '=', 'verified'), keptFor(actor)])
			]),
			isNotSuspended,
			sql<SqlBool>`not ${profileClosedTo(actor)}`
		]);
	};
}

const searched = sql<string>`lower(profile.name || ' ' || profile.headline)`;

const card = [
	'profile.id',
	'profile.kind',
	'profile.name',
	'profile.headline',
	'profile.language',
	'profile.example',
	'profile.remote'
] as const;

/** Towns and areas in words, the first two; the country alone as its code, for the page to name. */
const placeNames = sql<{ name: string | null; country: string }[]>`coalesce((
	select json_agg(json_build_object('name', place.name, 'country', place.country)) from (
		select coalesce(city.name, subdivision.name) as name, profile_place.country
		from profile_place
		left join city on city.id = profile_place.city
		left join subdivision on subdivision.code = profile_place.subdivision
		where profile_place.profile_id = profile.id
		order by profile_place.id limit 2) as place), '[]')`;

/** Attested skills first, then those with linked work, then claims. */
const strength = sql`array_position(array['attested', 'evidenced', 'claimed'], evidence)`;

export type ProfileCard = Awaited<ReturnType<typeof listProfiles>>['rows'][number];

export interface ProfileQuestion {
	filters: ProfileFilters;
	search?: SearchedWords | undefined;
	/** YYYY-MM-DD: the order of the list is drawn anew each day. */
	today: string;
	/** Only some of these. */
	among?: readonly string[] | undefined;
}

const Position = z.tuple([z.iso.date(), z.int().min(0).max(1), z.uuid()]);

/**
 * One page of profiles in an order drawn anew each day, so that neither a name nor an early start keeps anybody
 * on top; with a search text those that hold it word for word go first. A cursor keeps the day it began on. A
 * `bad_request` for a cursor that is none of this list's.
 */
export async function listProfiles(
	db: Db,
	actor: Actor,
	{ filters, search, today, among }: ProfileQuestion,
	size: number
) {
	const position = filters.after === undefined ? undefined : readCursor(filters.after, Position);
	const day = position?.[0] ?? today;
	const phrase = holdsPhrase(search, searched);
	const drawn = (id: Expression<unknown>) => sql<string>`md5(${id}::text || ${day}::text)`;
	let rows = selectProfiles(db, actor, search)
		.select(card)
		.select([
			placeNames.as('places'),
			sql<string[]>`array(
				select skill from profile_skill where profile_id = profile.id
				order by ${strength}, level desc nulls last, skill limit 6)`.as('skills'),
			phrase.as('phrase')
		]);
	for (const where of Object.values(conditions(filters))) if (where) rows = rows.where(where);
	if (among) rows = rows.where('profile.id', 'in', [...among]);
	if (position) {
		const [, held, id] = position;
		const order = sql`(1 - ${phrase}, ${drawn(sql`profile.id`)}, profile.id)`;
		rows = rows.where(sql<SqlBool>`${order} > (${1 - held}::int, ${drawn(sql`${id}`)}, ${id}::uuid)`);
	}
	const found = await rows
		.orderBy('phrase', 'desc')
		.orderBy(drawn(sql`profile.id`))
		.orderBy('profile.id')
		.limit(size + 1)
		.execute();
	return cutPage(found, size, (last) => [day, last.phrase, last.id]);
}

/** How many profiles there are in all under these filters, and under each value of each facet. */
export function countProfiles(db: Db, actor: Actor, { filters, search }: Omit<ProfileQuestion, 'today'>) {
	const rows = selectProfiles(db, actor, search).select([
		...(['profile.id', 'profile.kind', 'profile.remote'] as const),
		'profile.languages'
	]);
	const where = conditions(filters);
	return countFacets(db, 'profile', rows, {
		kind: { values: sql`select profile.kind`, chosen: filters.kind, where: where.kind },
		country: {
			values: sql`select distinct country from profile_place where profile_id = profile.id`,
			chosen: filters.country,
			where: where.country
		},
		skill: {
			values: sql`select skill from profile_skill where profile_id = profile.id`,
			chosen: filters.skill,
			where: where.skill
		},
		language: {
			values: sql`select unnest(profile.languages)`,
			chosen: filters.language,
			where: where.language
		},
		remote: {
			values: sql`select case when profile.remote then 'yes' else 'no' end`,
			chosen: filters.remote,
			where: where.remote
		}
	});
}

export function selectProfiles(db: Db, actor: Actor, search: SearchedWords | undefined) {
	const profiles = db.selectFrom('profile').where(readableBy(actor));
	if (!search) return profiles;
	if (!search.found) return profiles.where(findsWords(search, searched, has));
	return profiles.where(sql<SqlBool>`profile.id in (${profilesHolding(actor, search, search.found)})`);
}

/**
 * Ids of profiles that answer to words: what was found beforehand, and by their own words those edited a moment ago
 * and those kept for verified offices, which have no search document. Whether the actor may read them is not asked.
 */
export function profilesHolding(actor: Actor, search: SearchedWords, { ids, edited }: FoundIds) {
	const kept = isVerified(actor) ? sql`profile.visibility = 'verified'` : sql`false`;
	return sql`${ids} union all select profile.id from profile
		where (profile.id in (${edited}) or ${kept}) and ${findsWords(search, searched, has)}`;
}

/** The condition each facet makes, undefined where nothing was chosen. */
export function conditions({ kind, country, skill, language, remote }: ProfileFilters) {
	const [presence] = remote;
	return {
		kind: kind.length > 0 ? sql<SqlBool>`profile.kind = any(${[...kind]})` : undefined,
		country:
			country.length > 0
				? sql<SqlBool>`exists (select from profile_place
					where profile_place.profile_id = profile.id and profile_place.country = any(${[...country]}))`
				: undefined,
		skill: skill.length > 0 ? has(skill) : undefined,
		language: language.length > 0 ? sql<SqlBool>`profile.languages && ${[...language]}::text[]` : undefined,
		remote: remote.length === 1 ? sql<SqlBool>`profile.remote = ${presence === 'yes'}` : undefined
	};
}

function has(skills: readonly string[]) {
	return sql<SqlBool>`exists (select from profile_skill
		where profile_skill.profile_id = profile.id and profile_skill.skill = any(${[...skills]}))`;
}

const page = [
	...card,
	'profile.about',
	'profile.url',
	'profile.languages',
	'profile.kinds',
	'profile.hours_per_week as hoursPerWeek',
	'profile.free_from as freeFrom',
	'profile.meeting_text as meetingText',
	'profile.say_hello as sayHello',
	'profile.meeting_at as meetingAt',
	'profile.meeting_zone as meetingZone',
	'profile.calendar_url as calendarUrl',
	'profile.updated_at as updatedAt',
	'profile.verified_only as verifiedOnly'
] as const;

export type ProfilePage = NonNullable<Awaited<ReturnType<typeof findProfile>>>;

/** Everything a reader may know of one profile: skills with their evidence, wishes, teachings and places. */
export async function findProfile(db: Db, actor: Actor, id: string) {
	const found = await selectPage(db).where('profile.id', '=', id).where(readableBy(actor)).executeTakeFirst();
	return found && shownTo(actor.kind === 'system' || isVerifiedFor(actor, found), found);
}

/** The page as others will see it, whatever its status; for those who write the profile. */
export async function previewProfile(db: Db, actor: Actor, id: string, as: 'public' | 'verified') {
	const found = await selectPage(db).where('profile.id', '=', id).where(editableBy(actor)).executeTakeFirst();
	return found && shownTo(as === 'verified', found);
}

type Read = NonNullable<Awaited<ReturnType<ReturnType<typeof selectPage>['executeTakeFirst']>>>;

/** Leaves out what the owner keeps for verified offices, so that it reads as if it had never been said. */
function shownTo(verified: boolean, { verifiedOnly, ...found }: Read): Omit<Read, 'verifiedOnly'> {
	if (verified) return found;
	const kept = new Set(verifiedOnly);
	return {
		...found,
		...(kept.has('about') && { about: '' }),
		...(kept.has('url') && { url: null }),
		...(kept.has('hours') && { hoursPerWeek: null }),
		...(kept.has('wishes') && { wishes: [] }),
		...(kept.has('teachings') && { teachings: [] }),
		...(kept.has('hello') && { sayHello: '' }),
		...(kept.has('meeting') && { meetingText: '', meetingAt: null, meetingZone: null, calendarUrl: null })
	};
}

function selectPage(db: Db) {
	return db
		.selectFrom('profile')
		.leftJoin('organisation as through', (join) =>
			join
				.onRef('through.id', '=', 'profile.contracts_through')
				.on('profile.contracts_accepted_at', 'is not', null)
		)
		.select(page)
		.select('through.name as contractsThrough')
		.select((eb) => [
			// How many introductions are open is the profile's own; whether there is room for one more is not.
			eb('profile.open_introductions', '<', eb.ref('profile.capacity_limit')).as('hasRoom'),
			jsonArrayFrom(
				eb
					.selectFrom('profile_skill as held')
					.select(['held.skill', 'held.level', 'held.evidence', 'held.evidence_url as evidenceUrl'])
					.select('held.last_used as lastUsed')
					.whereRef('held.profile_id', '=', 'profile.id')
					.orderBy(strength)
					.orderBy('held.level', (order) => order.desc().nullsLast())
					.orderBy('held.skill')
			).as('skills'),
			sql<string[]>`array(
				select skill from profile_wish where profile_id = profile.id order by skill)`.as('wishes'),
			sql<string[]>`array(
				select skill from profile_teaching where profile_id = profile.id order by skill)`.as('teachings'),
			jsonArrayFrom(
				eb
					.selectFrom('profile_place as place')
					.leftJoin('city', 'city.id', 'place.city')
					.leftJoin('subdivision', 'subdivision.code', 'place.subdivision')
					.select([
						'place.country',
						'subdivision.name as subdivision',
						'city.name as city',
						'city.lat',
						'city.lng'
					])
					.select('place.radius_km as radiusKm')
					.whereRef('place.profile_id', '=', 'profile.id')
					.orderBy('place.id')
			).as('places')
		]);
}

/** Profiles that have a skill: under its own name, and with the narrower ones counted in. */
export function countProfilesWith(db: Db, actor: Actor, skill: string, narrower: readonly string[]) {
	return selectProfiles(db, actor, undefined)
		.select([
			sql<number>`(count(*) filter (where ${has([skill])}))::int`.as('exactly'),
			sql<number>`count(*)::int`.as('withNarrower')
		])
		.where(has([skill, ...narrower]))
		.executeTakeFirstOrThrow();
}
