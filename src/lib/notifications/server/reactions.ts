import type { Context } from '../../platform/server/context.ts';
import type { Reactions, Topic, Topics } from '../../platform/server/jobs.ts';
import type { Mailer } from '../../platform/server/mail.ts';
import { makeDigests } from './digests.ts';
import { openSending } from './sending.ts';
import { eventTable } from './table.ts';
import { tell } from './telling.ts';
import { noteWaitingMails } from './waiting.ts';

export interface MailPlace {
	/** The address links in mails begin with, never taken from a request. */
	origin: string;
	/** Where it is morning for people who said nothing else. */
	timeZone: string;
}

/** Tells people of every event in the table. `mailer`: undefined where no mail leaves; the inbox works without. */
export function notificationReactions(
	mailer: Mailer | undefined,
	{ origin, timeZone }: MailPlace
): Reactions {
	const mails = mailer !== undefined;
	const post = mailer && openSending(mailer, origin);
	const react =
		<T extends Topic>(topic: T) =>
		(context: Context, payload: Topics[T], job?: string) =>
			tell(context, topic, payload, { job, mails });
	const told = Object.entries(eventTable).filter(([, rule]) => 'told' in rule);
	return {
		// Each topic reacts to its own payload, which the compiler cannot see through `Object.entries`.
		...(Object.fromEntries(told.map(([topic]) => [topic, react(topic as Topic)])) as Reactions),
		'mail.due': async (context, { mailId }) => {
			if (post) await post(context, mailId);
			// Tried again later, and given up after days: somebody may set a mail server by then.
			else throw new Error('a mail waits, and no mail server is set');
		},
		'hour.passed': async (context) => {
			if (mails) await makeDigests(context, timeZone);
		},
		'day.passed': async (context) => {
			await noteWaitingMails(context);
		}
	};
}
