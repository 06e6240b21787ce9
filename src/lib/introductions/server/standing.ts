/** How an introduction stands, as its rules see it; and who may read one, said in SQL. */
import { sql, type SqlBool } from 'kysely';
import { Refusal } from '../../platform/refusal.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Atomic } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { canRead, type Standing } from '../policy.ts';

/** Introductions with their need and, as long as it is there, their profile. */
export function selectIntroductions(db: Db) {
	return db
		.selectFrom('introduction')
		.innerJoin('need', 'need.id', 'introduction.need_id')
		.leftJoin('profile', 'profile.id', 'introduction.profile_id');
}

export const standing = [
	'introduction.status',
	'introduction.asked_by as askedBy',
	'introduction.broker_team_id as brokerTeamId',
	'need.office_id as officeId',
	'need.country',
	'need.subdivision',
	sql<boolean>`need.origin = 'example'`.as('example'),
	'profile.person_id as profilePersonId',
	'profile.organisation_id as profileOrganisationId',
	'introduction.office_person_id as officeSpeakerId',
	'introduction.profile_person_id as profileSpeakerId'
] as const;

export const accepted = [
	sql<boolean>`introduction.office_accepted_at is not null`.as('officeAccepted'),
	sql<boolean>`introduction.profile_accepted_at is not null`.as('profileAccepted')
] as const;

/** Whether the actor declared a conflict with the need, the profile, or the organisation of either. */
export function conflicted(actor: Actor) {
	if (actor.kind !== 'member') return sql<boolean>`false`;
	return sql<boolean>`exists (
		select from conflict_declaration as near
		where near.person_id = ${actor.personId} and near.withdrawn_at is null
			and (near.need_id = introduction.need_id or near.profile_id = introduction.profile_id
				or near.organisation_id in (need.office_id, profile.organisation_id)))`;
}

/** The SQL twin of `canRead`; `policy.test.ts` holds the two together. */
export function readableBy(actor: Actor) {
	if (actor.kind === 'system') return sql<SqlBool>`true`;
	if (actor.kind === 'visitor') return sql<SqlBool>`false`;
	const { memberships, personId, brokerPlaces } = actor;
	const ids = (of: (each: (typeof memberships)[number]) => boolean) =>
		memberships.filter(of).map(({ organisationId }) => organisationId);
	const offices = ids(({ kind }) => kind === 'office');
	const teams = ids(
		({ kind, verified, rights }) =>
			kind === 'broker_team' && verified === true && rights.some((right) => right !== 'read')
	);
	const all = ids(() => true);
	const places = [...brokerPlaces];
	const within = actor.example === true ? sql<SqlBool>`need.origin = 'example'` : sql<SqlBool>`true`;
	return sql<SqlBool>`(
		(introduction.status <> 'suggested'
			and (profile.person_id = ${personId} or profile.organisation_id = any(${all}::uuid[])))
		or (not ${conflicted(actor)} and (
			need.office_id = any(${offices}::uuid[]) or introduction.broker_team_id = any(${teams}::uuid[])
			or (${within} and (need.country = any(${places}::text[]) or need.subdivision = any(${places}::text[]))))))`;
}

/**
 * Locks an introduction, its profile before it so that no two wait for each other, and reads how it stands. Who may
 * not read it learns nothing from the answer.
 */
export async function lockIntroduction({ actor, db }: Atomic, id: string) {
	const { profileId } = (await db
		.selectFrom('introduction')
		.select('profile_id as profileId')
		.where('id', '=', id)
		.executeTakeFirst()) ?? { profileId: null };
	if (profileId !== null)
		await db.selectFrom('profile').select('id').where('id', '=', profileId).forUpdate().execute();
	const found = await selectIntroductions(db)
		.select(standing)
		.select(accepted)
		.select(conflicted(actor).as('conflicted'))
		.select(['introduction.id', 'introduction.need_id as needId', 'introduction.profile_id as profileId'])
		.select([
			'profile.status as profileStatus',
			'profile.name as profileName',
			'need.kind',
			'need.buying_route as buyingRoute'
		])
		.where('introduction.id', '=', id)
		.forUpdate('introduction')
		.executeTakeFirst();
	if (!found || !canRead(actor, found satisfies Standing))
		throw new Refusal('not_found', 'introductions_not_found');
	return found;
}

export type Locked = Awaited<ReturnType<typeof lockIntroduction>>;
