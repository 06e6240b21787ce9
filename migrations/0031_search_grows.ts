import { type Kysely, sql } from 'kysely';

/** Tables lessons and outcomes are read from, and the column that holds the id of what they are about. */
const sources = [
	['lesson', 'lesson', 'id'],
	['lesson_skill', 'lesson', 'lesson_id'],
	['outcome_account', 'outcome', 'engagement_id']
] as const;

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`alter table search_document drop constraint search_document_kind_known`.execute(db);
	await sql`alter table search_document add constraint search_document_kind_known
		check (kind in ('need', 'profile', 'organisation', 'product', 'place', 'lesson', 'outcome'))`.execute(db);
	// What a match asks of a profile, as lists of words: terms, areas, gates. Public, like everything here.
	await sql`alter table search_document add column facts jsonb not null default '{}'
		constraint search_document_facts_object check (jsonb_typeof(facts) = 'object')`.execute(db);
	// Sent in the order of versions, kind by kind; and counted: what an index has not heard of yet.
	await sql`create index search_document_kind_version_idx on search_document (kind, version)`.execute(db);

	// Who answered, day by day: how often the search server did, and why it did not where Postgres had to.
	await sql`
		create table search_answer (
			day date not null,
			-- 'all' for the search over everything, otherwise the list it was asked for
			about text not null constraint search_answer_about_known check (about in ('all', 'need', 'profile', 'match')),
			-- 'server', or why Postgres answered
			answered text not null constraint search_answer_answered_known
				check (answered in ('server', 'too_many', 'behind', 'down')),
			count integer not null constraint search_answer_count_positive check (count > 0),
			constraint search_answer_pkey primary key (day, about, answered)
		)`.execute(db);

	// The title of a need is the name of what came of it.
	await sql`
		create function search_note_outcome() returns trigger language plpgsql as $f$
		begin
			insert into search_change (kind, id)
				select 'outcome', engagement.id::text from engagement join changed on changed.id = engagement.need_id
				where exists (select from outcome_account where outcome_account.engagement_id = engagement.id);
			return null;
		end $f$`.execute(db);
	for (const [table, kind, column] of sources) {
		for (const event of ['insert', 'update', 'delete'] as const) {
			await trigger(
				db,
				`search_${event}_${table}`,
				{ table, event },
				sql`search_note_change(${sql.ref(kind)}, ${sql.ref(column)})`
			);
		}
	}
	await trigger(
		db,
		'search_update_need_outcome',
		{ table: 'need', event: 'update' },
		sql`search_note_outcome()`
	);
	await sql`
		insert into search_change (kind, id)
		select 'profile', id::text from profile union all select 'lesson', id::text from lesson
		union all select distinct 'outcome', engagement_id::text from outcome_account`.execute(db);
}

function trigger(
	db: Kysely<unknown>,
	name: string,
	{ table, event }: { table: string; event: 'insert' | 'update' | 'delete' },
	call: ReturnType<typeof sql>
) {
	const rows = event === 'delete' ? sql`old table` : sql`new table`;
	const after = { insert: sql`insert`, update: sql`update`, delete: sql`delete` }[event];
	return sql`create trigger ${sql.ref(name)} after ${after} on ${sql.table(table)}
		referencing ${rows} as changed for each statement execute function ${call}`.execute(db);
}
