/** What other mail servers send back: mails that could not be delivered (RFC 3464), and complaints (RFC 5965). */
import PostalMime from 'postal-mime';
import type { Context } from '../../platform/server/context.ts';
import { isGone } from '../../platform/server/mail.ts';
import type { SuppressionReason } from '../lifecycle.ts';
import { suppress } from './suppression.ts';

export interface MailReport {
	reason: SuppressionReason;
	/** Status of the report, such as `5.1.1`; the kind of a complaint. */
	code: string;
	/** False while the other server still tries. */
	final: boolean;
	/** Our own name of the mail it is about. */
	mailId: string;
}

/** Undefined for a mail that is no report, or does not say which mail it is about. */
export async function readReport(raw: string | Buffer): Promise<MailReport | undefined> {
	const { attachments, text = '' } = await PostalMime.parse(raw, { forceRfc822Attachments: true });
	const part = (type: RegExp) => {
		const found = attachments.find(({ mimeType }) => type.test(mimeType));
		return found && textOf(found.content);
	};
	const original = part(/^message\/rfc822$|^text\/rfc822-headers$|^message\/rfc822-headers$/i) ?? text;
	const mailId = /^Message-ID:\s*<([0-9a-f-]{36})@/im.exec(original)?.[1]?.toLowerCase();
	if (mailId === undefined) return undefined;
	const complaint = part(/^message\/feedback-report$/i);
	if (complaint !== undefined) {
		const code = field(complaint, 'Feedback-Type') ?? 'abuse';
		return { reason: 'complaint', code, final: code === 'abuse', mailId };
	}
	const status = part(/^message\/(global-)?delivery-status$/i);
	if (status === undefined) return undefined;
	const code = /^(\d\.\d{1,3}\.\d{1,3})/.exec(field(status, 'Status') ?? '')?.[1] ?? '';
	const failed = field(status, 'Action')?.toLowerCase() === 'failed';
	return { reason: 'bounce', code, final: failed && isGone(code), mailId };
}

function field(text: string, name: string): string | undefined {
	return new RegExp(`^${name}:[ \\t]*([^\\r\\n]*)`, 'im').exec(text)?.[1]?.trim();
}

function textOf(content: string | ArrayBuffer | Uint8Array): string {
	return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

export type Taken = 'stopped' | 'not_ours' | 'not_final' | 'address_changed';

/**
 * Stops mails to the mailbox a report speaks of. Only reports about a mail of ours count, by its name, which its
 * receiver alone knows: nobody can stop somebody else's mails.
 */
export async function takeReport(context: Context, report: MailReport): Promise<Taken> {
	const { db } = context;
	const mail = await db
		.selectFrom('outgoing_mail')
		.innerJoin('person_contact', 'person_contact.person_id', 'outgoing_mail.person_id')
		.select(['outgoing_mail.created_at as made', 'person_contact.address'])
		.select('person_contact.verified_at as verified')
		.where('outgoing_mail.id', '=', report.mailId)
		.executeTakeFirst();
	if (!mail) return 'not_ours';
	if (!report.final) return 'not_final';
	// What comes back from an old address says nothing about the new one.
	if (mail.verified > mail.made) return 'address_changed';
	await suppress(context, mail.address, { reason: report.reason, code: report.code });
	return 'stopped';
}
