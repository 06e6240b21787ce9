/** The answer of a search: what an engine found, as the reader may see it at this moment, from Postgres. */
import { type ExpressionBuilder, sql, type RawBuilder, type SqlBool } from 'kysely';
import { z } from 'zod';
import { readableBy as readableNeeds } from '../../needs/server/queries.ts';
import { readableBy as readableListings } from '../../organisations/server/queries.ts';
import type { Actor } from '../../platform/actor.ts';
import { cutPage, readCursor } from '../../platform/cursor.ts';
import type { Db } from '../../platform/server/db.ts';
import { countFacets } from '../../platform/server/facets.ts';
import type { Tables } from '../../platform/server/tables.ts';
import { readableBy as readableProfiles } from '../../profiles/server/queries.ts';
import type { Question } from '../question.ts';
import type { SearchFilters } from '../schema.ts';
import { isPublishedLesson, isTold } from './public.ts';
import { textQuery } from './text-query.ts';

/** What an engine found, as a condition on `search_document as document`. */
export type Found = RawBuilder<SqlBool>;

export interface SearchQuestion {
	question: Question;
	found: Found;
	filters: SearchFilters;
	/** YYYY-MM-DD: documents that answer equally well stand in an order drawn anew each day. */
	today: string;
}

export type SearchHit = Awaited<ReturnType<typeof listFound>>['rows'][number];

const Position = z.tuple([z.iso.date(), z.int(), z.int(), z.string().max(80), z.string().max(40)]);

/**
 * One page of what was found. Whose name is what was typed goes first, then names that begin so, then names that hold
 * the words, then the rest; places after what people do, larger ones first. A `bad_request` for a foreign cursor.
 */
export async function listFound(
	db: Db,
	actor: Actor,
	{ question, found, filters, today }: SearchQuestion,
	size: number
) {
	const position = filters.after === undefined ? undefined : readCursor(filters.after, Position);
	const day = position?.[0] ?? today;
	const rank = rankFor(question);
	const tie = sql<string>`md5(document.id || ${day}::text)`;
	let rows = selectFound(db, actor, found)
		.select(['document.kind', 'document.id', 'document.name', 'document.summary'])
		.select(['document.skills', 'document.countries', 'document.weight'])
		.select([standing.as('standing'), rank.as('rank'), tie.as('tie')]);
	for (const where of Object.values(conditions(filters))) if (where) rows = rows.where(where);
	if (position) {
		const [, held, weight, drawn, id] = position;
		const order = sql`(-${rank}, document.weight > 0, -document.weight, ${tie}, document.id)`;
		rows = rows.where(
			sql<SqlBool>`${order} > (${-held}::int, ${weight > 0}::bool, ${-weight}::int, ${drawn}::text, ${id}::text)`
		);
	}
	const listed = await rows
		.orderBy('rank', 'desc')
		.orderBy(sql`document.weight > 0`)
		.orderBy('document.weight', 'desc')
		.orderBy('tie')
		.orderBy('document.id')
		.limit(size + 1)
		.execute();
	return cutPage(listed, size, (last) => [day, last.rank, last.weight, last.tie, last.id]);
}

/** What a reader is told beside the name: made up, kept to learn from, or confirmed by nobody. */
const standing = sql<'example' | 'archive' | 'unclaimed' | null>`case document.kind
	when 'need' then (select nullif(need.origin, 'own') from need where need.id = document.id::uuid)
	when 'profile' then (select case when profile.example then 'example' end
		from profile where profile.id = document.id::uuid)
	when 'lesson' then (select case when lesson.example then 'example' end
		from lesson where lesson.id = document.id::uuid)
	when 'outcome' then (select nullif(need.origin, 'own') from engagement
		join need on need.id = engagement.need_id where engagement.id = document.id::uuid)
	when 'organisation' then 'unclaimed' end`;

/** How much was found in all under these filters, and under each value of each facet. */
export function countFound(db: Db, actor: Actor, { found, filters }: Omit<SearchQuestion, 'today'>) {
	const rows = selectFound(db, actor, found).select([
		...(['document.kind', 'document.id', 'document.countries'] as const),
		'document.skills'
	]);
	const where = conditions(filters);
	return countFacets(db, 'document', rows, {
		kind: { values: sql`select document.kind`, chosen: filters.kind, where: where.kind },
		country: {
			values: sql`select unnest(document.countries)`,
			chosen: filters.country,
			where: where.country
		},
		skill: { values: sql`select unnest(document.skills)`, chosen: filters.skill, where: where.skill }
	});
}

/**
 * Found, public, and allowed to this reader by the truth of this moment. A document whose thing was edited a moment
 * ago is passed over until it has been read again, so that nothing taken back is ever shown.
 */
export function selectFound(db: Db, actor: Actor, found: Found) {
	return db
		.selectFrom('search_document as document')
		.where('document.gone', '=', false)
		.where(found)
		.where(isReadable(actor))
		.where(
			sql<SqlBool>`not exists (select from search_change as change
				where change.kind = document.kind and change.id = document.id)`
		);
}

type Document = Tables & { document: Tables['search_document'] };

function isReadable(actor: Actor) {
	return (eb: ExpressionBuilder<Document, 'document'>) => {
		const id = (kind: string) => sql<string>`case when document.kind = ${kind} then document.id::uuid end`;
		return eb.or([
			eb('document.kind', 'in', ['product', 'place']),
			eb.exists(
				eb.selectFrom('need').select('need.id').where('need.id', '=', id('need')).where(readableNeeds(actor))
			),
			eb.exists(
				eb
					.selectFrom('profile')
					.select('profile.id')
					.where('profile.id', '=', id('profile'))
					.where(readableProfiles(actor))
			),
			eb.exists(
				eb
					.selectFrom('listing')
					.select('listing.id')
					.where('listing.id', '=', id('organisation'))
					.where(readableListings(actor))
			),
			sql<SqlBool>`exists (select from lesson where lesson.id = ${id('lesson')} and ${isPublishedLesson})`,
			sql<SqlBool>`exists (select from engagement where engagement.id = ${id('outcome')} and ${isTold})`
		]);
	};
}

/** The same for every engine, from the document alone: 0 to 700, and what a name resembles where nothing fits. */
function rankFor(question: Question): RawBuilder<number> {
	const phrase = question.words.join(' ');
	const words = textQuery(question);
	return sql<number>`(
		case when document.folded_name = ${phrase} then 600
			when starts_with(document.folded_name, ${phrase}) then 500
			when document.name_words @@ ${words}::text::tsquery then 400
			when document.words @@ ${words}::text::tsquery then 200
			else 0 end
		+ (100 * similarity(document.folded_name, ${phrase}))::int)`;
}

/** The condition each facet makes, undefined where nothing was chosen. */
export function conditions({ kind, country, skill }: SearchFilters) {
	return {
		kind: kind.length > 0 ? sql<SqlBool>`document.kind = any(${[...kind]})` : undefined,
		country: country.length > 0 ? sql<SqlBool>`document.countries && ${[...country]}::text[]` : undefined,
		skill: skill.length > 0 ? sql<SqlBool>`document.skills && ${[...skill]}::text[]` : undefined
	};
}
