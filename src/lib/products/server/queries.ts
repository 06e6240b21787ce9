import { sql, type SqlBool } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { cutPage, readCursor } from '../../platform/cursor.ts';
import type { SearchWords } from '../../platform/search-words.ts';
import type { Db } from '../../platform/server/db.ts';
import { countFacets } from '../../platform/server/facets.ts';
import { newest, type NewestPage, toMilliseconds } from '../../platform/server/newest.ts';
import { findsWords, holdsPhrase } from '../../platform/server/text-search.ts';
import type { ProductFilters } from '../schema.ts';
import { isSustained } from './sustainment.ts';

const searched = sql<string>`lower(product.name)`;

const card = [
	'product.id',
	'product.name',
	'product.kinds',
	'product.registry_status as registryStatus',
	'product.source',
	'product.source_date as sourceDate',
	'product.example',
	'product.language'
] as const;

/**
 * Countries in which somebody says in public that they implement a row of `product`: the twin of what a visitor reads
 * in the register of implementers, whose test holds the two together.
 */
const implementedIn = sql<{ country: string }>`select distinct place.country
	from implementer as entry
	join profile on profile.id = entry.profile_id
	join implementer_place as place on place.implementer_id = entry.id
	left join person on person.id = profile.person_id
	where entry.product_id = product.id and entry.status in ('claimed', 'confirmed')
		and profile.status = 'published' and profile.visibility = 'public' and not profile.paused
		and coalesce(person.status, 'active') = 'active'`;

export type ProductCard = Awaited<ReturnType<typeof listProducts>>['rows'][number];

export interface ProductQuestion {
	filters: ProductFilters;
	search?: SearchWords | undefined;
	/** Only some of these. */
	among?: readonly string[] | undefined;
}

const Position = z.tuple([z.int().min(0).max(1), z.string().max(500), z.uuid()]);

/** One page of the register, by name. A `bad_request` for a cursor that is none of this list's. */
export async function listProducts(
	db: Db,
	_actor: Actor,
	{ filters, search, among }: ProductQuestion,
	size: number
) {
	const phrase = holdsPhrase(search, searched);
	let rows = selectProducts(db, search)
		.select(card)
		.select([
			sql<string>`left(product.summary, 200)`.as('summary'),
			sql<number>`cardinality(product.deployed_in)`.as('deployedCount'),
			sql<string[]>`product.stewards[1:2]`.as('stewards'),
			sql<string[]>`array(select skill from product_skill
				where product_id = product.id and not itself order by skill limit 6)`.as('skills'),
			sql<string[]>`array(${implementedIn} order by 1)`.as('implementedIn'),
			isSustained.as('sustained'),
			phrase.as('phrase'),
			searched.as('sortName')
		]);
	for (const where of Object.values(conditions(filters))) if (where) rows = rows.where(where);
	if (among) rows = rows.where('product.id', 'in', [...among]);
	if (filters.after !== undefined) {
		const [held, name, id] = readCursor(filters.after, Position);
		rows = rows.where(
			sql<SqlBool>`(1 - ${phrase}, ${searched}, product.id) > (${1 - held}::int, ${name}, ${id}::uuid)`
		);
	}
	const found = await rows
		.orderBy('phrase', 'desc')
		.orderBy(searched)
		.orderBy('product.id')
		.limit(size + 1)
		.execute();
	return cutPage(found, size, (last) => [last.phrase, last.sortName, last.id]);
}

/** What was added last under these filters. */
export function listNewestProducts(db: Db, { filters, search }: ProductQuestion, page: NewestPage) {
	let rows = selectProducts(db, search).select(['product.id', toMilliseconds('product.added_at').as('at')]);
	for (const where of Object.values(conditions(filters))) if (where) rows = rows.where(where);
	return newest(db, rows, page);
}

/** How many products there are in all under these filters, and under each value of each facet. */
export function countProducts(db: Db, _actor: Actor, { filters, search }: ProductQuestion) {
	const rows = selectProducts(db, search).select([
		...(['product.id', 'product.kinds', 'product.registry_status', 'product.deployed_in'] as const),
		'product.goals'
	]);
	const where = conditions(filters);
	return countFacets(
		db,
		'product',
		rows,
		{
			status: { values: sql`select product.registry_status`, chosen: filters.status, where: where.status },
			kind: { values: sql`select unnest(product.kinds)`, chosen: filters.kind, where: where.kind },
			country: {
				values: sql`select unnest(product.deployed_in)`,
				chosen: filters.country,
				where: where.country
			},
			local: { values: implementedIn, chosen: filters.local, where: where.local },
			sustained: {
				values: sql`select case when ${isSustained} then 'yes' else 'no' end`,
				chosen: filters.sustained,
				where: where.sustained
			},
			goal: { values: sql`select unnest(product.goals)`, chosen: filters.goal, where: where.goal },
			skill: {
				values: sql`select skill from product_skill where product_id = product.id and not itself`,
				chosen: filters.skill,
				where: where.skill
			}
		},
		// All seventeen goals fit.
		17
	);
}

function selectProducts(db: Db, search: SearchWords | undefined) {
	const products = db.selectFrom('product');
	return search ? products.where(findsWords(search, searched, isAbout)) : products;
}

/** The condition each facet makes, undefined where nothing was chosen. */
function conditions({ status, kind, country, local, sustained, goal, skill }: ProductFilters) {
	return {
		status: status.length > 0 ? sql<SqlBool>`product.registry_status = any(${[...status]})` : undefined,
		kind: kind.length > 0 ? sql<SqlBool>`product.kinds && ${[...kind]}::text[]` : undefined,
		country: country.length > 0 ? sql<SqlBool>`product.deployed_in && ${[...country]}::text[]` : undefined,
		local:
			local.length > 0
				? sql<SqlBool>`exists (select from (${implementedIn}) as here where here.country = any(${[...local]}))`
				: undefined,
		sustained: sustained.length === 1 ? sql<SqlBool>`${isSustained} = ${sustained[0] === 'yes'}` : undefined,
		goal: goal.length > 0 ? sql<SqlBool>`product.goals && ${goal.map(Number)}::smallint[]` : undefined,
		skill: skill.length > 0 ? isAbout(skill) : undefined
	};
}

function isAbout(skills: readonly string[]) {
	return sql<SqlBool>`exists (select from product_skill
		where product_skill.product_id = product.id and product_skill.skill = any(${[...skills]}))`;
}

export type ProductPage = NonNullable<Awaited<ReturnType<typeof findProduct>>>;

/** One product with its skills: `itself` marks the one that is this product. */
export function findProduct(db: Db, _actor: Actor, id: string) {
	return db
		.selectFrom('product')
		.select(card)
		.select(['product.summary', 'product.url', 'product.repository', 'product.licence', 'product.stewards'])
		.select(['product.developed_in as developedIn', 'product.deployed_in as deployedIn', 'product.goals'])
		.select(['product.source_key as sourceKey', 'product.source_licence as sourceLicence'])
		.select(['product.declared', 'product.corrected_at as correctedAt'])
		.select((eb) =>
			jsonArrayFrom(
				eb
					.selectFrom('product_skill')
					.select(['product_skill.skill', 'product_skill.itself'])
					.whereRef('product_skill.product_id', '=', 'product.id')
					.orderBy('product_skill.itself', 'desc')
					.orderBy('product_skill.skill')
			).as('skills')
		)
		.where('product.id', '=', id)
		.executeTakeFirst();
}
