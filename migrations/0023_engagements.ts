import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table engagement (
			id uuid primary key default uuidv7(),
			need_id uuid not null references need,
			-- what is going to be done, in the words of who proposed it
			title text not null,
			status text not null constraint engagement_status_known
				check (status in ('proposed', 'agreed', 'active', 'delivered', 'accepted', 'not_accepted', 'paid',
					'handed_over', 'closed', 'ended_early')),
			kind text not null constraint engagement_kind_known
				check (kind in ('paid_contract', 'small_purchase', 'grant', 'stipend', 'secondment', 'volunteering',
					'advice', 'mentoring', 'training', 'code_review', 'market_sounding')),
			pays boolean not null,
			repository text constraint engagement_repository_web check (repository ~ '^https?://'),
			starts_on date,
			ends_on date,
			-- the typed ending, once there is one: the ledger is read from here
			ending text constraint engagement_ending_known
				check (ending in ('completed', 'never_started', 'not_accepted', 'money_withdrawn', 'need_changed',
					'people_left', 'no_time', 'skills_missing', 'not_paid', 'terms_not_agreed', 'other')),
			ended_at timestamptz,
			created_at timestamptz not null,
			updated_at timestamptz not null,
			constraint engagement_ended_has_ending check (
				(status in ('closed', 'ended_early')) = (ending is not null)
				and (ending is null) = (ended_at is null)),
			constraint engagement_closed_is_completed check ((status = 'closed') = coalesce(ending = 'completed', false)),
			constraint engagement_paid_pays check (status <> 'paid' or pays),
			constraint engagement_dates_in_order check (ends_on >= starts_on)
		)`.execute(db);
	await sql`create index engagement_need_idx on engagement (need_id, id)`.execute(db);
	await sql`create index engagement_ended_idx on engagement (ended_at desc, id desc) where ended_at is not null`.execute(
		db
	);

	// Offices and those who work with them: several of each, each of whom confirms for itself.
	await sql`
		create table engagement_party (
			id uuid primary key default uuidv7(),
			engagement_id uuid not null references engagement,
			side text not null constraint engagement_party_side_known check (side in ('office', 'profile')),
			organisation_id uuid references organisation,
			-- nothing is left of an erased person but that there was one
			profile_id uuid references profile on delete set null,
			introduction_id uuid constraint engagement_party_introduction_once unique references introduction,
			-- who speaks for it
			person_id uuid references person on delete set null,
			confirmed_at timestamptz,
			constraint engagement_party_office_is_one check ((side = 'office') = (organisation_id is not null)),
			constraint engagement_party_organisation_once unique (engagement_id, organisation_id),
			constraint engagement_party_profile_once unique (engagement_id, profile_id)
		)`.execute(db);
	await sql`create index engagement_party_organisation_idx on engagement_party (organisation_id)`.execute(db);
	await sql`create index engagement_party_profile_idx on engagement_party (profile_id)`.execute(db);

	await sql`
		create table engagement_transition (
			id uuid primary key default uuidv7(),
			engagement_id uuid not null references engagement,
			from_status text,
			to_status text not null,
			step text not null,
			side text constraint engagement_transition_side_known check (side in ('office', 'profile')),
			reason text not null default '',
			person_id uuid references person on delete set null,
			at timestamptz not null
		)`.execute(db);
	await sql`create index engagement_transition_engagement_idx
		on engagement_transition (engagement_id, id)`.execute(db);
	await sql`create trigger engagement_transition_append_only
		before update of engagement_id, from_status, to_status, step, side, at
		on engagement_transition for each row execute function refuse_change()`.execute(db);

	// An ending as one side reports it, and what the other says to that.
	await sql`
		create table engagement_ending (
			engagement_id uuid primary key references engagement,
			reported_by text not null constraint engagement_ending_side_known check (reported_by in ('office', 'profile')),
			ending text not null,
			words text not null default '',
			reported_at timestamptz not null,
			person_id uuid references person on delete set null,
			answer text constraint engagement_ending_answer_known check (answer in ('confirmed', 'own_account')),
			-- how the other side saw it: one of the same endings, and its words
			own_ending text,
			own_words text not null default '',
			answered_at timestamptz,
			answered_by uuid references person on delete set null,
			constraint engagement_ending_answer_has_time check ((answer is null) = (answered_at is null)),
			constraint engagement_ending_own_account check ((answer = 'own_account') = (own_ending is not null))
		)`.execute(db);

	await sql`
		create table engagement_milestone (
			id uuid primary key default uuidv7(),
			engagement_id uuid not null references engagement,
			title text not null,
			due_on date,
			done_at timestamptz,
			created_at timestamptz not null
		)`.execute(db);
	await sql`create index engagement_milestone_engagement_idx on engagement_milestone (engagement_id, id)`.execute(
		db
	);

	await sql`
		create table engagement_note (
			id uuid primary key default uuidv7(),
			engagement_id uuid not null references engagement,
			side text not null constraint engagement_note_side_known check (side in ('office', 'profile')),
			person_id uuid references person on delete set null,
			words text not null,
			language text not null,
			-- read by everybody, without the name of a natural person
			public boolean not null,
			at timestamptz not null,
			hidden_because text
		)`.execute(db);
	await sql`create index engagement_note_engagement_idx on engagement_note (engagement_id, id)`.execute(db);

	// Links only: a merge request, a release, a document. Nothing is copied.
	await sql`
		create table engagement_delivery (
			id uuid primary key default uuidv7(),
			engagement_id uuid not null references engagement,
			kind text not null constraint engagement_delivery_kind_known
				check (kind in ('merge_request', 'repository', 'release', 'document', 'training', 'other')),
			title text not null,
			url text not null constraint engagement_delivery_url_web check (url ~ '^https?://'),
			-- merged upstream, or accepted into the repository the need names
			upstream boolean not null default false,
			at timestamptz not null,
			person_id uuid references person on delete set null,
			constraint engagement_delivery_once unique (engagement_id, url)
		)`.execute(db);
}
