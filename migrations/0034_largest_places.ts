import { type Kysely, sql } from 'kysely';

/** The largest place of a country or region is asked for once for each row of the gap map. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`create index city_largest_idx on city (country, population desc)`.execute(db);
}
