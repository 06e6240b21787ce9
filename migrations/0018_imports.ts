import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	// A file somebody looks at before it is imported. What was uploaded stays until it is imported, a day at most.
	await sql`
		create table data_import (
			id uuid primary key default uuidv7(),
			person_id uuid not null references person on delete cascade,
			kind text not null constraint data_import_kind_known check (kind in ('profiles', 'organisations', 'needs')),
			status text not null default 'looked_at' constraint data_import_status_known
				check (status in ('looked_at', 'confirmed', 'done')),
			file_name text not null,
			content bytea,
			locale text not null,
			-- what the preview said: counts, problems, look-alikes, unknown words
			report jsonb not null constraint data_import_report_object check (jsonb_typeof(report) = 'object'),
			-- rows that resemble something here go in too
			with_similar boolean not null default false,
			imported integer,
			created_at timestamptz not null,
			expires_at timestamptz not null,
			done_at timestamptz,
			constraint data_import_done_holds_no_file check ((status = 'done') = (content is null)),
			constraint data_import_done_counts check ((status = 'done') = (done_at is not null and imported is not null))
		)`.execute(db);
	await sql`create index data_import_person_idx on data_import (person_id, id desc)`.execute(db);
}
