import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	// Derived from profile, profile_skill and profile_place: one row per area, term and profile, with everything a
	// match asks about, so that it is read from the index alone. docs/decisions/0009-matching-reads-postings.md says why.
	await sql`
		create table match_posting (
			-- 'all', a country, a first-level division, or a country with * for who works in all of it
			area text collate "C" not null,
			-- skill.term; negative: holds the concept itself, not only something narrower; 0: everybody
			term integer not null,
			profile_id uuid not null references profile on delete cascade,
			level smallint not null constraint match_posting_level_range check (level between 0 and 4),
			-- level × evidence when level 1, 2, 3, 4 is asked for, in ten-thousandths
			impact_1 smallint not null,
			impact_2 smallint not null,
			impact_3 smallint not null,
			impact_4 smallint not null,
			-- who may see it: 0 everybody, 1 verified offices and brokers, 2 only inside an introduction
			audience smallint not null constraint match_posting_audience_known check (audience in (0, 1, 2)),
			paused boolean not null,
			at_limit boolean not null,
			free_from date,
			profile_kind smallint not null,
			remote boolean not null,
			-- one bit per kind of work, gate and language, in the order of postings/filters.ts
			kinds smallint not null,
			gates_passed smallint not null,
			gates_failed smallint not null,
			languages bigint not null,
			-- the only place it works at; empty when it has none, or several, or a radius
			country text collate "C",
			subdivision text collate "C",
			city integer,
			several boolean not null,
			lot integer not null,
			constraint match_posting_pkey primary key (profile_id, area, term)
		)`.execute(db);
	await sql`
		create index match_posting_term_idx on match_posting (area, term) include (
			profile_id, level, impact_1, impact_2, impact_3, impact_4, audience, paused, at_limit, free_from,
			profile_kind, remote, kinds, gates_passed, gates_failed, languages, country, subdivision, city, several, lot
		)`.execute(db);

	// The mirror: which open needs ask for what a profile holds.
	await sql`
		create table need_posting (
			area text collate "C" not null,
			term integer not null,
			need_id uuid not null references need on delete cascade,
			-- skill.term of what is asked, for which holding this term counts by this relation
			asked integer not null,
			relation smallint not null,
			must boolean not null,
			level smallint not null constraint need_posting_level_range check (level between 1 and 4),
			constraint need_posting_pkey primary key (need_id, area, term, asked)
		)`.execute(db);
	await sql`
		create index need_posting_term_idx on need_posting (area, term)
			include (need_id, asked, relation, must, level)`.execute(db);

	// Index-only scans need pages marked all-visible: without frequent vacuum edits slow matching threefold.
	for (const table of ['match_posting', 'need_posting']) {
		await sql`
			alter table ${sql.table(table)} set (
				autovacuum_vacuum_scale_factor = 0.01,
				autovacuum_vacuum_insert_scale_factor = 0.01,
				autovacuum_analyze_scale_factor = 0.02
			)`.execute(db);
	}

	// Counted once a day and kept until the next, so that an order holds still.
	await sql`
		create table skill_rarity (
			skill text primary key references skill on delete cascade,
			holders integer not null constraint skill_rarity_holders_positive check (holders > 0)
		)`.execute(db);
}
