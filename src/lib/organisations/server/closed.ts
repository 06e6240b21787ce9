/**
 * What is closed between people: an office and a profile that keep each other out, and what somebody declared to
 * stand too near to. To whom it is closed it reads like something that is not there.
 */
import { sql, type SqlBool } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';

function officesOf(actor: Actor): string[] {
	if (actor.kind !== 'member') return [];
	return actor.memberships
		.filter(({ kind }) => kind === 'office')
		.map(({ organisationId }) => organisationId);
}

/** Whether a row of `profile` is closed to the actor. */
export function profileClosedTo(actor: Actor) {
	if (actor.kind !== 'member') return sql<SqlBool>`false`;
	const { personId } = actor;
	const offices = officesOf(actor);
	const declared = sql<SqlBool>`exists (
		select from conflict_declaration as near
		where near.person_id = ${personId} and near.withdrawn_at is null
			and (near.profile_id = profile.id or near.organisation_id = profile.organisation_id))`;
	if (offices.length === 0) return declared;
	return sql<SqlBool>`(${declared} or exists (
		select from block where block.profile_id = profile.id and block.organisation_id = any(${offices}::uuid[])))`;
}

/** Whether a row of `need` is closed to the actor, who declared a conflict with it or with its office. */
export function needClosedTo(actor: Actor) {
	if (actor.kind !== 'member') return sql<SqlBool>`false`;
	return sql<SqlBool>`exists (
		select from conflict_declaration as near
		where near.person_id = ${actor.personId} and near.withdrawn_at is null
			and (near.need_id = need.id or near.organisation_id = need.office_id))`;
}

/**
 * Profiles closed to the actor, for lists made from postings: those of `profileClosedTo`, and for a broker who looks
 * at the matches of a need also those its office and they keep apart.
 */
export async function listClosedProfiles(db: Db, actor: Actor, needId?: string): Promise<string[]> {
	if (actor.kind !== 'member') return [];
	const { personId, brokerPlaces } = actor;
	// Who only looks at a public list learns nothing of who keeps whom out.
	const introducedTo = brokerPlaces.length > 0 ? needId : undefined;
	const { rows } = await sql<{ id: string }>`
		select profile_id as id from block where organisation_id = any(${officesOf(actor)}::uuid[])
			or organisation_id = (select office_id from need where need.id = ${introducedTo ?? null}::uuid)
		union
		select coalesce(near.profile_id, profile.id) from conflict_declaration as near
			left join profile on profile.organisation_id = near.organisation_id
		where near.person_id = ${personId}::uuid and near.withdrawn_at is null
			and coalesce(near.profile_id, profile.id) is not null`.execute(db);
	return rows.map(({ id }) => id);
}

/** Whether an office and a profile keep each other out. */
export async function areApart(db: Db, officeId: string, profileId: string): Promise<boolean> {
	const found = await db
		.selectFrom('block')
		.select('profile_id')
		.where('organisation_id', '=', officeId)
		.where('profile_id', '=', profileId)
		.executeTakeFirst();
	return found !== undefined;
}
