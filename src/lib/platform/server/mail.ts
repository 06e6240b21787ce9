/** Mail out: one shape for all mails, text and HTML from the same words. Sent from the outbox only. */
import { createTransport } from 'nodemailer';
import type { Locale } from '../language.ts';

export interface Mail {
	/** One mailbox, read by `readMailAddress`. */
	to: string;
	/** Part of the Message-ID before the @: the same for every try, so that a double can be told. */
	id: string;
	locale: Locale;
	subject: string;
	/** Paragraphs, in order; plain text. */
	paragraphs: readonly string[];
	button?: { label: string; url: string };
	/** Why it came, under a line. */
	footer: string;
}

export interface Mailer {
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
			await transport.sendMail({
				from,
				// The envelope is ours: nothing in a header can add a recipient.
				envelope: { from: addressOf(from), to: [mail.to] },
				to: { name: '', address: mail.to },
				subject: mail.subject,
				text: textOf(mail),
				html: htmlOf(mail),
				messageId: `<${mail.id}@${host}>`,
				headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.locale }
			});
		},
		close: () => {
			transport.close();
		}
	};
}

function addressOf(from: string): string {
	return /<([^<>]+)>$/.exec(from)?.[1] ?? from;
}

export function textOf({ paragraphs, button, footer }: Mail): string {
	const link = button ? [`${button.label}:\n${button.url}`] : [];
	return [...paragraphs, ...link, `-- \n${footer}`].join('\n\n');
}

export function htmlOf({ locale, subject, paragraphs, button, footer }: Mail): string {
	const paragraph = (text: string) => `<p>${escape(text).replaceAll('\n', '<br>')}</p>`;
	const link = button
		? `<p><a href="${escape(button.url)}" style="display:inline-block;padding:12px 20px;background:#14532d;color:#fff">${escape(button.label)}</a></p>`
		: '';
	return [
		`<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escape(subject)}</title></head>`,
		'<body style="font:16px/1.5 sans-serif;max-width:36em;color:#1c1917">',
		...paragraphs.map(paragraph),
		link,
		`<hr><p style="color:#57534e">${escape(footer)}</p></body></html>`
	].join('\n');
}

function escape(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => `&#${String(sign.codePointAt(0))};`);
}
