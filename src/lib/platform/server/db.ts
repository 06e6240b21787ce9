import { Kysely } from 'kysely';
import { PostgresJSDialect } from 'kysely-postgres-js';
import postgres from 'postgres';
import { readAddress } from './address.ts';
import { openPool } from './pool.ts';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;

export interface DatabaseOptions {
	/** Shown in pg_stat_activity. */
	name?: string;
	poolSize?: number;
	/** The longest one statement may run; 0 means without limit (migrations, seeding). */
	statementTimeoutMs?: number;
	/** The longest a statement may wait for a lock; 0 means without limit. */
	lockTimeoutMs?: number;
}

/**
 * Opens a pool on a Postgres address (see `readAddress`). Connections are made on first use.
 *
 * `timestamptz` arrives as Date, `date` as 'YYYY-MM-DD' (a day has no time zone), `bigint` as number and an
 * error beyond 2^53. Close it with `closeDatabase`, or the process does not end.
 */
export function openDatabase(address: string, options: DatabaseOptions = {}): Db {
	const { name = 'mutirao', poolSize = 10, statementTimeoutMs = 2_500, lockTimeoutMs = 0 } = options;
	const pool = openPool(readAddress(address), {
		size: poolSize,
		silenceMs: statementTimeoutMs === 0 ? 0 : statementTimeoutMs + 1_500,
		settings: {
			application_name: name,
			statement_timeout: statementTimeoutMs,
			lock_timeout: lockTimeoutMs,
			idle_in_transaction_session_timeout: statementTimeoutMs === 0 ? 0 : 10_000,
			TimeZone: 'UTC',
			// So that a search also finds a short word in which one letter is missing.
			'pg_trgm.word_similarity_threshold': 0.5
		},
		types: { bigint: safeInteger, day }
	});
	return new Kysely<Tables>({ dialect: new PostgresJSDialect({ postgres: () => pool }) });
}

/** Waits up to three seconds for running queries, then ends them. */
export function closeDatabase(db: Db): Promise<void> {
	return db.destroy();
}

const safeInteger = {
	to: 20,
	from: [20],
	serialize: (value: number | bigint) => value.toString(),
	parse: (text: string) => {
		const value = Number(text);
		if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a JavaScript number`);
		return value;
	}
};

const day = { to: 1082, from: [1082], serialize: (value: string) => value, parse: (text: string) => text };

/** Not reachable, ended, or too slow to answer: worth trying again later, and nobody's mistake. */
const unavailableCodes = new Set([
	...['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
	...['CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT', 'NO_ANSWER'],
	// Cancelled by statement_timeout, lock_timeout, shutdown, start-up, too many connections.
	...['57014', '55P03', '57P01', '57P02', '57P03', '53300']
]);

/** True when the database, not the request, is why something failed. */
export function isUnavailable(error: unknown): boolean {
	return error instanceof Error && 'code' in error && unavailableCodes.has(String(error.code));
}

/** The name of the violated constraint, where the error is one. */
export function violatedConstraint(error: unknown): string | undefined {
	return error instanceof postgres.PostgresError && error.code.startsWith('23')
		? error.constraint_name
		: undefined;
}
