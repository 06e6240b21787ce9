import { sql } from 'kysely';
import type { Atomic, Context } from './context.ts';

/**
 * What can happen, and what is told about it: ids, never texts. A module adds its own:
 *
 *     declare module '../../platform/server/jobs.ts' {
 *         interface Topics { 'need.published': { needId: string } }
 *     }
 */
export interface Topics {
	'day.passed': Record<string, never>;
}

export type Topic = keyof Topics;

/** What a module does when something has happened. It may run more than once for the same event. */
export type Reactions = {
	[T in Topic]?: (context: Context, payload: Topics[T]) => Promise<void>;
};

/** Tells the reactions, once the transaction is committed; nothing is told when it is rolled back. */
export async function announce<T extends Topic>(atomic: Atomic, topic: T, payload: Topics[T]): Promise<void> {
	await sql`select graphile_worker.add_job(${topic}, ${JSON.stringify(payload)}::text::json)`.execute(
		atomic.db
	);
}
