/** What a notification says to its reader now: asked anew each time, in their name. */
import { loadActor } from '../../organisations/server/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { log } from '../../platform/server/log.ts';
import type { Topic } from '../../platform/server/jobs.ts';
import type { Db } from '../../platform/server/db.ts';
import type { Locale } from '../../platform/language.ts';
import type { Reader, Telling, Words } from './rule.ts';
import { eventTable } from './table.ts';

export interface Told {
	topic: string;
	topic_group: string;
	payload: unknown;
}

/** Undefined when the event is known no more, or nothing of it is left that the reader may see. */
export async function wordsFor(reader: Reader, told: Told): Promise<Words | undefined> {
	const { topic } = told;
	if (!isTopic(topic)) return undefined;
	try {
		return await sayTopic(reader, topic, told);
	} catch (error) {
		// What the module refuses to show, there is nothing to tell of.
		if (error instanceof Refusal) return undefined;
		throw error;
	}
}

function sayTopic(reader: Reader, topic: Topic, { topic_group, payload }: Told) {
	const rule = eventTable[topic];
	if ('nobody' in rule) return undefined;
	const told: readonly Telling<never>[] = rule.told;
	// The payload was checked against its topic when it was announced; the row only keeps it.
	return told.find(({ group }) => group === topic_group)?.words(reader, payload as never);
}

function isTopic(topic: string): topic is Topic {
	const known = Object.hasOwn(eventTable, topic);
	if (!known) log.warn({ topic }, 'a notification of an event that is not in the table');
	return known;
}

/** Somebody as the reader of what they are told; undefined for an account that was suspended or erased. */
export async function findReader(
	db: Db,
	now: Date,
	personId: string
): Promise<(Reader & { locale: Locale }) | undefined> {
	const person = await db
		.selectFrom('person')
		.select(['id', 'locale', 'operator', 'example'])
		.where('id', '=', personId)
		.where('status', '=', 'active')
		.executeTakeFirst();
	return person && { db, now, locale: person.locale, actor: await loadActor(db, now, person) };
}
