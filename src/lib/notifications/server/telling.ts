/** Something happened: who is told, through what, and how soon. Told once however often it is tried. */
import { sql } from 'kysely';
import { atomically, type Atomic, type Context } from '../../platform/server/context.ts';
import { announceEach, type Topic, type Topics } from '../../platform/server/jobs.ts';
import { type Choices, standing } from '../groups.ts';
import type { Rhythm } from '../lifecycle.ts';
import { findChoices } from './choices.ts';
import type { EventTable, Rule, Settled, Telling } from './rule.ts';
import { eventTable } from './table.ts';

declare module '../../platform/server/jobs.ts' {
	interface Topics {
		'mail.due': { mailId: string };
	}
}

/** Without a mail server only the inbox is told; `job` is what carries the event. */
export interface Occasion {
	job: string | undefined;
	mails: boolean;
}

/** Writes down for each person concerned what happened, and announces the mails that go out at once. */
export async function tell<T extends Topic>(
	context: Context,
	topic: T,
	payload: Topics[T],
	{ job, mails }: Occasion,
	table: EventTable = eventTable
): Promise<void> {
	const rule: Rule<T> = table[topic];
	if ('nobody' in rule) return;
	const key = `${topic}:${rule.key?.(payload) ?? job ?? JSON.stringify(payload)}`;
	await atomically(context, async (atomic) => {
		await settle(atomic, rule.settles?.(payload) ?? []);
		const told = new Set<string>();
		for (const telling of rule.told) {
			const people = await telling.to(atomic.db, payload);
			const fresh = [...new Set(people)].filter((id) => !told.has(id));
			for (const id of fresh) told.add(id);
			await tellPeople(atomic, fresh, { topic, payload, telling, key, mails });
		}
	});
}

/** Only what was told before: the same thing may be asked again. */
async function settle({ db, now }: Atomic, settled: readonly Settled[]): Promise<void> {
	for (const { topic, payload } of settled)
		await db
			.updateTable('notification')
			.set({ read_at: now })
			.where('topic', '=', topic)
			.where('payload', '=', sql<Record<string, string>>`${JSON.stringify(payload)}::text::jsonb`)
			.where('read_at', 'is', null)
			.where('created_at', '<=', now)
			.execute();
}

interface News<T extends Topic> {
	topic: T;
	payload: Topics[T];
	telling: Telling<Topics[T]>;
	key: string;
	mails: boolean;
}

async function tellPeople<T extends Topic>(atomic: Atomic, people: readonly string[], news: News<T>) {
	const { topic, payload, telling, key, mails } = news;
	const active = await listActive(atomic, people);
	if (active.length === 0) return;
	const chosen = await findChoices(atomic.db, active, telling.group);
	const rows = active
		.map((person_id) => ({ person_id, ...plan(telling, chosen.get(person_id) ?? {}, mails) }))
		.filter(({ in_app, rhythm }) => in_app || rhythm !== null);
	if (rows.length === 0) return;
	const written = await atomic.db
		.insertInto('notification')
		.values(
			rows.map((row) => ({
				...row,
				topic,
				// The row keeps what the event carried: ids.
				payload: payload as Record<string, string>,
				topic_group: telling.group,
				event_key: key,
				created_at: atomic.now,
				mail_id: null,
				read_at: null
			}))
		)
		.onConflict((conflict) => conflict.columns(['person_id', 'event_key']).doNothing())
		.returning(['id', 'person_id', 'rhythm'])
		.execute();
	await mailAtOnce(
		atomic,
		written.filter(({ rhythm }) => rhythm === 'at_once')
	);
}

async function listActive({ db }: Atomic, people: readonly string[]): Promise<string[]> {
	if (people.length === 0) return [];
	const rows = await db
		.selectFrom('person')
		.select('id')
		.where('id', 'in', [...people])
		.where('status', '=', 'active')
		.execute();
	return rows.map(({ id }) => id);
}

function plan<P>({ group, mailedElsewhere }: Telling<P>, choices: Choices, mails: boolean) {
	const { mail, inbox } = standing(group, choices);
	const rhythm: Rhythm | null = mail === 'off' || !mails || mailedElsewhere ? null : mail;
	return { in_app: inbox, rhythm };
}

/** One mail for each notification, made and announced in the same step as the notification. */
async function mailAtOnce(atomic: Atomic, told: readonly { id: string; person_id: string }[]) {
	if (told.length === 0) return;
	const mails = await atomic.db
		.insertInto('outgoing_mail')
		.values(
			told.map(({ id, person_id }) => ({
				person_id,
				occasion: id,
				rhythm: 'at_once' as const,
				created_at: atomic.now,
				sending_at: null,
				sent_at: null,
				dropped: null
			}))
		)
		.returning(['id', 'occasion'])
		.execute();
	await sql`
		update notification set mail_id = mail.id from outgoing_mail as mail
		where mail.id = any(${mails.map(({ id }) => id)}::uuid[]) and notification.id = mail.occasion::uuid`.execute(
		atomic.db
	);
	await announceEach(
		atomic,
		'mail.due',
		mails.map(({ id }) => ({ mailId: id }))
	);
}
