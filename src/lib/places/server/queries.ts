import { type ExpressionBuilder, sql } from 'kysely';
import { z } from 'zod';
import { cutPage, readCursor } from '../../platform/cursor.ts';
import type { Db } from '../../platform/server/db.ts';
import type { Tables } from '../../platform/server/tables.ts';
import { fold } from '../../platform/fold.ts';
import { listCountryNames } from '../countries.ts';
import type { Place } from '../gazetteer.ts';
import { searchForm } from './seed.ts';

export interface CityRow {
	/** GeoNames id. */
	id: number;
	name: string;
	country: string;
	subdivision: string | null;
	subdivisionName: string | null;
	lat: number;
	lng: number;
	population: number;
}

export interface AreaRow {
	country: string;
	subdivision: string | null;
	name: string;
}

const columns = [
	'city.id',
	'city.name',
	'city.country',
	'city.subdivision',
	'subdivision.name as subdivisionName',
	'city.lat',
	'city.lng',
	'city.population'
] as const;

const position = z.tuple([z.int32().min(0), z.int32().min(0), z.int32().min(0)]);

/** Trigrams need three letters; shorter words are only looked up as beginnings. */
const leastForTrigrams = 3;

/**
 * Cities by name: those that begin with the words, then those that do so in another language, then those spelled
 * alike; larger ones first. Without words, all cities of a country or of the world by size.
 */
export async function searchPlaces(
	db: Db,
	question: {
		query: string;
		country?: string | undefined;
		after?: string | undefined;
		size: number;
	}
): Promise<{ rows: CityRow[]; next: string | undefined }> {
	const words = searchForm(question.query).slice(0, 80);
	const tier = tierOf(words);
	let cities = db
		.selectFrom('city')
		.leftJoin('subdivision', 'subdivision.code', 'city.subdivision')
		.select(columns)
		.select(tier.as('tier'))
		.orderBy('tier')
		.orderBy('city.population', 'desc')
		.orderBy('city.id')
		.limit(question.size + 1);
	if (words !== '') cities = cities.where((eb) => matches(eb, words));
	if (question.country !== undefined) cities = cities.where('city.country', '=', question.country);
	if (question.after !== undefined) {
		const [lastTier, population, id] = readCursor(question.after, position);
		cities = cities.where(
			sql<boolean>`(${tier}, -city.population, city.id) > (${lastTier}::int, ${-population}::int, ${id}::int)`
		);
	}
	const found = await cities.execute();
	const page = cutPage(found, question.size, (last) => [last.tier, last.population, last.id]);
	return { rows: page.rows.map(({ tier: _tier, ...row }) => row), next: page.next };
}

/** 0 begins with the words, 1 does so under another name, 2 is spelled alike. */
function tierOf(words: string) {
	if (words === '') return sql<number>`0`;
	return sql<number>`case
		when starts_with(city.search_name, ${words}) then 0
		when position(${`|${words}`} in city.search_name) > 0 then 1
		else 2 end`;
}

function matches(eb: ExpressionBuilder<Tables, 'city'>, words: string) {
	// As a range, the beginning is found through the index whatever the plan; `~` operators compare by bytes.
	const beginning = sql<boolean>`(city.search_name ~>=~ ${words} and city.search_name ~<~ ${`${words}\u{10ffff}`})`;
	if (words.length < leastForTrigrams) return beginning;
	return eb.or([
		beginning,
		eb('city.search_name', 'like', `%|${words}%`),
		sql<boolean>`city.search_name %> ${words}`
	]);
}

/** Countries and subdivisions whose name, in any of our languages, begins with the words; at most `size`. */
export async function searchAreas(db: Db, question: { query: string; size: number }): Promise<AreaRow[]> {
	const words = fold(question.query).trim();
	if (words === '') return [];
	const countries = new Map(
		listCountryNames()
			.filter(({ name }) => fold(name).startsWith(words))
			.map(({ code, name }) => [code, { country: code, subdivision: null, name }])
	);
	const areas = await db
		.selectFrom('subdivision')
		.select(['country', 'code as subdivision', 'name'])
		.where(sql<boolean>`starts_with(lower(name), ${question.query.trim().toLowerCase()})`)
		.orderBy('name')
		.orderBy('code')
		.limit(question.size)
		.execute();
	return [...countries.values(), ...areas].slice(0, question.size);
}

export async function findCity(db: Db, id: number): Promise<CityRow | undefined> {
	return db
		.selectFrom('city')
		.leftJoin('subdivision', 'subdivision.code', 'city.subdivision')
		.select(columns)
		.where('city.id', '=', id)
		.executeTakeFirst();
}

/** The city as the place a need or a profile carries. */
export function placeOf({ id, country, subdivision, lat, lng }: CityRow): Place {
	return { country, ...(subdivision === null ? {} : { subdivision }), city: id, lat, lng };
}

export async function findSubdivision(db: Db, code: string): Promise<AreaRow | undefined> {
	return db
		.selectFrom('subdivision')
		.select(['country', 'code as subdivision', 'name'])
		.where('code', '=', code)
		.executeTakeFirst();
}

/** First-level divisions of a country by name, for choosing one. */
export async function listSubdivisions(db: Db, country: string): Promise<AreaRow[]> {
	return db
		.selectFrom('subdivision')
		.select(['country', 'code as subdivision', 'name'])
		.where('country', '=', country)
		.orderBy('name')
		.orderBy('code')
		.execute();
}
