/** A real SMTP server that keeps what it gets: mails of an instance with examples, and of tests, go nowhere else. */
import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { Db } from './db.ts';

export interface MailSink {
	/** For `openMailer`. */
	url: string;
	close(): Promise<void>;
}

const keep = 200;

/** Listens on a free port of this machine only; the newest mails are kept in `demo_mail`. */
export async function openMailSink(db: Db): Promise<MailSink> {
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['AUTH', 'STARTTLS'],
		size: 1_000_000,
		onData(stream, { envelope }, done) {
			buffer(stream)
				.then((raw) => PostalMime.parse(raw))
				.then(({ subject = '', text = '' }) => {
					const recipients = envelope.rcptTo.map(({ address }) => address);
					return store(db, recipients, subject, text);
				})
				.then(() => {
					done();
				}, done);
		}
	});
	await new Promise<void>((ready, failed) => {
		server.once('error', failed);
		server.listen(0, '127.0.0.1', () => {
			ready();
		});
	});
	const address = server.server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	return {
		url: `smtp://127.0.0.1:${String(port)}`,
		close: () =>
			new Promise((done) => {
				server.close(done);
			})
	};
}

async function store(db: Db, recipients: readonly string[], subject: string, body: string) {
	if (recipients.length === 0) return;
	const caught_at = new Date();
	await db
		.insertInto('demo_mail')
		.values(recipients.map((recipient) => ({ recipient, subject, body, caught_at })))
		.execute();
	await db
		.deleteFrom('demo_mail')
		.where('id', 'in', (of) => of.selectFrom('demo_mail').select('id').orderBy('id', 'desc').offset(keep))
		.execute();
}
