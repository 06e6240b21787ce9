/** Who has to do with an organisation when something happens: ids of people, for those who tell them. */
import { sql } from 'kysely';
import type { Right } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';

/** Members with one of these rights, or who manage it. `read`: everybody in it. */
export async function listMembersWith(
	db: Db,
	organisationId: string,
	...rights: readonly Right[]
): Promise<string[]> {
	const wanted = rights.includes('read') ? null : [...rights, 'manage'];
	const { rows } = await sql<{ id: string }>`
		select person_id as id from membership where organisation_id = ${organisationId}
			and (${wanted}::text[] is null or rights && ${wanted}::text[])
		order by since, person_id`.execute(db);
	return rows.map(({ id }) => id);
}

/** The people of the verified broker teams that cover a place; where none does, those who run this instance. */
export async function listBrokersOf(
	db: Db,
	place: { country: string | null; subdivision: string | null }
): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select distinct membership.person_id as id
		from broker_cover join organisation as team on team.id = broker_cover.organisation_id
		join membership on membership.organisation_id = team.id
		join person on person.id = membership.person_id and person.example = team.example
		where team.kind = 'broker_team' and team.status = 'active' and team.verified_until >= current_date
			and broker_cover.country = ${place.country}
			and (broker_cover.subdivision is null or broker_cover.subdivision = ${place.subdivision})`.execute(db);
	if (rows.length > 0) return rows.map(({ id }) => id);
	const operators = await db.selectFrom('person').select('id').where('operator', '=', true).execute();
	return operators.map(({ id }) => id);
}

/** Who may verify an organisation: those who look after its place, never its own people. */
export async function listVerifiersOf(db: Db, organisationId: string): Promise<string[]> {
	const organisation = await db
		.selectFrom('organisation')
		.select(['country', 'subdivision'])
		.where('id', '=', organisationId)
		.executeTakeFirst();
	if (!organisation) return [];
	const own = await listMembersWith(db, organisationId, 'read');
	return (await listBrokersOf(db, organisation)).filter((id) => !own.includes(id));
}

/** Who decides what was asked about a listing, never who asked. */
export async function listDecidersOf(db: Db, requestId: string): Promise<string[]> {
	const request = await db
		.selectFrom('listing_request')
		.innerJoin('listing', 'listing.id', 'listing_request.listing_id')
		.select(['listing.country', 'listing.subdivision', 'listing_request.person_id as askedBy'])
		.where('listing_request.id', '=', requestId)
		.executeTakeFirst();
	if (!request) return [];
	return (await listBrokersOf(db, request)).filter((id) => id !== request.askedBy);
}
