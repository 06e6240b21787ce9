import type { Db } from '../../platform/server/db.ts';

/** The example people an instance with examples lets visitors be, and where each worked first. */
export function listExamplePeople(db: Db) {
	return (
		db
			.selectFrom('person')
			.leftJoin('membership', 'membership.person_id', 'person.id')
			.leftJoin('organisation', 'organisation.id', 'membership.organisation_id')
			// Visitors found organisations as them, too.
			.distinctOn('person.seed_key')
			.select(['person.id', 'person.name', 'person.operator'])
			.select(['organisation.kind', 'organisation.name as organisation', 'organisation.country'])
			.where('person.example', '=', true)
			.where('person.status', '=', 'active')
			.orderBy('person.seed_key')
			.orderBy('membership.since')
			.orderBy('organisation.id')
			.execute()
	);
}
