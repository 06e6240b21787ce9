import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	// What a visitor typed and asked to have kept while they sign in. Only the browser that holds the key can open
	// it: neither the key nor anything about the person is here.
	await sql`
		create table kept_text (
			-- SHA-256 of the key
			lock text constraint kept_text_pkey primary key,
			-- AES-256-GCM: 12 bytes of nonce, 16 of tag, the rest
			sealed bytea not null constraint kept_text_sealed_short check (octet_length(sealed) <= 100000),
			until timestamptz not null
		)`.execute(db);
	await sql`create index kept_text_until_idx on kept_text (until)`.execute(db);

	// A need whose office closed without a successor did not end because anybody changed their mind.
	await sql`
		alter table need drop constraint need_ending_known, add constraint need_ending_known
			check (ending in ('engaged', 'nobody_answered', 'nobody_fitted', 'solved_ourselves', 'moved_to_tender',
				'changed_our_mind', 'duplicate', 'office_closed', 'lapsed', 'not_recorded'))`.execute(db);
}
