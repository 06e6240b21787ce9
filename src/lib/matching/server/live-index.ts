/**
 * Matching in memory, in the worker: read from Postgres at the start, then following what is committed. For alerts and
 * for the nightly comparison; pages and the API read Postgres, which is right within the transaction of an edit.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Db } from '../../platform/server/db.ts';
import { log } from '../../platform/server/log.ts';
import { changesKeptHours } from '../../postings/server/checks.ts';
import { type MatchIndex, renewBasis } from '../index/match-index.ts';
import { catchUp, loadMatchIndex, readWholeBasis } from './fill-index.ts';

export interface IndexTimes {
	/** Jobs come first: it is read so long after the start. */
	startMs: number;
	/** Looks for changes so often. */
	everyMs: number;
	/** After a failure it rests for so long. */
	restMs: number;
	/** Reads rarity and the day anew so often. */
	basisMs: number;
}

const usualTimes: IndexTimes = { startMs: 3_000, everyMs: 500, restMs: 5_000, basisMs: 3_600_000 };

export interface LiveIndex {
	/** The index as it is now; undefined until it was read for the first time. */
	current: () => MatchIndex | undefined;
	/**
	 * An answer from the index with everything in it that was committed before this was called; `seen` is its place in
	 * the order of transactions (`MatchIndex.seen`). Undefined until the index was read.
	 */
	ask: <T>(question: (index: MatchIndex) => T) => Promise<{ answer: T; seen: string } | undefined>;
	/** Waits for what is under way. */
	stop: () => Promise<void>;
}

/** Reads the index in the background and follows; a failure is logged and tried again. */
export function followMatching(db: Db, times: IndexTimes = usualTimes): LiveIndex {
	const stopping = new AbortController();
	let index: MatchIndex | undefined;
	let turn: Promise<unknown> = Promise.resolve();
	/** One at a time, so that an older change is never taken in after a newer one. */
	const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
		const next = turn.then(work, work);
		turn = next.catch(() => undefined);
		return next;
	};
	let lookedAt = 0;
	let basisAt = 0;
	const look = async () => {
		const now = performance.now();
		if (!index || now - lookedAt > (changesKeptHours / 2) * 3_600_000) index = await read(db);
		else await catchUp(db, index);
		lookedAt = now;
		if (now - basisAt > times.basisMs || index.basis.today !== day()) {
			renewBasis(index, await readWholeBasis(db, day()));
			basisAt = now;
		}
	};
	const pause = (ms: number) => wait(ms, undefined, { signal: stopping.signal }).catch(() => undefined);
	const following = (async () => {
		await pause(times.startMs);
		while (!stopping.signal.aborted) {
			const went = await inTurn(look).then(
				() => true,
				(error: unknown) => {
					if (!stopping.signal.aborted)
						log.warn({ err: error }, 'matching in memory could not be brought up to date');
					return false;
				}
			);
			await pause(went ? times.everyMs : times.restMs);
		}
	})();
	return {
		current: () => index,
		ask: async (question) => {
			if (!index) return undefined;
			return inTurn(async () => {
				await look();
				return index && { answer: question(index), seen: index.seen };
			});
		},
		stop: async () => {
			stopping.abort();
			await following;
			await turn;
		}
	};
}

const day = () => new Date().toISOString().slice(0, 10);

async function read(db: Db): Promise<MatchIndex> {
	const began = performance.now();
	const index = await loadMatchIndex(db, day());
	log.info(
		{
			...{ profiles: index.profiles.size, needs: index.needs.size, seen: index.seen },
			bytes: index.profiles.bytes + index.rows.bytes,
			ms: Math.round(performance.now() - began)
		},
		'matching read into memory'
	);
	return index;
}
