import { type Kysely, sql } from 'kysely';

/** What pages for everybody are made from; a test finds a table that one of them reads and that is missing here. */
const tables = [
	...['need', 'need_skill', 'need_transition', 'organisation', 'person', 'skill', 'city', 'subdivision'],
	...[
		'product',
		'product_skill',
		'product_fact',
		'implementer',
		'implementer_place',
		'lesson',
		'lesson_skill'
	],
	...['profile', 'profile_skill', 'match_posting', 'listing', 'listing_skill']
];

export async function up(db: Kysely<unknown>): Promise<void> {
	// A row for each transaction that changed what such pages show. Nothing is updated here, so edits do not wait for
	// each other; the transaction's number tells which of them may still have others before them.
	await sql`
		create table page_change (
			id uuid constraint page_change_pkey primary key default gen_random_uuid(),
			xid xid8 not null default pg_current_xact_id(),
			at timestamptz not null default now()
		)`.execute(db);
	await sql`create index page_change_xid_idx on page_change (xid)`.execute(db);
	await sql`
		create function page_note_change() returns trigger language plpgsql as $f$
		begin
			if current_setting('mutirao.page_change', true) is distinct from pg_current_xact_id()::text then
				insert into page_change default values;
				perform set_config('mutirao.page_change', pg_current_xact_id()::text, true);
			end if;
			return null;
		end $f$`.execute(db);
	for (const table of tables) {
		await sql`create trigger ${sql.ref(`page_change_${table}`)} after insert or update or delete
			on ${sql.table(table)} for each statement execute function page_note_change()`.execute(db);
	}
}
