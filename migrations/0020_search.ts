import { type Kysely, sql } from 'kysely';

/** Tables a search document is made from, and the column that holds the id of what it is about. */
const sources = [
	['need', 'need', 'id'],
	['need_skill', 'need', 'need_id'],
	['profile', 'profile', 'id'],
	['profile_skill', 'profile', 'profile_id'],
	['profile_place', 'profile', 'profile_id'],
	['listing', 'organisation', 'id'],
	['listing_skill', 'organisation', 'listing_id'],
	['product', 'product', 'id'],
	['product_skill', 'product', 'product_id'],
	['city', 'place', 'id']
] as const;

export async function up(db: Kysely<unknown>): Promise<void> {
	// The outbox of search: appended in the transaction of every edit, whoever makes it. Nothing is ever updated
	// here, so edits do not wait for each other.
	await sql`
		create table search_change (
			seq bigint generated always as identity primary key,
			kind text not null,
			id text not null,
			at timestamptz not null default now()
		)`.execute(db);
	await sql`create index search_change_document_idx on search_change (kind, id)`.execute(db);

	// What search may say of a thing: public fields only, in folded words. Derived: it can be made again at any time.
	await sql`
		create table search_document (
			kind text not null constraint search_document_kind_known
				check (kind in ('need', 'profile', 'organisation', 'product', 'place')),
			id text not null,
			-- counts up with every change of any document; an index that has seen it has seen all before it
			version bigint not null constraint search_document_version_unique unique,
			-- no longer public: the row stays, empty, so that the index hears of it
			gone boolean not null,
			hash text not null,
			name text not null,
			summary text not null,
			-- the name as it is compared, and every word that finds the document
			folded_name text not null,
			name_words tsvector not null,
			words tsvector not null,
			skills text[] not null,
			countries text[] not null,
			lat double precision,
			lng double precision,
			weight integer not null,
			constraint search_document_pkey primary key (kind, id)
		)`.execute(db);
	await sql`create index search_document_words_idx on search_document using gin (words) where not gone`.execute(
		db
	);
	await sql`create index search_document_point_idx on search_document using gist (point(lng, lat))
		where not gone and lat is not null`.execute(db);
	await sql`create sequence search_version`.execute(db);

	// Every word of a document, and what is left of its first seven letters with up to two taken out: two words
	// that are a typing error apart have one of those in common.
	await sql`
		create table search_word (
			word text primary key,
			shortened text[] not null
		)`.execute(db);
	await sql`create index search_word_shortened_idx on search_word using gin (shortened)`.execute(db);

	// How far the index of each kind on the search server has come.
	await sql`
		create table search_index (
			kind text primary key,
			-- settings the index was made with
			settings text not null,
			-- the newest document version it holds
			sent bigint not null default 0,
			sent_at timestamptz,
			-- why the last attempt failed
			problem text
		)`.execute(db);

	await sql`
		create function search_note_change() returns trigger language plpgsql as $f$
		begin
			execute format('insert into search_change (kind, id) select distinct %L, %I::text from changed',
				tg_argv[0], tg_argv[1]);
			return null;
		end $f$`.execute(db);
	// The name of its office finds a need.
	await sql`
		create function search_note_office() returns trigger language plpgsql as $f$
		begin
			insert into search_change (kind, id)
				select 'need', need.id from need join changed on changed.id = need.office_id;
			return null;
		end $f$`.execute(db);
	for (const [table, kind, column] of sources) {
		for (const event of ['insert', 'update', 'delete'] as const) {
			await trigger(db, table, event, sql`search_note_change(${sql.ref(kind)}, ${sql.ref(column)})`);
		}
	}
	await trigger(db, 'organisation', 'update', sql`search_note_office()`);
}

function trigger(
	db: Kysely<unknown>,
	table: string,
	event: 'insert' | 'update' | 'delete',
	call: ReturnType<typeof sql>
) {
	const name = sql.ref(`search_${event}_${table}`);
	const rows = event === 'delete' ? sql`old table` : sql`new table`;
	const after = { insert: sql`insert`, update: sql`update`, delete: sql`delete` }[event];
	return sql`create trigger ${name} after ${after} on ${sql.table(table)}
		referencing ${rows} as changed for each statement execute function ${call}`.execute(db);
}
