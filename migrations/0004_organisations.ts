import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table organisation (
			id uuid primary key default uuidv7(),
			kind text not null constraint organisation_kind_known
				check (kind in ('office', 'broker_team', 'firm', 'community', 'steward', 'funder')),
			name text not null,
			country text references country,
			subdivision text references subdivision,
			city integer references city,
			url text constraint organisation_url_web check (url ~ '^https?://'),
			example boolean not null default false,
			seed_key text constraint organisation_seed_key_unique unique,
			created_at timestamptz not null default now()
		)`.execute(db);

	// An imported organisation nobody has claimed: never counted as someone who can help, never ranked.
	await sql`
		create table listing (
			id uuid primary key default uuidv7(),
			source_key text not null constraint listing_source_key_unique unique,
			kind text not null constraint listing_kind_known
				check (kind in ('firm', 'community', 'public_body', 'civic_group', 'research_group')),
			status text not null default 'unclaimed' constraint listing_status_known
				check (status in ('unclaimed', 'claimed', 'removed')),
			name text not null,
			summary text not null default '',
			url text constraint listing_url_web check (url ~ '^https?://'),
			country text references country,
			subdivision text references subdivision,
			city integer references city,
			lat double precision,
			lng double precision,
			languages text[] not null default '{}',
			source text not null,
			licence text not null,
			source_date date not null,
			constraint listing_point_whole check ((lat is null) = (lng is null))
		)`.execute(db);
	await sql`create index listing_country_idx on listing (country, kind) where status = 'unclaimed'`.execute(
		db
	);
	await sql`create index listing_point_idx on listing using gist (point(lng, lat))
		where status = 'unclaimed' and lat is not null`.execute(db);
	await sql`create index listing_name_trigram_idx on listing using gin (lower(name) gin_trgm_ops)`.execute(
		db
	);

	await sql`
		create table listing_skill (
			listing_id uuid not null references listing on delete cascade,
			skill text not null references skill,
			constraint listing_skill_pkey primary key (listing_id, skill)
		)`.execute(db);
	await sql`create index listing_skill_skill_idx on listing_skill (skill, listing_id)`.execute(db);
}
