/** What appeared last among what a search finds, for feeds and alerts. Places are as old as the map: never new. */
import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import { newest, type Newest, type NewestPage } from '../../platform/server/newest.ts';
import type { SearchKind } from '../kinds.ts';
import { conditions, selectFound, type SearchQuestion } from './queries.ts';

export type NewKind = Exclude<SearchKind, 'place'>;

/** A town has a number and no uuid: nothing is read of it before it is left out. */
const uuid = sql<string>`case when document.kind <> 'place' then document.id::uuid end`;

const appeared = sql<Date>`date_trunc('milliseconds', case document.kind
	when 'need' then (select need.published_at from need where need.id = document.id::uuid)
	when 'profile' then (select profile.published_at from profile where profile.id = document.id::uuid)
	when 'organisation' then (select listing.added_at from listing where listing.id = document.id::uuid)
	when 'product' then (select product.added_at from product where product.id = document.id::uuid)
	when 'lesson' then (select lesson.published_at from lesson where lesson.id = document.id::uuid)
	when 'outcome' then (select max(event.at) from outcome_event event
		where event.engagement_id = document.id::uuid and event.step = 'publication_agreed') end)`;

/** Each with its kind; a `bad_request` for a cursor that is none of such a list's. */
export async function listNewestFound(
	db: Db,
	actor: Actor,
	{ found, filters }: Pick<SearchQuestion, 'found' | 'filters'>,
	page: NewestPage
): Promise<{ rows: (Newest & { kind: NewKind })[]; next: string | undefined }> {
	let rows = selectFound(db, actor, found)
		.select([uuid.as('id'), appeared.as('at')])
		.where('document.kind', '<>', 'place');
	for (const where of Object.values(conditions(filters))) if (where) rows = rows.where(where);
	const { rows: listed, next } = await newest(db, rows, page);
	const kinds = await readKinds(
		db,
		listed.map(({ id }) => id)
	);
	return { rows: listed.flatMap((row) => ({ ...row, kind: kinds.get(row.id) ?? 'need' })), next };
}

async function readKinds(db: Db, ids: readonly string[]): Promise<Map<string, NewKind>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.selectFrom('search_document')
		.select(['id', 'kind'])
		.where('id', 'in', [...ids])
		.execute();
	return new Map(rows.flatMap(({ id, kind }) => (kind === 'place' ? [] : [[id, kind] as const])));
}
