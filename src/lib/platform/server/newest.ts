/** What appeared last in a list, for feeds and alerts: its ids and since when each is there, the newest first. */
import { type RawBuilder, type AliasableExpression, sql } from 'kysely';
import { z } from 'zod';
import { cutPage, readCursor } from '../cursor.ts';
import type { Db } from './db.ts';

export interface Newest {
	id: string;
	at: Date;
}

export interface NewestPage {
	/** Only what appeared after this moment. */
	since?: Date | undefined;
	/** Only some of these. */
	among?: readonly string[] | undefined;
	/** The `next` of the page before. */
	after?: string | undefined;
	size: number;
}

const Position = z.tuple([z.iso.datetime(), z.uuid()]);

/** A moment as a cursor holds it. */
export const toMilliseconds = (column: string): RawBuilder<Date> =>
	sql<Date>`date_trunc('milliseconds', ${sql.ref(column)})`;

/** One page of `rows`, which select `id` and `at`. A `bad_request` for a cursor that is none of such a list's. */
export async function newest(
	db: Db,
	rows: AliasableExpression<Newest>,
	{ since, among, after, size }: NewestPage
): Promise<{ rows: Newest[]; next: string | undefined }> {
	let found = db
		.selectFrom(rows.as('thing'))
		.select(['thing.id', 'thing.at'])
		.where('thing.at', 'is not', null);
	if (since) found = found.where('thing.at', '>', since);
	if (among) found = found.where('thing.id', 'in', among.length > 0 ? [...among] : [nobody]);
	if (after !== undefined) {
		const [at, id] = readCursor(after, Position);
		found = found.where(sql<boolean>`(thing.at, thing.id) < (${at}::timestamptz, ${id}::uuid)`);
	}
	const listed = await found
		.orderBy('thing.at', 'desc')
		.orderBy('thing.id', 'desc')
		.limit(size + 1)
		.execute();
	return cutPage(listed, size, (last) => [last.at.toISOString(), last.id]);
}

/** No row has this id. */
const nobody = '00000000-0000-0000-0000-000000000000';
