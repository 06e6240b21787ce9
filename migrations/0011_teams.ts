import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table organisation
			add column about text not null default '',
			add column status text not null default 'active' constraint organisation_status_known
				check (status in ('active', 'closed', 'merged', 'succeeded')),
			add column successor_id uuid references organisation,
			-- the day the last verification holds until; every decision stands in "verification"
			add column verified_until date,
			-- new needs of this office are read by a second person before they are published
			add column second_pair_of_eyes boolean not null default false,
			add constraint organisation_successor_when_replaced
				check ((status in ('merged', 'succeeded')) = (successor_id is not null)),
			add constraint organisation_not_its_own_successor check (successor_id <> id)`.execute(db);

	await sql`
		create table membership (
			organisation_id uuid not null references organisation on delete cascade,
			person_id uuid not null references person on delete cascade,
			rights text[] not null constraint membership_rights_known
				check (rights <@ array['read', 'write', 'publish', 'manage']),
			since timestamptz not null,
			constraint membership_pkey primary key (organisation_id, person_id)
		)`.execute(db);
	await sql`create index membership_person_idx on membership (person_id)`.execute(db);

	await sql`
		create table invitation (
			id uuid primary key default uuidv7(),
			organisation_id uuid not null references organisation on delete cascade,
			address text not null,
			address_key text not null,
			rights text[] not null constraint invitation_rights_known
				check (rights <@ array['read', 'write', 'publish', 'manage']),
			invited_by uuid references person on delete set null,
			created_at timestamptz not null,
			expires_at timestamptz not null,
			ended text constraint invitation_ended_known check (ended in ('accepted', 'withdrawn', 'expired')),
			ended_at timestamptz,
			constraint invitation_end_has_time check ((ended is null) = (ended_at is null))
		)`.execute(db);
	await sql`create unique index invitation_open_once on invitation (organisation_id, address_key)
		where ended is null`.execute(db);

	// What a broker team looks after: a whole country or one of its regions.
	await sql`
		create table broker_cover (
			organisation_id uuid not null references organisation on delete cascade,
			country text not null references country,
			subdivision text references subdivision,
			constraint broker_cover_once unique nulls not distinct (organisation_id, country, subdivision)
		)`.execute(db);

	await sql`
		create table verification (
			id uuid primary key default uuidv7(),
			organisation_id uuid not null references organisation on delete cascade,
			step text not null constraint verification_step_known
				check (step in ('asked', 'verified', 'refused', 'withdrawn')),
			-- what the office offers as proof, or why it was decided so
			words text not null,
			person_id uuid references person on delete set null,
			valid_until date,
			at timestamptz not null
		)`.execute(db);
	await sql`create index verification_organisation_idx on verification (organisation_id, id desc)`.execute(
		db
	);

	await sql`
		create table organisation_event (
			id uuid primary key default uuidv7(),
			organisation_id uuid not null references organisation on delete cascade,
			step text not null constraint organisation_event_step_known
				check (step in ('founded', 'renamed', 'merged', 'closed', 'succeeded', 'joined', 'left', 'rights_changed')),
			-- names and ids of the change, never addresses
			detail jsonb not null default '{}',
			person_id uuid references person on delete set null,
			at timestamptz not null
		)`.execute(db);
	await sql`create index organisation_event_organisation_idx on organisation_event (organisation_id, id)`.execute(
		db
	);
}
