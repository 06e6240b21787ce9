import type { Context } from '../../platform/server/context.ts';

/** Days after which a notification, and the mail it went out with, are forgotten. */
export const keptDays = 180;

export async function forgetOld({ db, now }: Context): Promise<void> {
	const before = new Date(now.getTime() - keptDays * 24 * 60 * 60_000);
	await db.deleteFrom('notification').where('created_at', '<', before).execute();
	await db
		.deleteFrom('outgoing_mail')
		.where('created_at', '<', before)
		.where(({ not, exists, selectFrom }) =>
			not(exists(selectFrom('notification').select('id').whereRef('mail_id', '=', 'outgoing_mail.id')))
		)
		.execute();
}
