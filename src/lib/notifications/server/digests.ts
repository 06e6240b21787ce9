/** Daily and weekly mails: who has something waiting, and whose morning has come. */
import { sql } from 'kysely';
import { lastMorning } from '../../platform/mornings.ts';
import { atomically, type Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { announce } from '../../platform/server/jobs.ts';
import type { DigestRhythm } from '../lifecycle.ts';
import { pace } from '../pace.ts';

/** Makes the digests that are due by now; a second try makes none of them twice. */
export async function makeDigests(context: Context, timeZone: string): Promise<void> {
	const { rows } = await sql<Waiting>`
		select notification.person_id as "personId", notification.rhythm, zone.time_zone as "timeZone",
			min(notification.created_at) as since
		from notification left join reader_zone as zone on zone.person_id = notification.person_id
		where mail_id is null and rhythm in ('daily', 'weekly')
		group by notification.person_id, notification.rhythm, zone.time_zone
		order by notification.person_id, notification.rhythm`.execute(context.db);
	for (const waiting of rows) await makeDigest(context, waiting, timeZone);
}

interface Waiting {
	personId: string;
	rhythm: 'daily' | 'weekly';
	timeZone: string | null;
	since: Date;
}

async function makeDigest(context: Context, waiting: Waiting, usualZone: string): Promise<void> {
	const { personId, rhythm, since } = waiting;
	const unread = await countUnread(context.db, personId);
	const actual = pace(rhythm, unread);
	const morning = lastMorning(context.now, waiting.timeZone ?? usualZone, actual);
	if (since >= morning) return;
	await atomically(context, async (atomic) => {
		const mail = await atomic.db
			.insertInto('outgoing_mail')
			.values({
				person_id: personId,
				occasion: `${rhythm}:${morning.toISOString()}`,
				rhythm: actual,
				unread_before: unread,
				created_at: atomic.now,
				sending_at: null,
				sent_at: null,
				dropped: null
			})
			.onConflict((conflict) => conflict.columns(['person_id', 'occasion']).doNothing())
			.returning('id')
			.executeTakeFirst();
		if (!mail) return;
		await atomic.db
			.updateTable('notification')
			.set({ mail_id: mail.id })
			.where('person_id', '=', personId)
			.where('rhythm', '=', rhythm)
			.where('mail_id', 'is', null)
			.where('created_at', '<', morning)
			.execute();
		await announce(atomic, 'mail.due', { mailId: mail.id });
	});
}

/** How many digests in a row went unread: since the last one nobody signed in as them or read a notice. */
async function countUnread(db: Db, personId: string): Promise<number> {
	const digests: readonly DigestRhythm[] = ['daily', 'weekly', 'monthly'];
	const last = await db
		.selectFrom('outgoing_mail')
		.select(['sent_at', 'unread_before'])
		.where('person_id', '=', personId)
		.where('rhythm', 'in', digests)
		.where('sent_at', 'is not', null)
		.orderBy('sent_at', 'desc')
		.executeTakeFirst();
	if (!last?.sent_at) return 0;
	const { rows } = await sql<{ here: boolean }>`
		select exists (select from session where person_id = ${personId} and renewed_at > ${last.sent_at})
			or exists (select from notification where person_id = ${personId} and read_at > ${last.sent_at})
			as here`.execute(db);
	return rows[0]?.here ? 0 : last.unread_before + 1;
}
