/** What happened with one public need, for its feed: its steps, its changes, and questions that were answered. */
import { sql } from 'kysely';
import { z } from 'zod';
import { cutPage, readCursor } from '../../platform/cursor.ts';
import type { Db } from '../../platform/server/db.ts';
import type { NeedStep } from '../lifecycle.ts';

export interface NeedNews {
	id: string;
	at: Date;
	what: 'step' | 'amendment' | 'answer';
	/** Of a step, or '' . */
	step: NeedStep | '';
	/** What the office wrote: a reason, the question and its answer. */
	words: string;
}

/** Steps everybody hears of; what was said in review stays with the office. */
export const publicSteps = ['publish', 'pause', 'resume', 'close', 'lapse', 'confirm', 'hand_over'];
const Position = z.tuple([z.iso.datetime(), z.uuid()]);

/** One page, the latest first, of a need the caller has read as a visitor. A `bad_request` for a foreign cursor. */
export async function listNeedNews(db: Db, needId: string, after: string | undefined, size: number) {
	const position = after === undefined ? undefined : readCursor(after, Position);
	const earlier = position ? sql`(at, id) < (${position[0]}::timestamptz, ${position[1]}::uuid)` : sql`true`;
	// Before it was published it was nobody's to read.
	const { rows } = await sql<NeedNews>`
		select id, date_trunc('milliseconds', at) as at, what, step, words from (
			select id, at, 'step' as what, step, coalesce(nullif(reason, 'office_not_verified'), '') as words
				from need_transition where need_id = ${needId} and step = any(${publicSteps}::text[])
			union all select id, at, 'amendment', '', reason from need_amendment where need_id = ${needId}
			union all select id, answered_at, 'answer', '', question || E'\n\n' || answer from need_question
				where need_id = ${needId} and answered_at is not null and hidden_because is null) as news
		where at >= (select published_at from need where id = ${needId}) and ${earlier}
		order by at desc, id desc limit ${size + 1}`.execute(db);
	return cutPage(rows, size, (last) => [last.at.toISOString(), last.id]);
}
