import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table need
			add column created_by uuid references person on delete set null,
			-- who answers for it in public: a role or a name the office chooses, never an address
			add column answered_by text not null default '',
			-- who looks at contributions before they are taken in
			add column reviewed_by text not null default ''`.execute(db);

	await sql`
		create table need_amendment (
			id uuid primary key default uuidv7(),
			need_id uuid not null references need on delete cascade,
			-- column name to { before, after }
			changes jsonb not null constraint need_amendment_changes_object check (jsonb_typeof(changes) = 'object'),
			-- a change people may have decided by: it extends the deadline
			material boolean not null,
			reason text not null default '',
			person_id uuid references person on delete set null,
			at timestamptz not null
		)`.execute(db);
	await sql`create index need_amendment_need_idx on need_amendment (need_id, id)`.execute(db);
	await sql`create trigger need_amendment_append_only before update of need_id, changes, material, reason, at
		on need_amendment for each row execute function refuse_change()`.execute(db);

	await sql`
		create table need_question (
			id uuid primary key default uuidv7(),
			need_id uuid not null references need on delete cascade,
			person_id uuid references person on delete set null,
			question text not null,
			language text not null,
			asked_at timestamptz not null,
			answer text,
			answered_by uuid references person on delete set null,
			answered_at timestamptz,
			hidden_because text,
			constraint need_question_answer_has_time check ((answer is null) = (answered_at is null))
		)`.execute(db);
	await sql`create index need_question_need_idx on need_question (need_id, id)`.execute(db);

	// Who inside the office must say yes, and whether they have.
	await sql`
		create table need_approval (
			need_id uuid not null references need on delete cascade,
			side text not null constraint need_approval_side_known
				check (side in ('procurement', 'legal', 'budget', 'it', 'management')),
			answer text not null constraint need_approval_answer_known check (answer in ('not_asked', 'asked', 'yes', 'no')),
			updated_at timestamptz not null,
			constraint need_approval_pkey primary key (need_id, side)
		)`.execute(db);

	// Other offices that share the need: shown once they said yes.
	await sql`
		create table need_partner (
			need_id uuid not null references need on delete cascade,
			organisation_id uuid not null references organisation on delete cascade,
			answer text not null default 'asked' constraint need_partner_answer_known check (answer in ('asked', 'yes', 'no')),
			at timestamptz not null,
			constraint need_partner_pkey primary key (need_id, organisation_id)
		)`.execute(db);
	await sql`create index need_partner_organisation_idx on need_partner (organisation_id)`.execute(db);
}
