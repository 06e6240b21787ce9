/** The search of a web process: the search server where there is one and it answers in time, otherwise Postgres. */
import type { Db } from '../../platform/server/db.ts';
import { log } from '../../platform/server/log.ts';
import type { Question } from '../question.ts';
import type { Candidates } from './engine.ts';
import { askServer, amongCandidates } from './meilisearch/find.ts';
import { openServer, readSearchKey } from './meilisearch/server.ts';
import { findInPostgres } from './postgres.ts';
import type { Found } from './queries.ts';
import { type About, Tally } from './tally.ts';

/** Which documents answer, and who said so. */
export interface Answered {
	found: Found;
	by: 'postgres' | 'meilisearch';
	/** The search server should have answered and did not: typing errors are forgiven less well. */
	instead: boolean;
}

export type Search = (db: Db, question: Question, about?: About) => Promise<Answered>;

export type Ask = (question: Question, signal: AbortSignal, db: Db) => Promise<Candidates>;

export interface Patience {
	/** The search server answers within so many milliseconds, or Postgres does. */
	deadlineMs: number;
	/** After a failure nobody waits for it for so long; then one question tries again. */
	restMs: number;
}

const usualPatience: Patience = { deadlineMs: 400, restMs: 2_000 };

/** Postgres alone. */
export const searchPostgres: Search = async (db, question) => ({
	found: await findInPostgres(db, question),
	by: 'postgres',
	instead: false
});

/** A search server first, guarded by a deadline and a circuit breaker; it may go away and come back at any time. */
export function searchServerFirst(ask: Ask, patience = usualPatience, tally = new Tally()): Search {
	const attempt = guarded(ask, patience);
	return async (db, question, about = 'all') => {
		const answer = await attempt(db, question);
		const found = answer?.complete ? await amongCandidates(db, question, answer.found) : undefined;
		const answered = !answer ? 'down' : !answer.complete ? 'too_many' : found ? 'server' : 'behind';
		tally.count(db, about, answered);
		if (found) return { found, by: 'meilisearch', instead: false };
		const instead = answered === 'down' || answered === 'behind';
		return { found: await findInPostgres(db, question), by: 'postgres', instead };
	};
}

/** Asks within the deadline; undefined where there was no answer, or while the server is left to rest. */
function guarded(ask: Ask, { deadlineMs, restMs }: Patience) {
	let restsUntil = 0;
	/** While it rests, one question at a time is allowed to try. */
	let trying = false;
	return async (db: Db, question: Question): Promise<Candidates | undefined> => {
		const resting = restsUntil > 0;
		if (resting && (trying || performance.now() < restsUntil)) return undefined;
		trying = resting;
		try {
			const answer = await inTime(ask(question, AbortSignal.timeout(deadlineMs), db), deadlineMs);
			if (resting) log.info({}, 'the search server answers again');
			restsUntil = 0;
			return answer;
		} catch (error) {
			if (!resting) log.warn({ err: error }, 'the search server did not answer');
			restsUntil = performance.now() + restMs;
			return undefined;
		} finally {
			if (resting) trying = false;
		}
	};
}

/** A request that does not heed its signal is not waited for either. */
async function inTime<T>(answer: Promise<T>, ms: number): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => {
			reject(new Error('too late'));
		}, ms);
	});
	try {
		return await Promise.race([answer, late]);
	} finally {
		clearTimeout(timer);
	}
}

export interface SearchSettings {
	SEARCH_ENGINE?: 'postgres' | 'meilisearch' | undefined;
	MEILISEARCH_URL?: string | undefined;
}

/** Where the search server is, when one is to be used. */
export function serverUrl({ SEARCH_ENGINE, MEILISEARCH_URL }: SearchSettings): string | undefined {
	return SEARCH_ENGINE === 'postgres' ? undefined : MEILISEARCH_URL;
}

/** The search these settings ask for. The key that may only search comes from the database, where a worker left it. */
export function createSearch(settings: SearchSettings, patience?: Patience): Search {
	const url = serverUrl(settings);
	if (url === undefined) return searchPostgres;
	let server: ReturnType<typeof openServer> | undefined;
	const ask: Ask = async (question, signal, db) => {
		try {
			if (!server) {
				const key = await readSearchKey(db);
				if (key === undefined) throw new Error('no worker has prepared the search server yet');
				server = openServer({ url, ...(key !== '' && { key }) });
			}
			return await askServer(server, question, signal);
		} catch (error) {
			// The key may have been replaced: it is read again next time.
			server = undefined;
			throw error;
		}
	};
	return searchServerFirst(ask, patience);
}
