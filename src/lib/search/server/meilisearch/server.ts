/** The search server: where it is, what its indexes are called, and the key that may only search. */
import { Meilisearch, type Task } from 'meilisearch';
import type { Db } from '../../../platform/server/db.ts';
import type { SearchKind } from '../../kinds.ts';

export interface ServerAddress {
	url: string;
	key?: string | undefined;
	/** Beginning of the names of our indexes, so that several instances can share a server. */
	prefix?: string | undefined;
}

export interface SearchServer {
	client: Meilisearch;
	prefix: string;
}

const usualPrefix = 'mutirao_';
/** Longer than any request but a search may take. */
const patienceMs = 10_000;
/** A batch of a thousand documents or new settings may take this long to be worked off. */
const taskPatienceMs = 120_000;

export function openServer({ url, key, prefix = usualPrefix }: ServerAddress): SearchServer {
	const client = new Meilisearch({
		host: url,
		timeout: patienceMs,
		...(key !== undefined && { apiKey: key })
	});
	return { client, prefix };
}

export function indexName({ prefix }: SearchServer, kind: SearchKind): string {
	return prefix + kind;
}

/** Something the server was asked to do and reported as failed. */
export class SearchTaskFailed extends Error {
	override name = 'SearchTaskFailed';
}

/** The server takes every order and does it later: it is done when the task says so, not when the order was taken. */
export async function done(
	order: Promise<unknown> & { waitTask: (options: { timeout: number; interval: number }) => Promise<Task> }
): Promise<Task> {
	const task = await order.waitTask({ timeout: taskPatienceMs, interval: 25 });
	if (task.status === 'succeeded') return task;
	throw new SearchTaskFailed(`${task.type} ${task.status}: ${task.error?.code ?? 'no reason given'}`);
}

const fact = 'search_key';
/** Always the same for one prefix, so that a key is made once and found again. */
const keyName = (prefix: string) => `${prefix}search only`;

/**
 * Finds or makes a key that may only search our indexes, and leaves it where web processes read it: none of them ever
 * needs the server's own key. On a server without keys it is empty.
 */
export async function shareSearchKey(db: Db, { client, prefix }: SearchServer): Promise<void> {
	const value = await searchKey(client, prefix);
	await db
		.insertInto('instance_fact')
		.values({ name: fact, value })
		.onConflict((existing) => existing.column('name').doUpdateSet({ value }))
		.execute();
}

async function searchKey(client: Meilisearch, prefix: string): Promise<string> {
	try {
		const { results } = await client.getKeys({ limit: 1_000 });
		const held = results.find(({ name }) => name === keyName(prefix));
		if (held) return held.key;
		const made = await client.createKey({
			name: keyName(prefix),
			description: 'Made by Mutirão: web processes search with it, and can do nothing else.',
			actions: ['search'],
			indexes: [`${prefix}*`],
			expiresAt: null
		});
		return made.key;
	} catch (error) {
		if (codeOf(error) === 'missing_master_key') return '';
		throw error;
	}
}

/** The key web processes search with; undefined until a worker has made it. */
export async function readSearchKey(db: Db): Promise<string | undefined> {
	const row = await db
		.selectFrom('instance_fact')
		.select('value')
		.where('name', '=', fact)
		.executeTakeFirst();
	return row?.value;
}

/** The server's own word for what was wrong. */
export function codeOf(error: unknown): string | undefined {
	if (!(error instanceof Error) || !('cause' in error)) return undefined;
	const { cause } = error;
	return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : undefined;
}
