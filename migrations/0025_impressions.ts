import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	// Once a day for each profile and need: loading a list again makes nobody look shown more often. Who looked is
	// not held, and questions typed on the front page are not noted at all.
	await sql`
		create table impression (
			day date not null,
			profile_id uuid not null references profile on delete cascade,
			need_id uuid not null references need on delete cascade,
			place smallint not null constraint impression_place_positive check (place > 0),
			band text not null constraint impression_band_known check (band in ('strong', 'good', 'possible')),
			newcomer boolean not null,
			-- of the weights and the vocabulary; with the impressions of the days before, the arrangement can be checked
			version text not null,
			constraint impression_pkey primary key (day, profile_id, need_id)
		)`.execute(db);
	await sql`create index impression_profile_idx on impression (profile_id, day)`.execute(db);
	await sql`create index impression_need_idx on impression (need_id)`.execute(db);
	await sql`create trigger impression_append_only before update on impression
		for each row execute function refuse_change()`.execute(db);
}
