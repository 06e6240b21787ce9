import { sql } from 'kysely';
import type { Atomic, Context } from './context.ts';

/**
 * What can happen, and what is told about it: ids, never texts. A module adds its own:
 *
 *     declare module '../../platform/server/jobs.ts' {
 *         interface Topics { 'need.published': { needId: string } }
 *     }
 *
 * and a line to the table of `notifications`, which says who is told, or why nobody is.
 */
export interface Topics {
	/** Every hour, told once however many workers there are. */
	'hour.passed': Record<string, never>;
	/** Every night, likewise. */
	'day.passed': Record<string, never>;
}

export type Topic = keyof Topics;

/**
 * What a module does when something has happened. It may run more than once for the same event; `job` is then the
 * same, and another for every other event.
 */
export type Reactions = {
	[T in Topic]?: (context: Context, payload: Topics[T], job?: string) => Promise<void>;
};

/** Tells the reactions, once the transaction is committed; nothing is told when it is rolled back. */
export async function announce<T extends Topic>(atomic: Atomic, topic: T, payload: Topics[T]): Promise<void> {
	await announceEach(atomic, topic, [payload]);
}

/** The same for many at once, in one statement. */
export async function announceEach<T extends Topic>(
	atomic: Atomic,
	topic: T,
	payloads: readonly Topics[T][]
): Promise<void> {
	if (payloads.length === 0) return;
	await sql`select graphile_worker.add_job(${topic}, payload)
		from json_array_elements(${JSON.stringify(payloads)}::text::json) as payload`.execute(atomic.db);
}
