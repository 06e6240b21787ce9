import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	// Time-ordered ids make ordering by id ordering by time. Postgres 18 brings the function, older ones get it here.
	await sql`
		do $$ begin
			if current_setting('server_version_num')::int < 180000 then
				create or replace function uuidv7() returns uuid language sql volatile parallel safe as $f$
					select encode(
						set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
							placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
							from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
				$f$;
			end if;
		end $$`.execute(db);

	await sql`create extension if not exists pg_trgm`.execute(db);

	// Facts about this instance: which seed and which reference data it holds.
	await sql`
		create table instance_fact (
			name text primary key,
			value text not null,
			set_at timestamptz not null default now()
		)`.execute(db);

	await sql`
		create unlogged table rate_limit (
			bucket text not null,
			window_start timestamptz not null,
			hits integer not null,
			constraint rate_limit_pkey primary key (bucket, window_start)
		)`.execute(db);
}
