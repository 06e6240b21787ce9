import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table country (
			code text primary key constraint country_code_shape check (code ~ '^[A-Z]{2}$')
		)`.execute(db);

	await sql`
		create table subdivision (
			code text primary key,
			country text not null references country,
			name text not null
		)`.execute(db);
	await sql`create index subdivision_country_idx on subdivision (country, name)`.execute(db);

	await sql`
		create table city (
			id integer primary key,
			name text not null,
			-- folded to lower case without diacritics, so that prefixes are one range
			search_name text not null,
			country text not null references country,
			subdivision text references subdivision,
			lat double precision not null constraint city_lat_range check (lat between -90 and 90),
			lng double precision not null constraint city_lng_range check (lng between -180 and 180),
			population integer not null constraint city_population_positive check (population >= 0)
		)`.execute(db);
	await sql`create index city_prefix_idx on city (search_name text_pattern_ops, population desc)`.execute(db);
	await sql`create index city_trigram_idx on city using gin (search_name gin_trgm_ops)`.execute(db);
	await sql`create index city_point_idx on city using gist (point(lng, lat))`.execute(db);
}
