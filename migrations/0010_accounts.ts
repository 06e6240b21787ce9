import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table person (
			id uuid primary key default uuidv7(),
			-- what others read; a pseudonym is welcome
			name text not null,
			locale text not null,
			status text not null default 'active' constraint person_status_known
				check (status in ('active', 'suspended', 'erased')),
			operator boolean not null default false,
			example boolean not null default false,
			seed_key text constraint person_seed_key_unique unique,
			created_at timestamptz not null
		)`.execute(db);

	// Addresses live here and nowhere else, so that no list can carry them by accident.
	await sql`
		create table person_contact (
			person_id uuid primary key references person on delete cascade,
			address text not null,
			address_key text not null constraint person_contact_address_unique unique,
			verified_at timestamptz not null
		)`.execute(db);

	await sql`
		create table person_password (
			person_id uuid primary key references person on delete cascade,
			phc text not null,
			set_at timestamptz not null
		)`.execute(db);

	await sql`
		create table session (
			id text primary key,
			secret_hash bytea not null,
			person_id uuid not null references person on delete cascade,
			how text not null constraint session_how_known check (how in ('mail_link', 'password', 'example')),
			created_at timestamptz not null,
			renewed_at timestamptz not null,
			expires_at timestamptz not null
		)`.execute(db);
	await sql`create index session_person_idx on session (person_id)`.execute(db);
	await sql`create index session_expiry_idx on session (expires_at)`.execute(db);

	// The secret is made while its mail is written: until then there is none, and afterwards only its hash.
	await sql`
		create table one_time_link (
			id text primary key,
			secret_hash bytea,
			-- in clear only until the mail that carries it was handed over, so that a second try sends the same link
			unsent_secret text,
			purpose text not null constraint one_time_link_purpose_known
				check (purpose in ('sign_in', 'change_address', 'join_organisation', 'claim_listing', 'remove_listing')),
			address text not null,
			locale text not null,
			person_id uuid references person on delete cascade,
			subject uuid,
			created_at timestamptz not null,
			expires_at timestamptz not null,
			used_at timestamptz
		)`.execute(db);
	await sql`create index one_time_link_expiry_idx on one_time_link (expires_at)`.execute(db);
	await sql`create index one_time_link_person_idx on one_time_link (person_id)`.execute(db);

	await sql`
		create table personal_token (
			id text primary key,
			secret_hash bytea not null,
			person_id uuid not null references person on delete cascade,
			name text not null,
			scopes text[] not null constraint personal_token_scopes_known
				check (scopes <@ array['needs:read', 'profiles:read', 'organisations:read']),
			created_at timestamptz not null,
			expires_at timestamptz not null,
			last_used_on date
		)`.execute(db);
	await sql`create index personal_token_person_idx on personal_token (person_id)`.execute(db);

	// Mails of an instance with examples are caught here instead of leaving.
	await sql`
		create table demo_mail (
			id uuid primary key default uuidv7(),
			recipient text not null,
			subject text not null,
			body text not null,
			caught_at timestamptz not null
		)`.execute(db);
}
