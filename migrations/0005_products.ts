import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table product (
			id uuid primary key default uuidv7(),
			source_key text not null constraint product_source_key_unique unique,
			name text not null,
			summary text not null default '',
			url text constraint product_url_web check (url ~ '^https?://'),
			repository text constraint product_repository_web check (repository ~ '^https?://'),
			licence text,
			kinds text[] not null default '{}',
			-- where the registry that lists it has it; not_recorded where our copy does not say
			registry_status text not null constraint product_registry_status_known
				check (registry_status in ('nominee', 'in_review', 'recognised', 'archived', 'not_recorded')),
			stewards text[] not null default '{}',
			developed_in text[] not null default '{}',
			deployed_in text[] not null default '{}',
			goals smallint[] not null default '{}',
			source text not null,
			source_licence text not null,
			source_date date not null,
			constraint product_goals_range check (1 <= all (goals) and 17 >= all (goals))
		)`.execute(db);
	await sql`create index product_name_idx on product (lower(name), id)`.execute(db);
	await sql`create index product_name_trigram_idx on product using gin (lower(name) gin_trgm_ops)`.execute(
		db
	);
	await sql`create index product_deployed_idx on product using gin (deployed_in)`.execute(db);

	await sql`
		create table product_skill (
			product_id uuid not null references product on delete cascade,
			skill text not null references skill,
			-- false: the skill is what the product is about, true: the skill is this product itself
			itself boolean not null default false,
			constraint product_skill_pkey primary key (product_id, skill)
		)`.execute(db);
	await sql`create index product_skill_skill_idx on product_skill (skill, product_id)`.execute(db);
}
