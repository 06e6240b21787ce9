import { sql } from 'kysely';
import { fold } from '../../platform/fold.ts';
import type { Db } from '../../platform/server/db.ts';
import { countryCodes } from '../countries.ts';
import type { City, Gazetteer } from '../gazetteer.ts';
import { loadGazetteer } from './gazetteer.ts';

const factName = 'places';

/**
 * Loads countries, subdivisions and cities unless this version of them is there already. Rows are never removed:
 * needs and profiles may point to them. Answers whether it wrote anything.
 */
export async function seedPlaces(db: Db, gazetteer: Gazetteer = loadGazetteer()): Promise<boolean> {
	const fact = await db
		.selectFrom('instance_fact')
		.select('value')
		.where('name', '=', factName)
		.executeTakeFirst();
	if (fact?.value === gazetteer.version) return false;
	await db.transaction().execute(async (tx) => {
		const codes = [...new Set([...countryCodes, ...gazetteer.cities.map(({ country }) => country)])];
		await sql`
			insert into country (code) select unnest(${codes}::text[]) on conflict do nothing`.execute(tx);
		await sql`
			insert into subdivision (code, country, name)
			select code, country, name from jsonb_to_recordset(${JSON.stringify(gazetteer.subdivisions)}::text::jsonb)
				as row (code text, country text, name text)
			on conflict (code) do update set country = excluded.country, name = excluded.name`.execute(tx);
		await insertCities(tx, gazetteer.cities);
		await tx
			.insertInto('instance_fact')
			.values({ name: factName, value: gazetteer.version })
			.onConflict((row) => row.column('name').doUpdateSet({ value: gazetteer.version }))
			.execute();
	});
	// The planner has seen none of this yet, and the first visitor should not wait for autovacuum.
	await sql`analyze country, subdivision, city`.execute(db);
	return true;
}

/** One array per column is the least work for the driver and for the server. */
async function insertCities(tx: Db, cities: readonly City[]): Promise<void> {
	await sql`
		insert into city (id, name, search_name, country, subdivision, lat, lng, population)
		select * from unnest(
			${cities.map(({ id }) => id)}::integer[],
			${cities.map(({ name }) => name)}::text[],
			${cities.map(searchName)}::text[],
			${cities.map(({ country }) => country)}::text[],
			${cities.map(({ subdivision }) => subdivision ?? null)}::text[],
			${cities.map(({ lat }) => lat)}::double precision[],
			${cities.map(({ lng }) => lng)}::double precision[],
			${cities.map(({ population }) => population)}::integer[]
		)
		on conflict (id) do update set
			name = excluded.name, search_name = excluded.search_name, country = excluded.country,
			subdivision = excluded.subdivision, lat = excluded.lat, lng = excluded.lng, population = excluded.population
		where city is distinct from excluded`.execute(tx);
}

/** `lisbon|lisboa|lisbonne`: the name first, so that prefixes of it are one range of the index. */
function searchName({ name, names }: City): string {
	return [...new Set([name, ...names].map(searchForm))].join('|');
}

/** Folded, with single spaces for anything that is no letter or figure. */
export function searchForm(text: string): string {
	return fold(text)
		.replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
		.trim();
}
