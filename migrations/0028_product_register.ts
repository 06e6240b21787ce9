import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table product
			add column example boolean not null default false,
			-- of the summary
			add column language text not null default 'en',
			-- what its own publiccode.yml says beyond the columns
			add column declared jsonb not null default '{}' constraint product_declared_object
				check (jsonb_typeof(declared) = 'object'),
			-- when those who keep it last put it right; a newer copy of the registry does not write over that
			add column corrected_at timestamptz`.execute(db);

	// What those who keep it changed in the description, appended.
	await sql`
		create table product_change (
			id uuid primary key default uuidv7(),
			product_id uuid not null references product on delete cascade,
			-- field to { before, after }
			changes jsonb not null constraint product_change_changes_object check (jsonb_typeof(changes) = 'object'),
			organisation_id uuid references organisation on delete set null,
			person_id uuid references person on delete set null,
			at timestamptz not null
		)`.execute(db);
	await sql`create index product_change_product_idx on product_change (product_id, id)`.execute(db);
	await sql`create index product_change_person_idx on product_change (person_id)`.execute(db);
	await sql`create trigger product_change_append_only before update of product_id, changes, at
		on product_change for each row execute function refuse_change()`.execute(db);

	await sql`
		create table product_steward (
			id uuid primary key default uuidv7(),
			product_id uuid not null references product on delete cascade,
			organisation_id uuid not null references organisation on delete cascade,
			status text not null constraint product_steward_status_known
				check (status in ('asked', 'confirmed', 'refused', 'ended')),
			updated_at timestamptz not null,
			constraint product_steward_once unique (product_id, organisation_id)
		)`.execute(db);
	await sql`create index product_steward_organisation_idx on product_steward (organisation_id)`.execute(db);
	await sql`
		create table product_steward_transition (
			id uuid primary key default uuidv7(),
			steward_id uuid not null references product_steward on delete cascade,
			from_status text,
			to_status text not null,
			step text not null,
			-- what shows that it keeps the product, or why it was decided so
			words text not null default '',
			person_id uuid references person on delete set null,
			at timestamptz not null
		)`.execute(db);
	await sql`create index product_steward_transition_steward_idx
		on product_steward_transition (steward_id, id)`.execute(db);
	await sql`create index product_steward_transition_person_idx
		on product_steward_transition (person_id)`.execute(db);
	await sql`create trigger product_steward_transition_append_only
		before update of steward_id, from_status, to_status, step, words, at
		on product_steward_transition for each row execute function refuse_change()`.execute(db);

	// What it takes to keep it running, one fact a row: the newest of a kind holds, the older ones stay.
	await sql`
		create table product_fact (
			id uuid primary key default uuidv7(),
			product_id uuid not null references product on delete cascade,
			kind text not null constraint product_fact_kind_known
				check (kind in ('skills', 'effort', 'money', 'funded_until', 'maintained_by')),
			-- null: no longer recorded
			value jsonb constraint product_fact_value_object check (jsonb_typeof(value) = 'object'),
			source_url text constraint product_fact_source_web check (source_url ~ '^https?://'),
			organisation_id uuid references organisation on delete set null,
			person_id uuid references person on delete set null,
			at timestamptz not null
		)`.execute(db);
	await sql`create index product_fact_product_idx on product_fact (product_id, kind, id desc)`.execute(db);
	await sql`create index product_fact_person_idx on product_fact (person_id)`.execute(db);
	await sql`create trigger product_fact_append_only before update of product_id, kind, value, source_url, at
		on product_fact for each row execute function refuse_change()`.execute(db);

	// Who says that they implement a product, where, doing what, until when.
	await sql`
		create table implementer (
			id uuid primary key default uuidv7(),
			product_id uuid not null references product on delete cascade,
			profile_id uuid not null references profile on delete cascade,
			status text not null constraint implementer_status_known
				check (status in ('claimed', 'confirmed', 'lapsed', 'removed')),
			work text[] not null constraint implementer_work_known
				check (work <@ array['hosting', 'support', 'development', 'training', 'localisation', 'integration',
					'consulting']),
			until date not null,
			confirmed_by uuid references organisation on delete set null,
			confirmed_at timestamptz,
			-- the work that shows it, where there was some
			engagement_id uuid references engagement on delete set null,
			-- the day its owner was reminded of
			reminded_until date,
			created_at timestamptz not null,
			updated_at timestamptz not null,
			constraint implementer_once unique (product_id, profile_id),
			constraint implementer_confirmed_has_time check (status <> 'confirmed' or confirmed_at is not null)
		)`.execute(db);
	await sql`create index implementer_profile_idx on implementer (profile_id)`.execute(db);
	await sql`create index implementer_until_idx on implementer (until) where status in ('claimed', 'confirmed')`.execute(
		db
	);
	await sql`
		create table implementer_place (
			implementer_id uuid not null references implementer on delete cascade,
			country text not null references country,
			subdivision text references subdivision,
			city integer references city,
			constraint implementer_place_once unique nulls not distinct (implementer_id, country, subdivision, city)
		)`.execute(db);
	await sql`create index implementer_place_country_idx on implementer_place (country, implementer_id)`.execute(
		db
	);
	await sql`
		create table implementer_transition (
			id uuid primary key default uuidv7(),
			implementer_id uuid not null references implementer on delete cascade,
			from_status text,
			to_status text not null,
			step text not null,
			-- until when it holds after this step
			until date not null,
			-- the office that confirmed or took it back
			organisation_id uuid references organisation on delete set null,
			words text not null default '',
			person_id uuid references person on delete set null,
			at timestamptz not null
		)`.execute(db);
	await sql`create index implementer_transition_implementer_idx
		on implementer_transition (implementer_id, id)`.execute(db);
	await sql`create index implementer_transition_person_idx on implementer_transition (person_id)`.execute(db);
	await sql`create trigger implementer_transition_append_only
		before update of implementer_id, from_status, to_status, step, until, words, at
		on implementer_transition for each row execute function refuse_change()`.execute(db);

	// A mistake anybody reports, seen by who is meant and by those who decide.
	await sql`
		create table implementer_report (
			id uuid primary key default uuidv7(),
			implementer_id uuid not null references implementer on delete cascade,
			words text not null,
			person_id uuid references person on delete set null,
			at timestamptz not null,
			decision text constraint implementer_report_decision_known check (decision in ('struck', 'kept', 'changed')),
			answer text not null default '',
			decided_by uuid references person on delete set null,
			decided_at timestamptz,
			constraint implementer_report_decision_has_time check ((decision is null) = (decided_at is null))
		)`.execute(db);
	await sql`create index implementer_report_implementer_idx on implementer_report (implementer_id, id)`.execute(
		db
	);
	await sql`create index implementer_report_person_idx on implementer_report (person_id)`.execute(db);

	await sql`
		alter table one_time_link
			drop constraint one_time_link_purpose_known,
			add constraint one_time_link_purpose_known check (purpose in (
				'sign_in', 'change_address', 'join_organisation', 'claim_listing', 'remove_listing', 'confirm_need',
				'invite_listing', 'renew_implementer', 'address_changed', 'password_changed', 'password_removed',
				'token_made'))`.execute(db);
}
