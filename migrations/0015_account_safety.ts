import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	// A mail that says what changed carries a link that takes the account back.
	await sql`
		alter table one_time_link
			drop constraint one_time_link_purpose_known,
			add constraint one_time_link_purpose_known check (purpose in (
				'sign_in', 'change_address', 'join_organisation', 'claim_listing', 'remove_listing',
				'address_changed', 'password_changed', 'password_removed', 'token_made'))`.execute(db);

	// Whoever suspends a person, by whatever way: their profile is in no match from that moment on.
	await sql`
		create function forget_suspended() returns trigger language plpgsql as $$
		begin
			delete from match_posting using profile
			where profile.id = match_posting.profile_id and profile.person_id = new.id;
			return null;
		end $$`.execute(db);
	await sql`create trigger person_suspended after update of status on person for each row
		when (new.status <> 'active') execute function forget_suspended()`.execute(db);
}
