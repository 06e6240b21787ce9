import { sql, type SqlBool } from 'kysely';
import type { PersonalRecords } from '../../accounts/server/own-records.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Atomic } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';

/** Where somebody works, who invited them or whom they invited, and what they decided there. */
export const organisationRecords: PersonalRecords = {
	name: 'organisations',
	gather: gatherMemberships,
	erase: eraseMemberships
};

async function gatherMemberships(db: Db, id: string) {
	const memberships = await db
		.selectFrom('membership')
		.innerJoin('organisation', 'organisation.id', 'membership.organisation_id')
		.select(['membership.organisation_id', 'organisation.name', 'membership.rights', 'membership.since'])
		.where('membership.person_id', '=', id)
		.execute();
	const invitations = await db
		.selectFrom('invitation')
		.select(['id', 'organisation_id', 'address', 'address_key', 'rights', 'invited_by'])
		.select(['created_at', 'expires_at', 'ended', 'ended_at'])
		.where((eb) =>
			eb.or([
				eb('invited_by', '=', id),
				eb('address_key', 'in', (of) =>
					of.selectFrom('person_contact').select('person_contact.address_key').where('person_id', '=', id)
				)
			])
		)
		.execute();
	const verifications = await db
		.selectFrom('verification')
		.select(['id', 'organisation_id', 'step', 'words', 'valid_until', 'at'])
		.where('person_id', '=', id)
		.execute();
	const events = await db
		.selectFrom('organisation_event')
		.select(['id', 'organisation_id', 'step', 'detail', 'at'])
		.where((eb) => eb.or([eb('person_id', '=', id), sql<SqlBool>`detail ->> 'person' = ${id}`]))
		.execute();
	return { memberships, invitations, verifications, events };
}

/** Whoever is the last to manage an organisation with other members hands over first; one without others closes. */
async function eraseMemberships({ db, now }: Atomic, id: string): Promise<void> {
	const managed = await db
		.selectFrom('organisation')
		.innerJoin('membership', 'membership.organisation_id', 'organisation.id')
		.select(['organisation.id', 'organisation.name', 'organisation.status'])
		.where('membership.person_id', '=', id)
		.orderBy('organisation.id')
		.forUpdate('organisation')
		.execute();
	for (const { id: organisationId, name, status } of managed) {
		const others = await db
			.selectFrom('membership')
			.select('rights')
			.where('organisation_id', '=', organisationId)
			.where('person_id', '<>', id)
			.execute();
		if (status !== 'active' || others.some(({ rights }) => rights.includes('manage'))) continue;
		if (others.length > 0) throw new Refusal('stale_state', 'teams_hand_over_first', { name });
		await db.updateTable('organisation').set({ status: 'closed' }).where('id', '=', organisationId).execute();
		await db
			.insertInto('organisation_event')
			.values({ organisation_id: organisationId, step: 'closed', person_id: null, at: now })
			.execute();
	}
	await db.deleteFrom('membership').where('person_id', '=', id).execute();
	await db
		.deleteFrom('invitation')
		.where('address_key', 'in', (of) =>
			of.selectFrom('person_contact').select('person_contact.address_key').where('person_id', '=', id)
		)
		.execute();
	await db.updateTable('invitation').set({ invited_by: null }).where('invited_by', '=', id).execute();
	await db.updateTable('verification').set({ person_id: null }).where('person_id', '=', id).execute();
	// The history of an organisation stays; who it was does not.
	await db.updateTable('organisation_event').set({ person_id: null }).where('person_id', '=', id).execute();
	await sql`update organisation_event set detail = detail - 'person' where detail ->> 'person' = ${id}`.execute(
		db
	);
}
