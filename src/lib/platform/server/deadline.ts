import { connect, type Socket } from 'node:net';
import type { PostgresJSReservedSql, PostgresJSSql } from 'kysely-postgres-js';
import type { DatabaseAddress } from './address.ts';

/** The longest a connection may take to be made. */
export const connectMs = 4_000;

export class NoAnswer extends Error {
	readonly code = 'NO_ANSWER';

	constructor() {
		super('The database did not answer in time');
		this.name = 'NoAnswer';
	}
}

/**
 * A silent network leaves a postgres.js query pending for ever, whatever its time-outs say. The server itself
 * always answers within `statement_timeout`, so longer silence means that nobody is there: every connection is
 * then cut, the waiting queries fail, and the pool dials again.
 */
export class Wire {
	readonly #sockets = new Set<Socket>();
	readonly #address: DatabaseAddress;
	readonly #silenceMs: number;

	/** `silenceMs`: how long a query may stay unanswered; 0 means without limit. */
	constructor(address: DatabaseAddress, silenceMs: number) {
		this.#address = address;
		this.#silenceMs = silenceMs;
	}

	/** Dials for postgres.js, which attaches its listeners before the connection is made. */
	readonly dial = (): Socket => {
		const { path, host, port } = this.#address;
		const socket = path ? connect(path) : connect(port, host);
		this.#sockets.add(socket);
		socket.once('close', () => this.#sockets.delete(socket));
		// TLS checks the certificate against the name it finds here.
		return Object.assign(socket, { host, port });
	};

	/** The pool as Kysely sees it, each query under the deadline. */
	guard(pool: PostgresJSSql): PostgresJSSql {
		return {
			options: pool.options,
			end: (options) => pool.end({ timeout: options?.timeout ?? 3 }),
			reserve: async () => this.#guardReserved(await this.#reserve(pool))
		};
	}

	/** A full pool is no reason to cut connections; whoever has waited too long is told so. */
	#reserve(pool: PostgresJSSql): Promise<PostgresJSReservedSql> {
		if (this.#silenceMs === 0) return pool.reserve();
		return new Promise((resolve, reject) => {
			let waiting = true;
			const timer = setTimeout(() => {
				waiting = false;
				reject(new NoAnswer());
			}, this.#silenceMs + connectMs);
			const settle = () => {
				clearTimeout(timer);
				return waiting;
			};
			pool.reserve().then(
				(reserved) => {
					if (settle()) resolve(reserved);
					else reserved.release();
				},
				(error: unknown) => {
					if (settle()) reject(error instanceof Error ? error : new NoAnswer());
				}
			);
		});
	}

	#guardReserved(reserved: PostgresJSReservedSql): PostgresJSReservedSql {
		return {
			release: () => {
				reserved.release();
			},
			unsafe: (query, parameters, options) => {
				const pending = reserved.unsafe(query, parameters, options);
				void this.#within(pending).catch(() => undefined);
				return pending;
			}
		};
	}

	async #within<T>(work: Promise<T>): Promise<T> {
		if (this.#silenceMs === 0) return work;
		// The answer may already wait in the socket while this process was busy, hence the second, short wait.
		let timer = setTimeout(() => {
			timer = setTimeout(() => {
				this.#cut();
			}, 200);
		}, this.#silenceMs);
		try {
			return await work;
		} finally {
			clearTimeout(timer);
		}
	}

	#cut() {
		for (const socket of this.#sockets) socket.destroy(new NoAnswer());
	}
}
