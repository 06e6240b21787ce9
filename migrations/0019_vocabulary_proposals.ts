import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table vocabulary_proposal (
			id uuid primary key default uuidv7(),
			skill text not null references skill,
			what text not null constraint vocabulary_proposal_what_known
				check (what in ('add_name', 'wrong_name', 'relation', 'review', 'other')),
			language text not null,
			name text not null default '' constraint vocabulary_proposal_name_length check (length(name) <= 120),
			words text not null constraint vocabulary_proposal_words_length check (length(words) between 10 and 1000),
			status text not null default 'open' constraint vocabulary_proposal_status_known
				check (status in ('open', 'taken', 'declined')),
			person_id uuid references person on delete set null,
			proposed_at timestamptz not null,
			decided_by uuid references person on delete set null,
			decided_at timestamptz,
			answer text not null default '',
			constraint vocabulary_proposal_decided check ((status = 'open') = (decided_at is null))
		)`.execute(db);
	await sql`create index vocabulary_proposal_status_idx on vocabulary_proposal (status, id)`.execute(db);
	await sql`create index vocabulary_proposal_skill_idx on vocabulary_proposal (skill)`.execute(db);
	await sql`create index vocabulary_proposal_person_idx on vocabulary_proposal (person_id)`.execute(db);
	await sql`create index vocabulary_proposal_decided_by_idx on vocabulary_proposal (decided_by)`.execute(db);
}
