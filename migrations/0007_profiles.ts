import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table profile (
			id uuid primary key default uuidv7(),
			kind text not null constraint profile_kind_known check (kind in ('person', 'firm', 'community')),
			status text not null constraint profile_status_known check (status in ('draft', 'published', 'withdrawn')),
			-- a person's default: seen by verified offices and brokers only
			visibility text not null default 'verified' constraint profile_visibility_known
				check (visibility in ('public', 'verified', 'introduction')),
			name text not null,
			headline text not null,
			about text not null default '',
			language text not null,
			url text constraint profile_url_web check (url ~ '^https?://'),
			example boolean not null default false,
			seed_key text constraint profile_seed_key_unique unique,
			remote boolean not null default false,
			languages text[] not null default '{}',
			kinds text[] not null default '{}' constraint profile_kinds_known
				check (kinds <@ array['paid_contract', 'small_purchase', 'grant', 'stipend', 'secondment', 'volunteering',
					'advice', 'mentoring', 'training', 'code_review', 'market_sounding']),
			-- gate code to true or false; a gate not mentioned is unknown
			gates jsonb not null default '{}' constraint profile_gates_object check (jsonb_typeof(gates) = 'object'),
			capacity_limit smallint not null default 2 constraint profile_capacity_range check (capacity_limit between 0 and 50),
			open_introductions smallint not null default 0 constraint profile_open_not_negative check (open_introductions >= 0),
			hours_per_week smallint constraint profile_hours_range check (hours_per_week between 1 and 80),
			free_from date,
			paused boolean not null default false,
			meeting_text text not null default '',
			say_hello text not null default '',
			published_at timestamptz,
			created_at timestamptz not null default now(),
			updated_at timestamptz not null default now()
		)`.execute(db);
	await sql`create index profile_published_idx on profile (id) where status = 'published'`.execute(db);
	await sql`create index profile_name_trigram_idx on profile using gin (lower(name || ' ' || headline) gin_trgm_ops)`.execute(
		db
	);

	// has, wants to learn and would teach are three relations, never one column
	await sql`
		create table profile_skill (
			profile_id uuid not null references profile on delete cascade,
			skill text not null references skill,
			level smallint constraint profile_skill_level_range check (level between 1 and 4),
			evidence text not null default 'claimed' constraint profile_skill_evidence_known
				check (evidence in ('claimed', 'evidenced', 'attested')),
			evidence_url text constraint profile_skill_evidence_url_web check (evidence_url ~ '^https?://'),
			last_used smallint constraint profile_skill_last_used_range check (last_used between 1960 and 2100),
			constraint profile_skill_pkey primary key (profile_id, skill)
		)`.execute(db);
	await sql`create index profile_skill_skill_idx on profile_skill (skill, profile_id)`.execute(db);

	await sql`
		create table profile_wish (
			profile_id uuid not null references profile on delete cascade,
			skill text not null references skill,
			constraint profile_wish_pkey primary key (profile_id, skill)
		)`.execute(db);

	await sql`
		create table profile_teaching (
			profile_id uuid not null references profile on delete cascade,
			skill text not null references skill,
			constraint profile_teaching_pkey primary key (profile_id, skill)
		)`.execute(db);

	await sql`
		create table profile_place (
			id uuid primary key default uuidv7(),
			profile_id uuid not null references profile on delete cascade,
			country text not null references country,
			subdivision text references subdivision,
			city integer references city,
			radius_km smallint constraint profile_place_radius_range check (radius_km between 1 and 1000)
		)`.execute(db);
	await sql`create index profile_place_profile_idx on profile_place (profile_id)`.execute(db);
	await sql`create index profile_place_country_idx on profile_place (country, subdivision, city)`.execute(db);
}
