import { z } from 'zod';
import { Refusal } from './refusal.ts';

/**
 * Where a list goes on: the sort values of its last row, opaque to readers. It gives no rights, so it is not
 * signed, only checked when it comes back.
 */
export function writeCursor(position: readonly (string | number)[]): string {
	return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** Reads a cursor back. Anything else than a cursor of this list is a `bad_request`. */
export function readCursor<Position extends z.ZodType>(
	cursor: string,
	position: Position
): z.output<Position> {
	const parsed = position.safeParse(decode(cursor));
	if (!parsed.success) throw new Refusal('bad_request', 'lists_bad_cursor');
	return parsed.data;
}

function decode(cursor: string): unknown {
	if (cursor.length > 1_000 || !/^[A-Za-z0-9_-]+$/.test(cursor)) return undefined;
	try {
		return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
	} catch {
		return undefined;
	}
}

/** One row more than a page was asked for, to know whether there is a next page; cut off here. */
export function cutPage<Row>(
	rows: readonly Row[],
	size: number,
	position: (last: Row) => readonly (string | number)[]
) {
	const page = rows.slice(0, size);
	const last = page.at(-1);
	return {
		rows: page,
		next: rows.length > size && last !== undefined ? writeCursor(position(last)) : undefined
	};
}

/** One page of a list that fits in memory and does not change while the program runs: the cursor is a place in it. */
export function cutAt<Row>(all: readonly Row[], after: string | undefined, size: number) {
	const [start] = after === undefined ? [0] : readCursor(after, z.tuple([z.int().min(0).max(all.length)]));
	const end = start + size;
	return { rows: all.slice(start, end), next: end < all.length ? writeCursor([end]) : undefined };
}
