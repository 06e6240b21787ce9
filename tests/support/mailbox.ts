/** A real SMTP server that remembers what it took, and from when. */
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

export interface Delivery {
	/** Message-ID without its brackets and host. */
	id: string;
	to: string;
	/** Milliseconds of `Date.now()`. */
	at: number;
	raw: string;
}

export interface Mailbox {
	url: string;
	deliveries: Delivery[];
	close(): Promise<void>;
}

export interface Temper {
	/** Longest it takes to say yes to a mail, in milliseconds. */
	slow?: number;
	/** What it says to a recipient instead of yes. */
	refuse?: (to: string) => { code: number; words: string } | undefined;
}

export async function openMailbox({ slow = 0, refuse }: Temper = {}): Promise<Mailbox> {
	const deliveries: Delivery[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['AUTH', 'STARTTLS'],
		onRcptTo({ address }, _session, done) {
			const no = refuse?.(address);
			done(no && Object.assign(new Error(no.words), { responseCode: no.code }));
		},
		onData(stream, { envelope }, done) {
			buffer(stream)
				.then(async (bytes) => {
					const raw = bytes.toString('utf8');
					const id = /^Message-ID: <([^@>]+)@/im.exec(raw)?.[1] ?? '';
					for (const { address } of envelope.rcptTo)
						deliveries.push({ id, to: address, at: Date.now(), raw });
					if (slow > 0) await wait(Math.random() * slow);
				})
				.then(() => {
					done();
				}, done);
		}
	});
	// A killed worker cuts its connection, which is no fault of this server.
	server.on('error', () => undefined);
	await new Promise<void>((ready) => {
		server.listen(0, '127.0.0.1', ready);
	});
	const address = server.server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	return {
		url: `smtp://127.0.0.1:${String(port)}`,
		deliveries,
		close: () =>
			new Promise((done) => {
				server.close(done);
			})
	};
}
