/** Whom the reader's sides keep out, and what the reader declared to stand too near to. */
import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Db } from '../../platform/server/db.ts';

const mostShown = 200;

/** Blocks of the sides the reader speaks for. A profile that shows itself only inside introductions has no name here. */
export async function listBlocks(db: Db, actor: Actor) {
	if (actor.kind !== 'member') throw new Refusal('not_signed_in', 'accounts_sign_in_first');
	const speaks = actor.memberships.filter(({ rights }) => rights.some((right) => right !== 'read'));
	const organisations = speaks.map(({ organisationId }) => organisationId);
	return db
		.selectFrom('block')
		.innerJoin('profile', 'profile.id', 'block.profile_id')
		.innerJoin('organisation as office', 'office.id', 'block.organisation_id')
		.select(['block.organisation_id as organisationId', 'block.profile_id as profileId'])
		.select(['block.by_side as side', 'block.at', 'office.name as office', 'profile.kind as profileKind'])
		.select(
			sql<string | null>`case when profile.visibility <> 'introduction' then profile.name end`.as(
				'profileName'
			)
		)
		.where((eb) =>
			eb.or([
				eb.and([
					eb('block.by_side', '=', 'office'),
					eb('block.organisation_id', '=', sql<string>`any(${organisations}::uuid[])`)
				]),
				eb.and([
					eb('block.by_side', '=', 'profile'),
					eb.or([
						eb('profile.person_id', '=', actor.personId),
						eb('profile.organisation_id', '=', sql<string>`any(${organisations}::uuid[])`)
					])
				])
			])
		)
		.orderBy('block.at', 'desc')
		.limit(mostShown)
		.execute();
}

/** What the reader declared and has not taken back, by the name of what it is about. */
export async function listConflicts(db: Db, actor: Actor) {
	if (actor.kind !== 'member') throw new Refusal('not_signed_in', 'accounts_sign_in_first');
	return db
		.selectFrom('conflict_declaration as near')
		.leftJoin('need', 'need.id', 'near.need_id')
		.leftJoin('organisation', 'organisation.id', 'near.organisation_id')
		.leftJoin('profile', 'profile.id', 'near.profile_id')
		.select(['near.id', 'near.words', 'near.at', 'profile.kind as profileKind'])
		.select(
			sql<string | null>`coalesce(need.title, organisation.name,
				case when profile.visibility <> 'introduction' then profile.name end)`.as('about')
		)
		.where('near.person_id', '=', actor.personId)
		.where('near.withdrawn_at', 'is', null)
		.orderBy('near.at', 'desc')
		.limit(mostShown)
		.execute();
}
