import { type ExpressionBuilder, sql, type SqlBool } from 'kysely';
import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { cutPage, readCursor } from '../../platform/cursor.ts';
import type { SearchWords } from '../../platform/search-words.ts';
import type { Db } from '../../platform/server/db.ts';
import { countFacets } from '../../platform/server/facets.ts';
import { newest, type NewestPage, toMilliseconds } from '../../platform/server/newest.ts';
import type { Tables } from '../../platform/server/tables.ts';
import { findsWords, holdsPhrase } from '../../platform/server/text-search.ts';
import type { OrganisationFilters } from '../schema.ts';

/** The SQL twin of `canRead`; `policy.test.ts` holds the two together. */
export function readableBy(actor: Actor) {
	return (eb: ExpressionBuilder<Tables, 'listing'>) =>
		actor.kind === 'system' ? eb.val(true) : eb('listing.status', '=', 'unclaimed');
}

const searched = sql<string>`lower(listing.name)`;

const card = [
	'listing.id',
	'listing.kind',
	'listing.name',
	'listing.country',
	'listing.source',
	'listing.source_date as sourceDate',
	'subdivision.name as subdivision',
	'city.name as city'
] as const;

export type ListingCard = Awaited<ReturnType<typeof listListings>>['rows'][number];

export interface ListingQuestion {
	filters: Omit<OrganisationFilters, 'confirmed_after'>;
	search?: SearchWords | undefined;
	/** Only some of these. */
	among?: readonly string[] | undefined;
}

const Position = z.tuple([z.int().min(0).max(1), z.string().max(500), z.uuid()]);

/**
 * One page of places to start asking, by name: nobody has confirmed them, so nothing ranks them. A `bad_request`
 * for a cursor that is none of this list's.
 */
export async function listListings(
	db: Db,
	actor: Actor,
	{ filters, search, among }: ListingQuestion,
	size: number
) {
	const phrase = holdsPhrase(search, searched);
	let rows = selectListings(db, actor, search)
		.leftJoin('subdivision', 'subdivision.code', 'listing.subdivision')
		.leftJoin('city', 'city.id', 'listing.city')
		.select(card)
		.select([
			sql<string>`left(listing.summary, 200)`.as('summary'),
			sql<string[]>`array(
				select skill from listing_skill where listing_id = listing.id order by skill limit 6)`.as('skills'),
			phrase.as('phrase'),
			searched.as('sortName')
		]);
	for (const where of Object.values(conditions(filters))) if (where) rows = rows.where(where);
	if (among) rows = rows.where('listing.id', 'in', [...among]);
	if (filters.after !== undefined) {
		const [held, name, id] = readCursor(filters.after, Position);
		rows = rows.where(
			sql<SqlBool>`(1 - ${phrase}, ${searched}, listing.id) > (${1 - held}::int, ${name}, ${id}::uuid)`
		);
	}
	const found = await rows
		.orderBy('phrase', 'desc')
		.orderBy(searched)
		.orderBy('listing.id')
		.limit(size + 1)
		.execute();
	return cutPage(found, size, (last) => [last.phrase, last.sortName, last.id]);
}

/** What was added last under these filters. */
export function listNewestListings(
	db: Db,
	actor: Actor,
	{ filters, search }: ListingQuestion,
	page: NewestPage
) {
	let rows = selectListings(db, actor, search).select([
		'listing.id',
		toMilliseconds('listing.added_at').as('at')
	]);
	for (const where of Object.values(conditions(filters))) if (where) rows = rows.where(where);
	return newest(db, rows, page);
}

/** How many listings there are in all under these filters, and under each value of each facet. */
export function countListings(db: Db, actor: Actor, { filters, search }: ListingQuestion) {
	const rows = selectListings(db, actor, search).select([
		...(['listing.id', 'listing.kind', 'listing.country'] as const),
		'listing.source'
	]);
	const where = conditions(filters);
	return countFacets(db, 'listing', rows, {
		kind: { values: sql`select listing.kind`, chosen: filters.kind, where: where.kind },
		country: { values: sql`select listing.country`, chosen: filters.country, where: where.country },
		skill: {
			values: sql`select skill from listing_skill where listing_id = listing.id`,
			chosen: filters.skill,
			where: where.skill
		},
		source: { values: sql`select listing.source`, chosen: filters.source, where: where.source }
	});
}

function selectListings(db: Db, actor: Actor, search: SearchWords | undefined) {
	const listings = db.selectFrom('listing').where(readableBy(actor));
	return search ? listings.where(findsWords(search, searched, isAbout)) : listings;
}

/** The condition each facet makes, undefined where nothing was chosen. */
function conditions({ kind, country, skill, source }: ListingQuestion['filters']) {
	return {
		kind: kind.length > 0 ? sql<SqlBool>`listing.kind = any(${[...kind]})` : undefined,
		country: country.length > 0 ? sql<SqlBool>`listing.country = any(${[...country]})` : undefined,
		skill: skill.length > 0 ? isAbout(skill) : undefined,
		source: source.length > 0 ? sql<SqlBool>`listing.source = any(${[...source]})` : undefined
	};
}

function isAbout(skills: readonly string[]) {
	return sql<SqlBool>`exists (select from listing_skill
		where listing_skill.listing_id = listing.id and listing_skill.skill = any(${[...skills]}))`;
}

export type ListingPage = NonNullable<Awaited<ReturnType<typeof findListing>>>;

/** One listing with where it was copied from. */
export function findListing(db: Db, actor: Actor, id: string) {
	return db
		.selectFrom('listing')
		.leftJoin('subdivision', 'subdivision.code', 'listing.subdivision')
		.leftJoin('city', 'city.id', 'listing.city')
		.select(card)
		.select(['listing.summary', 'listing.url', 'listing.languages', 'listing.licence'])
		.select(['listing.source_key as sourceKey', 'listing.lat', 'listing.lng'])
		.select(
			sql<string[]>`array(
				select skill from listing_skill where listing_id = listing.id order by skill)`.as('skills')
		)
		.where('listing.id', '=', id)
		.where(readableBy(actor))
		.executeTakeFirst();
}

/** Listings that seem to be about a skill: under its own name, and with the narrower ones counted in. */
export function countListingsAbout(db: Db, actor: Actor, skill: string, narrower: readonly string[]) {
	return selectListings(db, actor, undefined)
		.select([
			sql<number>`(count(*) filter (where ${isAbout([skill])}))::int`.as('exactly'),
			sql<number>`count(*)::int`.as('withNarrower')
		])
		.where(isAbout([skill, ...narrower]))
		.executeTakeFirstOrThrow();
}
