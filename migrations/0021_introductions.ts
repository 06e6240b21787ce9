import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	// The way an office buys, once it has chosen one: until then every conversation is market sounding.
	await sql`
		alter table need
			add column buying_route text not null default ''`.execute(db);

	await sql`
		create table introduction (
			id uuid primary key default uuidv7(),
			need_id uuid not null references need,
			-- nothing is left of an erased person but that there was one
			profile_id uuid references profile on delete set null,
			-- what may be counted after the profile is gone
			profile_kind text not null constraint introduction_profile_kind_known
				check (profile_kind in ('person', 'firm', 'community')),
			asked_by text not null constraint introduction_asked_by_known check (asked_by in ('office', 'profile', 'broker')),
			-- the team whose broker made it, where one did
			broker_team_id uuid references organisation,
			status text not null constraint introduction_status_known
				check (status in ('suggested', 'asked', 'accepted_by_one', 'both_accepted', 'met', 'engaged',
					'no_fit', 'declined', 'lapsed', 'withdrawn')),
			-- who speaks for each side, set when they accept: the pair that may read each other's contact data
			office_person_id uuid references person on delete set null,
			profile_person_id uuid references person on delete set null,
			office_accepted_at timestamptz,
			profile_accepted_at timestamptz,
			-- money may change hands and no buying route was recorded when it was asked
			sounding boolean not null,
			-- the first introduction of this profile on this instance
			newcomer boolean not null,
			-- several introductions made for one need as a team that covers it together
			group_id uuid,
			-- what the match said at the moment somebody acted: total, parts, version, position
			snapshot jsonb not null constraint introduction_snapshot_object check (jsonb_typeof(snapshot) = 'object'),
			asked_at timestamptz,
			reminded_at timestamptz,
			created_at timestamptz not null,
			updated_at timestamptz not null,
			constraint introduction_both_accepted check (
				status not in ('both_accepted', 'met', 'engaged')
				or (office_accepted_at is not null and profile_accepted_at is not null)),
			constraint introduction_broker_has_team check (asked_by <> 'broker' or broker_team_id is not null)
		)`.execute(db);
	await sql`create unique index introduction_open_once on introduction (need_id, profile_id)
		where status in ('suggested', 'asked', 'accepted_by_one', 'both_accepted', 'met')`.execute(db);
	await sql`create index introduction_need_idx on introduction (need_id, id)`.execute(db);
	await sql`create index introduction_profile_idx on introduction (profile_id, id)`.execute(db);
	await sql`create index introduction_waiting_idx on introduction (asked_at)
		where status in ('asked', 'accepted_by_one')`.execute(db);

	// Appended, never overwritten: durations, the register and every public figure are read from here.
	await sql`
		create table introduction_transition (
			id uuid primary key default uuidv7(),
			introduction_id uuid not null references introduction,
			from_status text,
			to_status text not null,
			step text not null,
			-- office, profile or broker; null when time took the step
			side text constraint introduction_transition_side_known check (side in ('office', 'profile', 'broker')),
			reason_code text,
			-- in the words of who ended it, and what would have changed it
			reason text not null default '',
			would_change text not null default '',
			person_id uuid references person on delete set null,
			at timestamptz not null
		)`.execute(db);
	await sql`create index introduction_transition_introduction_idx
		on introduction_transition (introduction_id, id)`.execute(db);
	await sql`create index introduction_transition_at_idx on introduction_transition (at)`.execute(db);
	await sql`create trigger introduction_transition_append_only
		before update of introduction_id, from_status, to_status, step, side, reason_code, at
		on introduction_transition for each row execute function refuse_change()`.execute(db);

	// What each side gave of itself for the other, in a table of its own: read by one query, which asks whether both accepted.
	await sql`
		create table introduction_contact (
			introduction_id uuid not null references introduction,
			side text not null constraint introduction_contact_side_known check (side in ('office', 'profile')),
			person_id uuid not null references person on delete cascade,
			address text not null,
			telephone text not null default '',
			given_at timestamptz not null,
			revoked_at timestamptz,
			constraint introduction_contact_pkey primary key (introduction_id, side)
		)`.execute(db);
	await sql`create index introduction_contact_person_idx on introduction_contact (person_id)`.execute(db);

	await sql`
		create table introduction_message (
			id uuid primary key default uuidv7(),
			introduction_id uuid not null references introduction,
			side text not null constraint introduction_message_side_known check (side in ('office', 'profile', 'broker')),
			person_id uuid references person on delete set null,
			words text not null,
			-- what of it everybody may read: said by an office while money may change hands and no route is recorded
			public_words text,
			at timestamptz not null,
			hidden_because text
		)`.execute(db);
	await sql`create index introduction_message_introduction_idx on introduction_message (introduction_id, id)`.execute(
		db
	);

	// Either side keeps the other out. Who was blocked is never told; it reads as not available.
	await sql`
		create table block (
			organisation_id uuid not null references organisation on delete cascade,
			profile_id uuid not null references profile on delete cascade,
			by_side text not null constraint block_side_known check (by_side in ('office', 'profile')),
			person_id uuid references person on delete set null,
			at timestamptz not null,
			constraint block_pkey primary key (organisation_id, profile_id, by_side)
		)`.execute(db);
	await sql`create index block_profile_idx on block (profile_id)`.execute(db);

	// A broker or an official who stands too near says so, and the thing is closed to them from then on.
	await sql`
		create table conflict_declaration (
			id uuid primary key default uuidv7(),
			person_id uuid not null references person on delete cascade,
			need_id uuid references need on delete cascade,
			organisation_id uuid references organisation on delete cascade,
			profile_id uuid references profile on delete cascade,
			words text not null,
			at timestamptz not null,
			withdrawn_at timestamptz,
			constraint conflict_declaration_of_one check (num_nonnulls(need_id, organisation_id, profile_id) = 1)
		)`.execute(db);
	await sql`create unique index conflict_declaration_once
		on conflict_declaration (person_id, need_id, organisation_id, profile_id) nulls not distinct
		where withdrawn_at is null`.execute(db);

	// An organisation nobody here has claimed is invited once, whoever asks and under whatever entry it comes back.
	await sql`
		create table listing_invitation (
			listing_id uuid primary key references listing on delete cascade,
			domain text not null constraint listing_invitation_domain_once unique,
			-- the office or broker team that invited it
			organisation_id uuid not null references organisation,
			need_id uuid references need,
			person_id uuid references person on delete set null,
			at timestamptz not null,
			answer text constraint listing_invitation_answer_known check (answer in ('claimed', 'declined', 'removed')),
			answered_at timestamptz,
			constraint listing_invitation_answer_has_time check ((answer is null) = (answered_at is null))
		)`.execute(db);

	// What somebody says is wrong, for whoever runs this site or covers the place.
	await sql`
		create table report (
			id uuid primary key default uuidv7(),
			introduction_id uuid references introduction,
			person_id uuid references person on delete set null,
			words text not null,
			at timestamptz not null,
			decided_by uuid references person on delete set null,
			decided_at timestamptz,
			decision text not null default '',
			constraint report_decision_has_time check ((decision = '') = (decided_at is null))
		)`.execute(db);
}
