/** Search follows the truth: run by a worker, as long as it lives. */
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db } from '../../platform/server/db.ts';
import { log } from '../../platform/server/log.ts';
import { mendIndexes } from './meilisearch/check.ts';
import { type SearchServer, shareSearchKey } from './meilisearch/server.ts';
import { shipChanges } from './meilisearch/ship.ts';
import { refreshBatch } from './refresh.ts';

export interface FollowTimes {
	/** Looks for changes so often. */
	everyMs: number;
	/** After a failure of the search server it is left alone for so long. */
	restMs: number;
}

const usualTimes: FollowTimes = { everyMs: 500, restMs: 3_000 };

/**
 * Looks for changes, twice a second: an edit is found about a second later, in the index of a search server one or two
 * seconds after that. Several workers take turns. `stop` waits for the batch that is under way.
 */
export function followChanges(
	db: Db,
	server: SearchServer | undefined,
	times: FollowTimes = usualTimes
): { stop: () => Promise<void> } {
	const stopping = new AbortController();
	const following = (async () => {
		let rests = 0;
		let isDown = false;
		while (!stopping.signal.aborted) {
			let restMs = times.everyMs;
			await attempt('documents for the search could not be written', async () => {
				restMs = await refreshGently(db, stopping.signal, times);
			});
			if (server && performance.now() >= rests) {
				const work = () => shipAlone(db, server);
				const went = await attempt(isDown ? '' : 'the search server could not be brought up to date', work);
				isDown = !went;
				if (!went) rests = performance.now() + times.restMs;
			}
			await wait(restMs, undefined, { signal: stopping.signal }).catch(() => undefined);
		}
	})();
	return {
		stop: async () => {
			stopping.abort();
			await following;
		}
	};
}

/**
 * What people changed is written at once. Of places a batch at a time, and then a rest four times as long as it took:
 * a first start has tens of thousands of them, and its visitors go first. Resolves with how long to rest, in ms.
 */
async function refreshGently(db: Db, signal: AbortSignal, { everyMs }: FollowTimes): Promise<number> {
	for (;;) {
		const began = performance.now();
		const { full, onlyPlaces } = await refreshBatch(db);
		if (full && onlyPlaces) return Math.max(everyMs, 4 * (performance.now() - began));
		if (!full || signal.aborted) return everyMs;
	}
}

/** Says what failed, unless it was said before. */
async function attempt(failed: string, work: () => Promise<unknown>): Promise<boolean> {
	try {
		await work();
		return true;
	} catch (error) {
		if (failed !== '') log.warn({ err: error }, failed);
		return false;
	}
}

/** One worker at a time talks to the search server; the others find it taken and do nothing. */
export function shipAlone(db: Db, server: SearchServer, mend = false): Promise<number> {
	return db.connection().execute(async (connection) => {
		const { rows } = await sql<{ mine: boolean }>`
			select pg_try_advisory_lock(hashtext('search shipping')) as mine`.execute(connection);
		if (!rows[0]?.mine) return 0;
		try {
			await shareSearchKeyOnce(db, server, mend);
			const shipped = await shipChanges(db, server, new Date());
			return mend ? shipped + (await mendIndexes(db, server)) : shipped;
		} finally {
			await sql`select pg_advisory_unlock(hashtext('search shipping'))`.execute(connection);
		}
	});
}

const shared = new WeakSet<SearchServer>();

/** Once per process, and every night: somebody may have taken the key away. */
async function shareSearchKeyOnce(db: Db, server: SearchServer, again: boolean): Promise<void> {
	if (shared.has(server) && !again) return;
	await shareSearchKey(db, server);
	shared.add(server);
}
