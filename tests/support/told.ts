/** Somebody who was told something, with a value in every column that speaks of it. */
import { hashOf } from '#lib/notifications/server/suppression.ts';
import type { Db } from '#lib/platform/server/db.ts';

export async function wasTold(db: Db, person_id: string, address: string, at: Date): Promise<void> {
	const mail = { person_id, rhythm: 'daily' as const, created_at: at, sending_at: at };
	const { id: mail_id } = await db
		.insertInto('outgoing_mail')
		.values({ ...mail, occasion: 'canary-sent', sent_at: at, dropped: null })
		.returning('id')
		.executeTakeFirstOrThrow();
	await db
		.insertInto('outgoing_mail')
		.values({ ...mail, occasion: 'canary-dropped', sent_at: null, dropped: 'refused' })
		.execute();
	await db
		.insertInto('notification')
		.values({
			...{ person_id, topic: 'need.closed', payload: { needId: 'canary-need' }, topic_group: 'followed' },
			...{ event_key: 'canary-event', in_app: true, rhythm: 'daily', mail_id, created_at: at, read_at: at }
		})
		.execute();
	await db
		.insertInto('notification_choice')
		.values({ person_id, topic_group: 'followed', channel: 'mail', rhythm: 'weekly', chosen_at: at })
		.execute();
	await db.insertInto('reader_zone').values({ person_id, time_zone: 'America/Recife' }).execute();
	await db
		.insertInto('mail_suppression')
		.values({ address_hash: hashOf(address), reason: 'bounce', code: '5.1.1', at })
		.execute();
}
