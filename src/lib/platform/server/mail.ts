/** Mail out: one shape for all mails, text and HTML from the same words. Sent from the outbox only. */
import { createTransport } from 'nodemailer';
import type { Locale } from '../language.ts';
import { htmlOf, textOf } from './mail-text.ts';

export interface MailItem {
	text: string;
	/** What it is about, and the language of that. */
	about?: string | undefined;
	language?: string | undefined;
	quote?: string | undefined;
	quoteLanguage?: string | undefined;
	url: string;
	/** Answers, each a link of its own. */
	answers?: readonly MailLink[] | undefined;
}

export interface MailLink {
	label: string;
	url: string;
}

export interface Mail {
	/** One mailbox, read by `readMailAddress`. */
	to: string;
	/** Part of the Message-ID before the @: the same for every try, so that a double can be told. */
	id: string;
	locale: Locale;
	subject: string;
	/** Paragraphs, in order; plain text. */
	paragraphs: readonly string[];
	/** Somebody's own words, and their language. */
	quote?: { text: string; language?: string | undefined } | undefined;
	/** Lists under headings: a digest. */
	sections?: readonly { title: string; items: readonly MailItem[] }[];
	/** Answers, each a link of its own, before the button. */
	answers?: readonly MailLink[] | undefined;
	button?: MailLink;
	/** Why it came, under a line. */
	footer: string;
	/** Ways to change that, after the reason. */
	footerLinks?: readonly MailLink[];
	/** The list it belongs to, and the address that stops it with one POST and no account. */
	list?: { name: string; stop: string };
}

/** The mail server said no for good: trying again changes nothing. */
export class MailRefused extends Error {
	/** Code of the server, such as `550` or `5.1.1`. */
	readonly code: string;
	/** True when the mailbox itself does not exist or takes nothing, false when this one mail was not wanted. */
	readonly mailbox: boolean;

	constructor(code: string, mailbox: boolean) {
		super(`refused with ${code}`);
		this.name = 'MailRefused';
		this.code = code;
		this.mailbox = mailbox;
	}
}

export interface Mailer {
	/** Throws `MailRefused` when the mailbox refused it for good; any other error is worth another try. */
	send(mail: Mail): Promise<void>;
	close(): void;
}

export interface MailerOptions {
	/** `smtp://user:password@host:port`; `smtps:` for TLS from the start. */
	url: string;
	from: string;
	/** Host of the Message-ID. */
	host: string;
}

export function openMailer({ url, from, host }: MailerOptions): Mailer {
	const transport = createTransport({
		url,
		connectionTimeout: 10_000,
		greetingTimeout: 10_000,
		socketTimeout: 20_000,
		disableFileAccess: true,
		disableUrlAccess: true
	});
	return {
		async send(mail) {
			try {
				await transport.sendMail({
					from,
					// The envelope is ours: nothing in a header can add a recipient.
					envelope: { from: addressOf(from), to: [mail.to] },
					to: { name: '', address: mail.to },
					subject: mail.subject,
					text: textOf(mail),
					html: htmlOf(mail),
					messageId: `<${mail.id}@${host}>`,
					headers: headersOf(mail, host)
				});
			} catch (error) {
				throw refusalIn(error) ?? error;
			}
		},
		close: () => {
			transport.close();
		}
	};
}

function headersOf({ locale, list }: Mail, host: string): Record<string, string> {
	const headers = { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale };
	if (!list) return headers;
	return {
		...headers,
		'List-Id': `<${list.name}.${host}>`,
		'List-Unsubscribe': `<${list.stop}>`,
		// RFC 8058: the mail program posts there when its own button is pressed.
		'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'
	};
}

function addressOf(from: string): string {
	return /<([^<>]+)>$/.exec(from)?.[1] ?? from;
}

/** A 5xx to the recipient is about them; one to anything else is about us, and stays worth another try. */
function refusalIn(error: unknown): MailRefused | undefined {
	if (!(error instanceof Error) || !('responseCode' in error) || !('command' in error)) return undefined;
	const { responseCode, command } = error;
	if (typeof responseCode !== 'number' || responseCode < 500 || command !== 'RCPT TO') return undefined;
	const response = 'response' in error ? String(error.response) : '';
	const enhanced = /^\d{3}[ -](5\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];
	return new MailRefused(enhanced ?? String(responseCode), isGone(enhanced ?? String(responseCode)));
}

/** RFC 3463: 5.1 is the address, 5.2.1 a closed mailbox; 5.2.2 is only full and 5.7 a matter of policy. */
export function isGone(code: string): boolean {
	return /^(550|551|553|5\.1\.\d+|5\.2\.1|5\.0\.0)$/.test(code);
}
