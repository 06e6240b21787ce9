import { connect, type Socket } from 'node:net';
import type { PostgresJSPendingQuery, PostgresJSReservedSql, PostgresJSSql } from 'kysely-postgres-js';
import postgres from 'postgres';
import type { DatabaseAddress } from './address.ts';

/** How much longer the first query on a connection may take, as it waits for the connection too. */
const connectMs = 4_000;
/** Only for queries without a deadline of their own: a busy process must not mistake itself for a silent server. */
const connectSeconds = 30;

export interface PoolOptions {
	size: number;
	/** How long a query may stay unanswered; 0 means without limit. */
	silenceMs: number;
	/** Server settings of each connection, `application_name` among them. */
	settings: Record<string, string | number>;
	types: Record<string, postgres.PostgresType>;
}

/** The server did not answer, or the connection ended while it was in use: worth trying again later. */
export class NoAnswer extends Error {
	readonly code = 'NO_ANSWER';

	constructor(words: string) {
		super(words);
		this.name = 'NoAnswer';
	}
}

/**
 * A pool for Kysely in which every connection is a postgres.js of its own, because the pool of postgres.js
 * 3.4.9 is not safe to lend from: a connection lost while lent out breaks the next query on it, and on a
 * silent network a query stays pending for ever whatever the time-outs say.
 *
 * Here, work on a lost connection fails at once and the next work gets a new one. The server itself always
 * answers within `statement_timeout`, so a longer silence means that nobody is there: the connection is cut.
 */
export function openPool(address: DatabaseAddress, options: PoolOptions): PostgresJSSql {
	const lines = Array.from({ length: options.size }, () => new Line(address, options));
	const idle = [...lines];
	const waiting: ((line: Line) => void)[] = [];

	const giveBack = (line: Line) => {
		const next = waiting.shift();
		if (next) next(line);
		else idle.push(line);
	};
	const take = () =>
		new Promise<Line>((resolve, reject) => {
			const line = idle.pop();
			if (line) {
				resolve(line);
				return;
			}
			const turn = (freed: Line) => {
				clearTimeout(timer);
				resolve(freed);
			};
			const timer = setTimeout(
				() => {
					waiting.splice(waiting.indexOf(turn), 1);
					reject(new NoAnswer('All connections to the database are busy'));
				},
				options.silenceMs || 2 ** 31 - 1
			);
			waiting.push(turn);
		});

	return {
		options: { max: options.size },
		reserve: async () => {
			const line = await take();
			return line.lend(() => giveBack(line));
		},
		end: async (ending) => {
			await Promise.all(lines.map((line) => line.end(ending?.timeout ?? 3)));
		}
	};
}

/** One connection, and a new one in its place when it was lost. */
class Line {
	readonly #address: DatabaseAddress;
	readonly #options: PoolOptions;
	#sql: postgres.Sql;
	#socket: Socket | undefined;
	#lost = false;
	#answered = false;

	constructor(address: DatabaseAddress, options: PoolOptions) {
		this.#address = address;
		this.#options = options;
		this.#sql = this.#open();
	}

	/** For one borrower: a query, or several in a transaction, then `release`. */
	lend(giveBack: () => void): PostgresJSReservedSql {
		if (this.#lost) this.#replace();
		return {
			release: giveBack,
			unsafe: (query: string, parameters?: never[], options?: postgres.UnsafeQueryOptions) => {
				if (this.#lost) return this.#refuse(query);
				return this.#watch(this.#sql.unsafe(query, parameters, options));
			}
		};
	}

	end(seconds: number): Promise<void> {
		return this.#sql.end({ timeout: seconds });
	}

	#open(): postgres.Sql {
		return postgres({
			...this.#address,
			max: 1,
			types: this.#options.types,
			connection: this.#options.settings,
			connect_timeout: connectSeconds,
			// Either would end a connection in the middle of a transaction.
			idle_timeout: 0,
			max_lifetime: 0,
			onnotice: () => undefined,
			// postgres.js takes a dialler, which its types leave out.
			...{ socket: () => this.#dial() }
		});
	}

	/** postgres.js attaches its own listeners, and the connection is made, after this. */
	#dial(): Socket {
		const { path, host, port } = this.#address;
		const socket = path ? connect(path) : connect(port, host);
		const lose = () => {
			if (this.#socket === socket) this.#lost = true;
		};
		this.#socket = socket.once('error', lose).once('close', lose);
		// TLS checks the certificate against the name it finds here.
		return Object.assign(socket, { host, port });
	}

	#replace() {
		void this.#sql.end({ timeout: 0 }).catch(() => undefined);
		this.#sql = this.#open();
		this.#lost = false;
		this.#answered = false;
	}

	/** What was begun on a lost connection is undone already, so that Kysely may ask for it. */
	#refuse(query: string): PostgresJSPendingQuery {
		const answer =
			query === 'rollback'
				? Promise.resolve(Object.assign([], { command: 'ROLLBACK', count: 0 }))
				: Promise.reject(new NoAnswer('The connection to the database was lost'));
		return Object.assign(answer, { cancel: () => undefined });
	}

	#watch(pending: postgres.PendingQuery<postgres.Row[]>): PostgresJSPendingQuery {
		const { silenceMs } = this.#options;
		if (silenceMs === 0) return pending;
		let timer: NodeJS.Timeout;
		const silence = new Promise<never>((_, reject) => {
			const cut = () => {
				this.#lost = true;
				this.#socket?.destroy();
				reject(new NoAnswer('The database did not answer in time'));
			};
			// The answer may already lie in the socket while this process was busy, hence the second, short wait.
			timer = setTimeout(() => (timer = setTimeout(cut, 200)), silenceMs + (this.#answered ? 0 : connectMs));
		});
		const answer = Promise.race([pending, silence]).finally(() => {
			clearTimeout(timer);
			this.#answered = true;
		});
		return Object.assign(answer, { cancel: () => pending.cancel() });
	}
}
