import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table profile
			-- whose it is: a person's own, or an organisation's; examples and old rows have neither
			add column person_id uuid constraint profile_person_once unique references person on delete cascade,
			add column organisation_id uuid constraint profile_organisation_once unique references organisation on delete cascade,
			-- through whom it can contract; shown once that organisation said yes
			add column contracts_through uuid references organisation on delete set null,
			add column contracts_accepted_at timestamptz,
			-- the next meeting of a community: a moment, and the time zone its hour is read in
			add column meeting_at timestamptz,
			add column meeting_zone text,
			-- parts shown to verified offices and brokers only, even where the profile is public
			add column verified_only text[] not null default '{}' constraint profile_verified_only_known
				check (verified_only <@ array['about', 'url', 'hours', 'wishes', 'teachings', 'meeting', 'hello']),
			add column calendar_url text constraint profile_calendar_url_web check (calendar_url ~ '^https?://'),
			add constraint profile_owner_fits_kind check (
				(person_id is null or (kind = 'person' and organisation_id is null))
				and (organisation_id is null or kind in ('firm', 'community'))),
			add constraint profile_meeting_whole check ((meeting_at is null) = (meeting_zone is null))`.execute(db);
	await sql`create index profile_contracts_idx on profile (contracts_through)
		where contracts_through is not null`.execute(db);

	// What somebody agreed to when a profile was published: the very words, in the language they read.
	await sql`
		create table profile_consent (
			id uuid primary key default uuidv7(),
			profile_id uuid not null references profile on delete cascade,
			person_id uuid references person on delete set null,
			wording_version text not null,
			wording text not null,
			locale text not null,
			given_at timestamptz not null,
			withdrawn_at timestamptz
		)`.execute(db);
	await sql`create index profile_consent_profile_idx on profile_consent (profile_id, id)`.execute(db);

	// Which verified office or broker team opened a profile, by day. Nobody else is written down.
	await sql`
		create table profile_view (
			profile_id uuid not null references profile on delete cascade,
			organisation_id uuid not null references organisation on delete cascade,
			day date not null,
			constraint profile_view_pkey primary key (profile_id, organisation_id, day)
		)`.execute(db);

	await sql`
		alter table listing
			add column organisation_id uuid references organisation on delete set null,
			-- put right here: a later import leaves name, summary and address alone
			add column corrected_at timestamptz`.execute(db);

	// What people ask about a listing, for a broker of its place or an operator to decide.
	await sql`
		create table listing_request (
			id uuid primary key default uuidv7(),
			listing_id uuid not null references listing on delete cascade,
			what text not null constraint listing_request_what_known check (what in ('claim', 'correct', 'remove')),
			how text not null constraint listing_request_how_known check (how in ('mail', 'file', 'words')),
			-- what stands in the file of the listed repository
			code text,
			words text not null default '',
			-- column of the listing to what should stand there
			changes jsonb not null default '{}' constraint listing_request_changes_object
				check (jsonb_typeof(changes) = 'object'),
			person_id uuid references person on delete set null,
			status text not null default 'asked' constraint listing_request_status_known
				check (status in ('asked', 'accepted', 'refused')),
			reason text not null default '',
			decided_by uuid references person on delete set null,
			asked_at timestamptz not null,
			decided_at timestamptz,
			constraint listing_request_decision_has_time check ((status = 'asked') = (decided_at is null)),
			constraint listing_request_file_has_code check ((how = 'file') = (code is not null))
		)`.execute(db);
	await sql`create index listing_request_open_idx on listing_request (id) where status = 'asked'`.execute(db);
	await sql`create index listing_request_listing_idx on listing_request (listing_id, id)`.execute(db);
}
