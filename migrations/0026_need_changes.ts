import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	// A change of a public need of an office that wants a second pair of eyes: nothing of it shows before a colleague
	// has said yes.
	await sql`
		create table need_change (
			id uuid primary key default uuidv7(),
			need_id uuid not null references need on delete cascade,
			-- the whole form, as validated
			fields jsonb not null constraint need_change_fields_object check (jsonb_typeof(fields) = 'object'),
			-- column name to { before, after }, as the colleague reads it and as it takes effect
			changes jsonb not null constraint need_change_changes_object check (jsonb_typeof(changes) = 'object'),
			reason text not null default '',
			person_id uuid references person on delete set null,
			at timestamptz not null,
			decided_at timestamptz
		)`.execute(db);
	await sql`create unique index need_change_one_waits on need_change (need_id) where decided_at is null`.execute(
		db
	);
	await sql`create index need_change_need_idx on need_change (need_id, id)`.execute(db);
	await sql`create index need_change_person_idx on need_change (person_id)`.execute(db);
	await sql`create trigger need_change_append_only before update of need_id, fields, changes, reason, at
		on need_change for each row execute function refuse_change()`.execute(db);

	await sql`
		create table need_change_decision (
			change_id uuid not null constraint need_change_decision_pkey primary key
				references need_change on delete cascade,
			decision text not null constraint need_change_decision_known
				check (decision in ('approved', 'refused', 'withdrawn', 'overtaken')),
			reason text not null default '',
			person_id uuid references person on delete set null,
			at timestamptz not null,
			constraint need_change_refused_with_reason check (decision <> 'refused' or reason <> '')
		)`.execute(db);
	await sql`create index need_change_decision_person_idx on need_change_decision (person_id)`.execute(db);
	await sql`create trigger need_change_decision_append_only before update of change_id, decision, reason, at
		on need_change_decision for each row execute function refuse_change()`.execute(db);
}
