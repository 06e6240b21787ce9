import type { Db } from '#lib/platform/server/db.ts';
import { type Mailer, openMailer } from '#lib/platform/server/mail.ts';
import { openMailSink } from '#lib/platform/server/mail-sink.ts';
import type { Settings } from '#lib/platform/settings.ts';

export interface PostSettings extends Pick<Settings, 'SMTP_URL' | 'MAIL_FROM'> {
	/** The instance carries examples: without a mail server its mails are caught and shown. */
	demo: boolean;
	/** The address people type. */
	origin: string;
	/** Where it is morning for people who said nothing else; UTC when left out. */
	TIME_ZONE?: string;
}

export interface Post {
	mailer: Mailer;
	close(): Promise<void>;
}

/** The way mails leave: the mail server, or the sink of an instance with examples; undefined where there is none. */
export async function openPost(db: Db, settings: PostSettings): Promise<Post | undefined> {
	const { SMTP_URL, MAIL_FROM, demo, origin } = settings;
	const host = new URL(origin).hostname;
	const from = MAIL_FROM ?? `Mutirão <no-reply@${host}>`;
	if (SMTP_URL !== undefined) {
		const mailer = openMailer({ url: SMTP_URL, from, host });
		return {
			mailer,
			close: () => {
				mailer.close();
				return Promise.resolve();
			}
		};
	}
	if (!demo) return undefined;
	const sink = await openMailSink(db);
	const mailer = openMailer({ url: sink.url, from, host });
	return {
		mailer,
		close: () => {
			mailer.close();
			return sink.close();
		}
	};
}

/** What the person who starts the program reads about mail. */
export function describePost({ SMTP_URL, demo }: Pick<PostSettings, 'SMTP_URL' | 'demo'>): string {
	if (SMTP_URL !== undefined) return `Mail leaves by ${new URL(SMTP_URL).hostname}`;
	if (demo) return 'Mail is caught and shown at /demo/mail';
	return 'No mail leaves: set SMTP_URL, or nobody signs in by mail';
}
