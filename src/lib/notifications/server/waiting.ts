import type { Context } from '../../platform/server/context.ts';
import { log } from '../../platform/server/log.ts';

/** Says in the log how many mails have waited for longer than any usual trouble of a mail server; gives the count. */
export async function noteWaitingMails({ db, now }: Context): Promise<number> {
	const dayAgo = new Date(now.getTime() - 24 * 60 * 60_000);
	const { count } = await db
		.selectFrom('outgoing_mail')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('sent_at', 'is', null)
		.where('dropped', 'is', null)
		.where('created_at', '<', dayAgo)
		.executeTakeFirstOrThrow();
	if (count > 0) log.warn({ mails: count }, 'mails have waited for more than a day');
	return count;
}
