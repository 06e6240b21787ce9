import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	// A question somebody wants asked again: as the list itself understands it, never an address.
	await sql`
		create table saved_search (
			id uuid primary key default uuidv7(),
			person_id uuid not null references person on delete cascade,
			kind text not null constraint saved_search_kind_known check (kind in
				('needs', 'people', 'organisations', 'products', 'lessons', 'outcomes', 'search', 'fitting')),
			name text not null,
			question jsonb not null constraint saved_search_question_object check (jsonb_typeof(question) = 'object'),
			-- the same for the same question, so that what many ask is looked up once
			question_key text not null,
			pace text not null constraint saved_search_pace_known check (pace in ('at_once', 'daily', 'weekly')),
			paused_at timestamptz,
			-- how many mails about it in a row nobody opened
			unread integer not null default 0 constraint saved_search_unread_natural check (unread >= 0),
			created_at timestamptz not null,
			-- what appeared up to here was told, or was not new
			looked_until timestamptz not null,
			-- something was found that is to be told soon
			waiting boolean not null default false,
			-- part of the address of its feed; null: it has none
			feed_key text constraint saved_search_feed_key_unique unique,
			constraint saved_search_once unique (person_id, question_key)
		)`.execute(db);
	await sql`create index saved_search_question_idx on saved_search (kind, question_key)
		where pace = 'at_once' and paused_at is null`.execute(db);

	// One mail about one saved search, and what was in it: nothing is told twice.
	await sql`
		create table search_alert (
			id uuid primary key default uuidv7(),
			saved_search_id uuid not null references saved_search on delete cascade,
			-- how often mails about it come when this one is made; slower than asked for when they go unread
			pace text not null constraint search_alert_pace_known
				check (pace in ('at_once', 'daily', 'weekly', 'monthly')),
			-- how many before it nobody opened
			unread_before integer not null,
			-- more was found than one mail holds
			more boolean not null,
			created_at timestamptz not null,
			opened_at timestamptz
		)`.execute(db);
	await sql`create index search_alert_search_idx on search_alert (saved_search_id, created_at)`.execute(db);
	await sql`create index search_alert_created_idx on search_alert (created_at)`.execute(db);
	await sql`
		create table search_alert_item (
			saved_search_id uuid not null references saved_search on delete cascade,
			-- what it is in the words of search: a need, a profile, a lesson
			item_kind text not null,
			item_id uuid not null,
			alert_id uuid references search_alert on delete set null,
			at timestamptz not null,
			constraint search_alert_item_pkey primary key (saved_search_id, item_kind, item_id)
		)`.execute(db);
	await sql`create index search_alert_item_alert_idx on search_alert_item (alert_id)`.execute(db);
	await sql`create index search_alert_item_at_idx on search_alert_item (at)`.execute(db);

	// Since when there is an entry: what is new of lists that are copied.
	await sql`alter table listing add column added_at timestamptz not null default now()`.execute(db);
	await sql`alter table product add column added_at timestamptz not null default now()`.execute(db);
	await sql`create index listing_added_idx on listing (added_at desc, id desc)`.execute(db);
	await sql`create index product_added_idx on product (added_at desc, id desc)`.execute(db);
	await sql`create index profile_appeared_idx on profile (published_at desc, id desc) where status = 'published'`.execute(
		db
	);
}
