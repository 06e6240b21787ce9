/** Many people who are told something at once: work for workers that can be counted to the last mail. */
import { sql } from 'kysely';
import { tell } from '#lib/notifications/server/telling.ts';
import { system } from '#lib/platform/actor.ts';
import type { Db } from '#lib/platform/server/db.ts';
import { now } from './offices.ts';
import { aNeed, anOffice } from './people.ts';

/** The domain of their mailboxes. */
export const crowdDomain = 'crowd.example';

/** So many people who want to be told at once about one need, and are told that it ended. */
export async function aCrowd(db: Db, count: number): Promise<void> {
	const needId = await aNeed(db, { office_id: await anOffice(db) });
	const domain = `@${crowdDomain}`;
	await db.transaction().execute(async (tx) => {
		await sql`insert into person (name, locale, created_at)
			select 'Reader ' || n, 'en', ${now} from generate_series(1, ${count}::int) as n`.execute(tx);
		await sql`insert into person_contact (person_id, address, address_key, verified_at)
			select id, id || ${domain}, id || ${domain}, ${now} from person where name like 'Reader %'`.execute(tx);
		await sql`insert into follow (person_id, kind, subject, since)
			select id, 'need', ${needId}, ${now} from person where name like 'Reader %'`.execute(tx);
		await sql`insert into notification_choice (person_id, topic_group, channel, rhythm, chosen_at)
			select id, 'followed', 'mail', 'at_once', ${now} from person where name like 'Reader %'`.execute(tx);
	});
	await tell({ db, now, actor: system }, 'need.closed', { needId }, { job: '1', mails: true });
}

/** Mails whose jobs somebody holds, and who since when. */
export async function heldMails(db: Db): Promise<Map<string, string>> {
	const { rows } = await sql<{ mail: string; holder: string }>`
		select private.payload->>'mailId' as mail, jobs.locked_by || jobs.locked_at as holder
		from graphile_worker.jobs join graphile_worker._private_jobs as private using (id)
		where jobs.locked_by is not null and jobs.task_identifier = 'mail.due'`.execute(db);
	return new Map(rows.map(({ mail, holder }) => [mail, holder]));
}

/** Mails that have not left. */
export async function unsentMails(db: Db): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*) as count from outgoing_mail where sent_at is null`.execute(db);
	return rows[0]?.count ?? 0;
}
