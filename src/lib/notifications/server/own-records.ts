import type { PersonalRecords } from '../../accounts/server/own-records.ts';
import { findAddress, hashOf } from './suppression.ts';

/** What somebody was told, how they want to be told, and what became of the mails. */
export const notificationRecords: PersonalRecords = {
	name: 'notifications',
	gather: async (db, personId) => {
		const address = await findAddress(db, personId);
		return {
			told: await db
				.selectFrom('notification')
				.select(['id', 'topic', 'payload', 'topic_group', 'event_key', 'in_app', 'rhythm', 'mail_id'])
				.select(['created_at', 'read_at'])
				.where('person_id', '=', personId)
				.orderBy('id')
				.execute(),
			mails: await db
				.selectFrom('outgoing_mail')
				.select(['id', 'occasion', 'rhythm', 'unread_before', 'created_at', 'sending_at', 'tries'])
				.select(['sent_at', 'dropped'])
				.where('person_id', '=', personId)
				.orderBy('id')
				.execute(),
			choices: await db
				.selectFrom('notification_choice')
				.select(['topic_group', 'channel', 'rhythm', 'chosen_at'])
				.where('person_id', '=', personId)
				.execute(),
			zone: await db
				.selectFrom('reader_zone')
				.select('time_zone')
				.where('person_id', '=', personId)
				.executeTakeFirst(),
			returned:
				address &&
				(await db
					.selectFrom('mail_suppression')
					.select(['reason', 'code', 'at'])
					.where('address_hash', '=', hashOf(address))
					.executeTakeFirst())
		};
	},
	erase: async ({ db }, personId) => {
		const address = await findAddress(db, personId);
		if (address !== undefined)
			await db.deleteFrom('mail_suppression').where('address_hash', '=', hashOf(address)).execute();
		for (const table of ['notification', 'outgoing_mail', 'notification_choice', 'reader_zone'] as const)
			await db.deleteFrom(table).where(`${table}.person_id`, '=', personId).execute();
	}
};
