import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	// When the office was last asked whether a need is still wanted, and the link that answers it.
	await sql`alter table need add column confirmation_asked_at timestamptz`.execute(db);
	await sql`
		alter table one_time_link
			drop constraint one_time_link_purpose_known,
			add constraint one_time_link_purpose_known check (purpose in (
				'sign_in', 'change_address', 'join_organisation', 'claim_listing', 'remove_listing', 'confirm_need',
				'address_changed', 'password_changed', 'password_removed', 'token_made'))`.execute(db);

	// Who of a desk looks after something that waits, and when they want to be asked again. No team: the operators.
	await sql`
		create table desk_item (
			team_id uuid references organisation on delete cascade,
			subject text not null constraint desk_item_subject_known
				check (subject in ('need', 'introduction', 'organisation', 'listing_request', 'report')),
			subject_id uuid not null,
			assigned_to uuid references person on delete set null,
			follow_up_on date,
			word text not null default '',
			person_id uuid references person on delete set null,
			at timestamptz not null
		)`.execute(db);
	await sql`create unique index desk_item_once on desk_item (team_id, subject, subject_id) nulls not distinct`.execute(
		db
	);

	// What a team writes down for itself. Never part of the facts that others see.
	await sql`
		create table desk_note (
			id uuid primary key default uuidv7(),
			team_id uuid references organisation on delete cascade,
			need_id uuid references need on delete cascade,
			profile_id uuid references profile on delete cascade,
			organisation_id uuid references organisation on delete cascade,
			words text not null,
			person_id uuid references person on delete set null,
			at timestamptz not null,
			constraint desk_note_of_one check (num_nonnulls(need_id, profile_id, organisation_id) = 1)
		)`.execute(db);
	await sql`create index desk_note_team_idx on desk_note (team_id, id)`.execute(db);
	await sql`create index desk_note_profile_idx on desk_note (profile_id)`.execute(db);

	// Whom a team thinks of for a need. Nobody else sees it until somebody is asked.
	await sql`
		create table desk_candidate (
			team_id uuid not null references organisation on delete cascade,
			need_id uuid not null references need on delete cascade,
			profile_id uuid not null references profile on delete cascade,
			reason text not null,
			person_id uuid references person on delete set null,
			at timestamptz not null,
			constraint desk_candidate_pkey primary key (team_id, need_id, profile_id)
		)`.execute(db);
	await sql`create index desk_candidate_profile_idx on desk_candidate (profile_id)`.execute(db);

	// Messages a team words itself; where there is none, the one that comes with the site stands.
	await sql`
		create table desk_template (
			team_id uuid not null references organisation on delete cascade,
			kind text not null constraint desk_template_kind_known
				check (kind in ('vague_need', 'first_introduction', 'reminder', 'nobody_fitted', 'office_hours')),
			locale text not null,
			words text not null,
			person_id uuid references person on delete set null,
			at timestamptz not null,
			constraint desk_template_pkey primary key (team_id, kind, locale)
		)`.execute(db);

	// The failure a team tells of in a report, chosen among those that ended so in its time.
	await sql`
		create table desk_failure (
			team_id uuid not null references organisation on delete cascade,
			from_on date not null,
			to_on date not null,
			need_id uuid references need on delete cascade,
			introduction_id uuid references introduction on delete cascade,
			words text not null,
			person_id uuid references person on delete set null,
			at timestamptz not null,
			constraint desk_failure_pkey primary key (team_id, from_on, to_on),
			constraint desk_failure_of_one check (num_nonnulls(need_id, introduction_id) = 1)
		)`.execute(db);
}
