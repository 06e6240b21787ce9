/** One real mail by the mail server of the settings, and what became of it in one sentence. */
import { randomUUID } from 'node:crypto';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import { MailRefused, openMailer } from '#lib/platform/server/mail.ts';

export interface MailWay {
	/** The mail server, as SMTP_URL names it. */
	url: string;
	from: string | undefined;
	origin: string;
}

/** Sends the test; `ok` when the mail server took it, which is all that can be known here. */
export async function testMail(
	{ url, from, origin }: MailWay,
	to: string,
	locale: Locale
): Promise<{ ok: boolean; sentence: string }> {
	const { hostname } = new URL(origin);
	const server = new URL(url).host;
	const mailer = openMailer({ url, from: from ?? `Mutirão <no-reply@${hostname}>`, host: hostname });
	try {
		await mailer.send({
			...{ to, id: `setup-${randomUUID()}`, locale },
			subject: m.setup_mail_subject({}, { locale }),
			paragraphs: [m.setup_mail_body({ origin }, { locale })],
			footer: m.accounts_mail_footer({ origin }, { locale })
		});
		return { ok: true, sentence: m.setup_mail_taken({ server, to }, { locale }) };
	} catch (error) {
		return { ok: false, sentence: whyNot(error, { server, to }, locale) };
	} finally {
		mailer.close();
	}
}

function whyNot(error: unknown, params: { server: string; to: string }, locale: Locale): string {
	if (error instanceof MailRefused) return m.setup_mail_refused({ ...params, code: error.code }, { locale });
	const text = (name: string) => {
		const value: unknown = error instanceof Error ? Reflect.get(error, name) : undefined;
		return typeof value === 'string' ? value : '';
	};
	const [code, message] = [text('code'), text('message')];
	if (code === 'EAUTH') return m.setup_mail_login(params, { locale });
	if (code === 'EDNS' || /ENOTFOUND|EAI_AGAIN/.test(message)) return m.setup_mail_no_host(params, { locale });
	if (/certificate|CERT|self.signed/i.test(message) || code === 'ETLS')
		return m.setup_mail_certificate(params, { locale });
	return m.setup_mail_unreachable({ ...params, code: code || 'ESOCKET' }, { locale });
}
