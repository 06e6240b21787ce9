import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	// One link by which an invited organisation claims its entry, declines, or is removed.
	await sql`
		alter table one_time_link
			drop constraint one_time_link_purpose_known,
			add constraint one_time_link_purpose_known check (purpose in (
				'sign_in', 'change_address', 'join_organisation', 'claim_listing', 'remove_listing', 'confirm_need',
				'invite_listing', 'address_changed', 'password_changed', 'password_removed', 'token_made'))`.execute(db);
}
