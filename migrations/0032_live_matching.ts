import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	// Derived, like the postings beside which it is written: what the score reads of a published profile, in one row.
	await sql`
		create table match_facts (
			profile_id uuid primary key references profile on delete cascade,
			-- ProfileFacts of matching/facts.ts with audience and example; text, since it is only ever read whole
			facts json not null
		)`.execute(db);

	// What changed for those who hold matching in memory: each follows by itself, so nothing is taken away when it is
	// read. The transaction tells a reader what may still be under way; old rows go every night.
	await sql`
		create table match_change (
			seq bigint generated always as identity primary key,
			tx xid8 not null default pg_current_xact_id(),
			kind text not null constraint match_change_kind_known check (kind in ('profile', 'need')),
			id uuid not null,
			at timestamptz not null default now()
		)`.execute(db);
	await sql`create index match_change_tx_idx on match_change (tx)`.execute(db);
	// Edits note themselves; whatever deletes a row, and what hangs on it, is noted here.
	await sql`
		create function match_note_gone() returns trigger language plpgsql as $f$
		begin
			execute format('insert into match_change (kind, id) select %L, %I from gone', tg_argv[0], tg_argv[1]);
			return null;
		end $f$`.execute(db);
	await sql`create trigger match_gone_profile after delete on match_facts
		referencing old table as gone for each statement execute function match_note_gone('profile', 'profile_id')`.execute(
		db
	);
	await sql`create trigger match_gone_need after delete on need
		referencing old table as gone for each statement execute function match_note_gone('need', 'id')`.execute(db);

	// The last time each derived thing was compared with the truth, and what differed.
	await sql`
		create table match_check (
			what text primary key constraint match_check_what_known check (what in ('postings', 'index', 'lists')),
			at timestamptz not null,
			compared integer not null,
			differed integer not null
		)`.execute(db);
}
