import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table follow (
			person_id uuid not null references person on delete cascade,
			kind text not null constraint follow_kind_known check (kind in ('need', 'place', 'organisation')),
			-- id of the need or organisation; code of the country or region, or the number of the city
			subject text not null,
			since timestamptz not null,
			constraint follow_pkey primary key (person_id, kind, subject)
		)`.execute(db);
	await sql`create index follow_subject_idx on follow (kind, subject)`.execute(db);

	// Needs somebody does not want to see again among those that fit.
	await sql`
		create table hidden_need (
			person_id uuid not null references person on delete cascade,
			need_id uuid not null references need on delete cascade,
			at timestamptz not null,
			constraint hidden_need_pkey primary key (person_id, need_id)
		)`.execute(db);
}
