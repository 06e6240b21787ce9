import { createHash, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { sql } from 'kysely';
import { Refusal } from '../refusal.ts';
import type { Db } from './db.ts';

export interface Limit {
	/** What is counted, in code's words: `match`, `sign_in`. */
	name: string;
	most: number;
	seconds: number;
}

/**
 * Counts one use and refuses with `too_many` beyond the limit. Counted in Postgres, so that it holds over
 * restarts and several processes. `subject` (an address, an account) is stored only as a hash with a salt of
 * the day, so the table tells nothing about anybody.
 */
export async function countUse(db: Db, limit: Limit, subject: string, now: Date): Promise<void> {
	const windowStart = new Date(Math.floor(now.getTime() / (limit.seconds * 1_000)) * limit.seconds * 1_000);
	const bucket = hash(await saltOf(db, now), `${limit.name}:${subject}`);
	const { hits } = await db
		.insertInto('rate_limit')
		.values({ bucket, window_start: windowStart, hits: 1 })
		.onConflict((conflict) =>
			conflict.columns(['bucket', 'window_start']).doUpdateSet({ hits: sql`rate_limit.hits + 1` })
		)
		.returning('hits')
		.executeTakeFirstOrThrow();
	if (hits <= limit.most) return;
	const left = windowStart.getTime() + limit.seconds * 1_000 - now.getTime();
	throw new Refusal('too_many', 'platform_too_many', { minutes: Math.max(1, Math.ceil(left / 60_000)) });
}

/** The part of a network address that stands for one household: all of IPv4, the first half of IPv6. */
export function household(address: string): string {
	const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address);
	if (mapped?.[1] !== undefined) return mapped[1];
	if (!isIPv6(address)) return address;
	const [head = '', tail = ''] = address.split('%')[0]?.split('::') ?? [];
	const first = head === '' ? [] : head.split(':');
	const last = tail === '' ? [] : tail.split(':');
	const zeros = address.includes('::')
		? Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0')
		: [];
	const groups = [...first, ...zeros, ...last].slice(0, 4);
	return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}

/** The salt of the day, where this process has read it: it does not change, and every list would ask for it. */
const salts = new WeakMap<Db, { name: string; value: string }>();

async function saltOf(db: Db, now: Date): Promise<string> {
	const name = `limit_salt:${now.toISOString().slice(0, 10)}`;
	const known = salts.get(db);
	if (known?.name === name) return known.value;
	const value = await storedSalt(db, name, now);
	// What a transaction read may be taken back with it.
	if (!db.isTransaction) salts.set(db, { name, value });
	return value;
}

/** The same for all processes, another every day, gone two days later. */
async function storedSalt(db: Db, name: string, now: Date): Promise<string> {
	const find = () =>
		db.selectFrom('instance_fact').select('value').where('name', '=', name).executeTakeFirst();
	const found = await find();
	if (found) return found.value;
	const value = randomBytes(32).toString('base64url');
	await db
		.insertInto('instance_fact')
		.values({ name, value, set_at: now })
		.onConflict((conflict) => conflict.column('name').doNothing())
		.execute();
	return (await find())?.value ?? value;
}

function hash(salt: string, text: string): string {
	return createHash('sha256').update(`${salt}:${text}`).digest('base64url');
}
