/**
 * One mail on its way. It says "sending" before and "sent" after, so a worker killed in between leaves a mail that
 * is sent once more, with the same Message-ID. Two at once would double that risk: each process sends one by one.
 */
import { sql } from 'kysely';
import { log } from '../../platform/server/log.ts';
import { type Mail, type Mailer, MailRefused } from '../../platform/server/mail.ts';
import type { Context } from '../../platform/server/context.ts';
import type { MailEnd } from '../lifecycle.ts';
import { composeMail, type Due } from './composing.ts';
import { findAddress, isSuppressed, suppress } from './suppression.ts';
import { findReader } from './wording.ts';

export type Post = (context: Context, mailId: string) => Promise<void>;

/** Sends mails one after the other; `origin` is what links begin with. */
export function openSending(mailer: Mailer, origin: string): Post {
	let last: Promise<void> = Promise.resolve();
	return (context, mailId) => {
		const turn = last.then(() => sendMail(context, mailId, mailer, origin));
		last = turn.catch(() => undefined);
		return turn;
	};
}

async function sendMail(context: Context, mailId: string, mailer: Mailer, origin: string): Promise<void> {
	const { db, now } = context;
	const due = await db
		.updateTable('outgoing_mail')
		.set({ sending_at: now, tries: sql`tries + 1` })
		.where('id', '=', mailId)
		.where('sent_at', 'is', null)
		.where('dropped', 'is', null)
		.returning(['id', 'person_id as personId', 'rhythm', 'unread_before as unread'])
		.executeTakeFirst();
	if (!due) return;
	const mail = await addressed(context, due, origin);
	const end = typeof mail === 'string' ? mail : await handOver(context, mail, mailer);
	await db
		.updateTable('outgoing_mail')
		.set(end === 'sent' ? { sent_at: sql`clock_timestamp()` } : { dropped: end })
		.where('id', '=', mailId)
		.execute();
}

/** The mail as it leaves, or why there is none. */
async function addressed({ db, now }: Context, due: Due, origin: string): Promise<Mail | MailEnd> {
	const reader = await findReader(db, now, due.personId);
	const address = reader && (await findAddress(db, due.personId));
	if (!reader || address === undefined) return 'no_address';
	if (await isSuppressed(db, address)) return 'comes_back';
	const mail = await composeMail(reader, due, origin);
	return mail ? { ...mail, to: address } : 'nothing_left';
}

/** Gives it to the mail server. Throws what is worth another try. */
async function handOver(context: Context, mail: Mail, mailer: Mailer): Promise<MailEnd | 'sent'> {
	try {
		await mailer.send(mail);
		return 'sent';
	} catch (error) {
		if (!(error instanceof MailRefused)) throw error;
		log.warn({ mail: mail.id, code: error.code, mailbox: error.mailbox }, 'a mail was refused for good');
		if (!error.mailbox) return 'refused';
		await suppress(context, mail.to, { reason: 'bounce', code: error.code });
		return 'comes_back';
	}
}
