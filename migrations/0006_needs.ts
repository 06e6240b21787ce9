import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table need (
			id uuid primary key default uuidv7(),
			office_id uuid references organisation,
			-- a working need of this instance, a marked example, or an old one imported to learn from
			origin text not null constraint need_origin_known check (origin in ('own', 'example', 'archive')),
			status text not null constraint need_status_known
				check (status in ('draft', 'in_review', 'open', 'paused', 'closed')),
			ending text constraint need_ending_known
				check (ending in ('engaged', 'nobody_answered', 'nobody_fitted', 'solved_ourselves',
					'moved_to_tender', 'changed_our_mind', 'duplicate', 'lapsed', 'not_recorded')),
			title text not null,
			outcome_wanted text not null,
			problem text not null default '',
			tried text not null default '',
			language text not null,
			kind text constraint need_kind_known
				check (kind in ('paid_contract', 'small_purchase', 'grant', 'stipend', 'secondment', 'volunteering',
					'advice', 'mentoring', 'training', 'code_review', 'market_sounding')),
			intent text not null default 'now' constraint need_intent_known check (intent in ('now', 'soon', 'exploring')),
			budget_amount integer constraint need_budget_positive check (budget_amount > 0),
			budget_currency text constraint need_currency_shape check (budget_currency ~ '^[A-Z]{3}$'),
			effort_days integer constraint need_effort_positive check (effort_days > 0),
			paid_within_days integer constraint need_paid_within_range check (paid_within_days between 0 and 365),
			contracted_how text not null default '',
			gates text[] not null default '{}' constraint need_gates_known
				check (gates <@ array['registered_supplier', 'framework', 'size_class', 'clearance', 'can_invoice']),
			local_preference_rule text,
			presence text not null default 'either' constraint need_presence_known
				check (presence in ('on_site', 'remote', 'either')),
			country text references country,
			subdivision text references subdivision,
			city integer references city,
			languages text[] not null default '{}',
			mandatory_languages text[] not null default '{}',
			starts_on date,
			ends_on date,
			closes_on date,
			staff_afterwards text not null default '',
			maintained_by text not null default '',
			maintained_until date,
			repository text constraint need_repository_web check (repository ~ '^https?://'),
			source text,
			source_url text constraint need_source_url_web check (source_url ~ '^https?://'),
			source_licence text,
			source_key text constraint need_source_key_unique unique,
			published_at timestamptz,
			created_at timestamptz not null default now(),
			updated_at timestamptz not null default now(),
			constraint need_closed_has_ending check ((status = 'closed') = (ending is not null)),
			constraint need_budget_has_currency check ((budget_amount is null) = (budget_currency is null)),
			constraint need_dates_in_order check (ends_on >= starts_on),
			constraint need_has_office check (origin = 'archive' or office_id is not null),
			constraint need_archive_has_source check (origin <> 'archive' or (source is not null and source_url is not null))
		)`.execute(db);
	await sql`create index need_open_idx on need (published_at desc, id desc) where status = 'open'`.execute(
		db
	);
	await sql`create index need_office_idx on need (office_id)`.execute(db);
	await sql`create index need_text_idx on need using gin (lower(title || ' ' || outcome_wanted) gin_trgm_ops)`.execute(
		db
	);

	await sql`
		create table need_skill (
			need_id uuid not null references need on delete cascade,
			skill text not null references skill,
			must boolean not null,
			level smallint constraint need_skill_level_range check (level between 1 and 4),
			constraint need_skill_pkey primary key (need_id, skill)
		)`.execute(db);
	await sql`create index need_skill_skill_idx on need_skill (skill, need_id)`.execute(db);

	// Appended, never overwritten: durations and timelines are read from here.
	await sql`
		create table need_transition (
			id uuid primary key default uuidv7(),
			need_id uuid not null references need on delete cascade,
			from_status text,
			to_status text not null,
			step text not null,
			ending text,
			reason text,
			person_id uuid,
			at timestamptz not null
		)`.execute(db);
	await sql`create index need_transition_need_idx on need_transition (need_id, at)`.execute(db);
	await sql`
		create function refuse_change() returns trigger language plpgsql as $$
		begin
			raise exception 'rows of % are appended, never changed', tg_table_name using errcode = 'restrict_violation';
		end $$`.execute(db);
	await sql`create trigger need_transition_append_only before update on need_transition
		for each row execute function refuse_change()`.execute(db);
}
