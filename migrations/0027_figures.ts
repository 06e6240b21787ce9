import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	// What the public board said of a month when it was over. What was left out then stays left out.
	await sql`
		create table figure_snapshot (
			month text not null constraint figure_snapshot_month_shape check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
			-- instance, country:FR, region:FR-ARA, team:<id>, office:<id>
			scope text not null,
			-- figure to { count, median }, null where it was left out
			figures jsonb not null constraint figure_snapshot_figures_object check (jsonb_typeof(figures) = 'object'),
			at timestamptz not null,
			constraint figure_snapshot_pkey primary key (scope, month)
		)`.execute(db);
	await sql`create trigger figure_snapshot_append_only before update or delete on figure_snapshot
		for each row execute function refuse_change()`.execute(db);
}
