/** Who takes part in a piece of work, when something happens in it: ids of people, for those who tell them. */
import { sql } from 'kysely';
import type { Db } from '../../platform/server/db.ts';
import { otherSide, type Side } from '../lifecycle.ts';

/**
 * The people of one side: who speaks for it, and as long as nobody does, everybody who may write for it. A profile's
 * side is its owner, or those who write for the organisation that owns it.
 */
export async function listPeopleOf(db: Db, engagementId: string, side: Side): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select distinct coalesce(party.person_id, profile.person_id, membership.person_id) as id
		from engagement_party party
		left join profile on profile.id = party.profile_id
		left join membership on party.person_id is null and profile.person_id is null
			and membership.organisation_id = coalesce(party.organisation_id, profile.organisation_id)
			and membership.rights && array['write', 'publish', 'manage']
		where party.engagement_id = ${engagementId}::uuid and party.side = ${side}
			and coalesce(party.person_id, profile.person_id, membership.person_id) is not null`.execute(db);
	return rows.map(({ id }) => id);
}

/** The people of the side that did not take this step last. */
export async function listOthersThan(db: Db, engagementId: string, step: string): Promise<string[]> {
	const taken = await db
		.selectFrom('engagement_transition')
		.select('side')
		.where('engagement_id', '=', engagementId)
		.where('step', '=', step)
		.orderBy('id', 'desc')
		.executeTakeFirst();
	return taken?.side ? listPeopleOf(db, engagementId, otherSide(taken.side)) : [];
}

/** Everybody who takes part. */
export async function listAllPeople(db: Db, engagementId: string): Promise<string[]> {
	const [office, profile] = [
		await listPeopleOf(db, engagementId, 'office'),
		await listPeopleOf(db, engagementId, 'profile')
	];
	return [...new Set([...office, ...profile])];
}

/** The people of one party, or nobody once it is gone. */
export async function listPeopleOfParty(db: Db, partyId: string): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select distinct coalesce(profile.person_id, membership.person_id) as id
		from engagement_party party
		join profile on profile.id = party.profile_id
		left join membership on profile.person_id is null and membership.organisation_id = profile.organisation_id
			and membership.rights && array['write', 'publish', 'manage']
		where party.id = ${partyId}::uuid and coalesce(profile.person_id, membership.person_id) is not null`.execute(
		db
	);
	return rows.map(({ id }) => id);
}
