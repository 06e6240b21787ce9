import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	// The vocabulary itself is a file in the repository; the table gives foreign keys and posting terms.
	await sql`
		create table skill (
			id text primary key,
			term integer not null constraint skill_term_unique unique,
			label text not null
		)`.execute(db);
}
