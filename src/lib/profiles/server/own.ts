/** What the owner of a profile reads about it. */
import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import { editableBy } from './ownership.ts';

const owned = [
	'profile.id',
	'profile.kind',
	'profile.status',
	'profile.visibility',
	'profile.verified_only as verifiedOnly',
	'profile.paused',
	'profile.name',
	'profile.headline',
	'profile.person_id as personId',
	'profile.organisation_id as organisationId',
	'profile.updated_at as updatedAt',
	'profile.published_at as publishedAt'
] as const;

export type OwnCard = Awaited<ReturnType<typeof listOwnProfiles>>[number];

/** Every profile the actor may write, their own first. */
export function listOwnProfiles(db: Db, actor: Actor) {
	return db
		.selectFrom('profile')
		.select(owned)
		.where(editableBy(actor))
		.orderBy(sql`profile.person_id is null`)
		.orderBy('profile.name')
		.orderBy('profile.id')
		.execute();
}

export type OwnProfile = NonNullable<Awaited<ReturnType<typeof findOwnProfile>>>;

/** Everything an owner can change; undefined for anybody else. */
export function findOwnProfile(db: Db, actor: Actor, id: string) {
	return db
		.selectFrom('profile')
		.leftJoin('organisation as through', 'through.id', 'profile.contracts_through')
		.select(owned)
		.select(['profile.about', 'profile.language', 'profile.url', 'profile.remote', 'profile.languages'])
		.select(['profile.kinds', 'profile.gates', 'profile.capacity_limit as capacityLimit'])
		.select(['profile.hours_per_week as hoursPerWeek', 'profile.free_from as freeFrom'])
		.select(['profile.meeting_text as meetingText', 'profile.meeting_at as meetingAt'])
		.select(['profile.meeting_zone as meetingZone', 'profile.calendar_url as calendarUrl'])
		.select(['profile.say_hello as sayHello', 'profile.open_introductions as openIntroductions'])
		.select(['through.name as throughName', 'profile.contracts_accepted_at as throughAcceptedAt'])
		.select((eb) => [
			jsonArrayFrom(
				eb
					.selectFrom('profile_skill as held')
					.select(['held.skill', 'held.level', 'held.evidence', 'held.evidence_url as evidenceUrl'])
					.select('held.last_used as lastUsed')
					.whereRef('held.profile_id', '=', 'profile.id')
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
					.select(['place.id', 'place.country', 'place.subdivision', 'place.city'])
					.select(['subdivision.name as subdivisionName', 'city.name as cityName'])
					.select('place.radius_km as radiusKm')
					.whereRef('place.profile_id', '=', 'profile.id')
					.orderBy('place.id')
			).as('places')
		])
		.where('profile.id', '=', id)
		.where(editableBy(actor))
		.executeTakeFirst();
}

/** Which verified offices and broker teams opened it, by day, newest first. */
export function listViews(db: Db, profileId: string, size: number) {
	return db
		.selectFrom('profile_view')
		.innerJoin('organisation', 'organisation.id', 'profile_view.organisation_id')
		.select(['organisation.name', 'profile_view.day'])
		.where('profile_view.profile_id', '=', profileId)
		.orderBy('profile_view.day', 'desc')
		.orderBy('organisation.name')
		.limit(size)
		.execute();
}

/** What was agreed to, when, and until when; newest first. */
export function listConsents(db: Db, profileId: string) {
	return db
		.selectFrom('profile_consent')
		.select(['id', 'wording', 'locale', 'given_at as givenAt', 'withdrawn_at as withdrawnAt'])
		.where('profile_id', '=', profileId)
		.orderBy('id', 'desc')
		.execute();
}

/** Firms and communities the actor writes for that have no profile yet. */
export async function listWithoutProfile(db: Db, actor: Actor) {
	if (actor.kind !== 'member') return [];
	const writes = actor.memberships
		.filter(({ rights }) => rights.includes('write') || rights.includes('manage'))
		.map(({ organisationId }) => organisationId);
	if (writes.length === 0) return [];
	return db
		.selectFrom('organisation')
		.leftJoin('profile', 'profile.organisation_id', 'organisation.id')
		.select(['organisation.id', 'organisation.name', 'organisation.kind'])
		.where('organisation.id', 'in', writes)
		.where('organisation.kind', 'in', ['firm', 'community'])
		.where('organisation.status', '=', 'active')
		.where('profile.id', 'is', null)
		.orderBy('organisation.name')
		.execute();
}
