/**
 * Names the state of everything that pages for everybody are made from. Such a page may be shown again, unmade, for as
 * long as the name stays the same.
 *
 * Counting alone would not do: who takes a number first may commit last, and a page made in between would pass for the
 * newest for ever. So the name holds the last change that no running transaction can still precede, and every visible
 * one after it. Two equal names mean that no change became visible between them.
 */
import { sql } from 'kysely';
import type { Db } from './db.ts';

/** One statement over the few rows of the last hour; another name after each commit that changed something. */
export async function readPageVersion(db: Db): Promise<string> {
	const { rows } = await sql<{ version: string }>`
		with settled as (
			select xid from page_change where xid < pg_snapshot_xmin(pg_current_snapshot())
			order by xid desc limit 1)
		select coalesce((select xid::text from settled), '-') || ':'
			|| coalesce(md5(string_agg(id::text, ',' order by xid, id)), '-') as version
		from page_change where xid >= coalesce((select xid from settled), '0'::xid8)`.execute(db);
	const version = rows[0]?.version;
	if (version === undefined) throw new Error('the database named no version');
	return version;
}

const keptMs = 60 * 60_000;

/** Takes old changes away. A new one stands for them, so that no name comes back that once meant something else. */
export async function forgetPageChanges(db: Db, now: Date): Promise<void> {
	await sql`
		with gone as (delete from page_change where at < ${new Date(now.getTime() - keptMs)} returning id)
		insert into page_change (id) select gen_random_uuid() from gone limit 1`.execute(db);
}
