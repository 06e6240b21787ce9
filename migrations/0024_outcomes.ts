import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	// The same short questions to both sides; an account is its side's own words and stays apart from the other's.
	await sql`
		create table outcome_account (
			engagement_id uuid not null references engagement,
			side text not null constraint outcome_account_side_known check (side in ('office', 'profile')),
			language text not null,
			wanted text not null,
			happened text not null,
			worked text not null default '',
			did_not_work text not null default '',
			tell_next text not null default '',
			-- what staff can do now that they could not: how many, and what shows it
			staff_can text not null default '',
			staff_count smallint constraint outcome_account_staff_range check (staff_count between 0 and 10000),
			staff_shown_by text not null default '',
			keys_held_by text not null default '',
			maintained_by text not null default '',
			local_parties smallint constraint outcome_account_parties_range check (local_parties between 0 and 1000),
			-- what the other side wrote to it, once it could read it
			reply text not null default '',
			publication text not null default 'not_asked' constraint outcome_account_publication_known
				check (publication in ('not_asked', 'agreed', 'refused')),
			taken_down_at timestamptz,
			person_id uuid references person on delete set null,
			written_at timestamptz not null,
			updated_at timestamptz not null,
			constraint outcome_account_pkey primary key (engagement_id, side)
		)`.execute(db);

	// Written, agreed, refused, replied to, corrected, taken down: appended, with what stood there before.
	await sql`
		create table outcome_event (
			id uuid primary key default uuidv7(),
			engagement_id uuid not null references engagement,
			side text not null,
			step text not null constraint outcome_event_step_known
				check (step in ('account_written', 'publication_agreed', 'publication_refused', 'reply_written',
					'corrected', 'taken_down', 'put_back')),
			changes jsonb not null default '{}' constraint outcome_event_changes_object
				check (jsonb_typeof(changes) = 'object'),
			reason text not null default '',
			person_id uuid references person on delete set null,
			at timestamptz not null
		)`.execute(db);
	await sql`create index outcome_event_engagement_idx on outcome_event (engagement_id, id)`.execute(db);
	await sql`create trigger outcome_event_append_only before update of engagement_id, side, step, reason, at
		on outcome_event for each row execute function refuse_change()`.execute(db);

	// Three, six and twelve months later: does it still run, and can the staff still do it?
	await sql`
		create table outcome_check_in (
			engagement_id uuid not null references engagement,
			month smallint not null constraint outcome_check_in_month_known check (month in (3, 6, 12)),
			side text not null constraint outcome_check_in_side_known check (side in ('office', 'profile')),
			asked_at timestamptz not null,
			still_runs text constraint outcome_check_in_runs_known check (still_runs in ('yes', 'partly', 'no', 'not_known')),
			staff_can text constraint outcome_check_in_staff_known check (staff_can in ('yes', 'partly', 'no', 'not_known')),
			kept_by text not null default '',
			without_it text not null default '',
			answered_at timestamptz,
			person_id uuid references person on delete set null,
			constraint outcome_check_in_pkey primary key (engagement_id, month, side),
			constraint outcome_check_in_answer_has_time check ((still_runs is null) = (answered_at is null))
		)`.execute(db);

	await sql`
		create table lesson (
			id uuid primary key default uuidv7(),
			status text not null constraint lesson_status_known check (status in ('draft', 'published', 'withdrawn')),
			organisation_id uuid not null references organisation,
			title text not null,
			words text not null,
			language text not null,
			discipline text not null constraint lesson_discipline_known
				check (discipline in ('procurement', 'legal', 'it', 'budget', 'policy', 'people', 'community')),
			government_level text constraint lesson_level_known
				check (government_level in ('local', 'regional', 'national', 'international')),
			kind text,
			maturity text constraint lesson_maturity_known check (maturity in ('first_time', 'some_experience', 'established')),
			country text references country,
			subdivision text references subdivision,
			product_id uuid references product on delete set null,
			example boolean not null default false,
			seed_key text constraint lesson_seed_key_unique unique,
			created_by uuid references person on delete set null,
			published_at timestamptz,
			created_at timestamptz not null,
			updated_at timestamptz not null
		)`.execute(db);
	await sql`create index lesson_published_idx on lesson (published_at desc, id desc) where status = 'published'`.execute(
		db
	);
	await sql`create index lesson_text_idx on lesson using gin (lower(title || ' ' || words) gin_trgm_ops)`.execute(
		db
	);

	// What a lesson was drawn from; nothing is published that cannot be traced to rows.
	await sql`
		create table lesson_source (
			lesson_id uuid not null references lesson on delete cascade,
			engagement_id uuid not null references engagement,
			constraint lesson_source_pkey primary key (lesson_id, engagement_id)
		)`.execute(db);
	await sql`
		create table lesson_skill (
			lesson_id uuid not null references lesson on delete cascade,
			skill text not null references skill,
			constraint lesson_skill_pkey primary key (lesson_id, skill)
		)`.execute(db);
	await sql`create index lesson_skill_skill_idx on lesson_skill (skill, lesson_id)`.execute(db);

	// Who did what, as the office says at the close: it attests skills and may be hidden by its person.
	await sql`
		create table attestation (
			id uuid primary key default uuidv7(),
			engagement_id uuid not null references engagement,
			profile_id uuid not null references profile on delete cascade,
			skill text not null references skill,
			organisation_id uuid not null references organisation,
			-- the office's people also stand behind a profile that attested theirs
			reciprocal boolean not null,
			-- beyond what one pair may attest: kept and shown, and counts nowhere
			counts boolean not null,
			words text not null default '',
			hidden boolean not null default false,
			person_id uuid references person on delete set null,
			at timestamptz not null,
			constraint attestation_once unique (engagement_id, profile_id, skill)
		)`.execute(db);
	await sql`create index attestation_profile_idx on attestation (profile_id)`.execute(db);
	await sql`create index attestation_pair_idx on attestation (organisation_id, profile_id)`.execute(db);
}
