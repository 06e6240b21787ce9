/**
 * Workers that live say so, and take back what dead ones held: the queue itself would keep the jobs of a killed
 * worker locked for four hours.
 */
import { sql } from 'kysely';
import type { Db } from './db.ts';
import { log } from './log.ts';

export interface BeatTimes {
	/** Milliseconds between two beats. */
	every: number;
	/** Milliseconds without a beat after which a worker counts as dead. */
	dead: number;
}

export const usualBeat: BeatTimes = { every: 10_000, dead: 30_000 };

export interface Beat {
	/** Stops beating; the worker has given everything back by then. */
	stop(): Promise<void>;
}

/** `worker` is the name it locks jobs under. The clock is the database's, so that those of machines may differ. */
export async function startBeat(db: Db, worker: string, times: BeatTimes = usualBeat): Promise<Beat> {
	await beat(db, worker);
	let pending: Promise<void> = Promise.resolve();
	const timer = setInterval(() => {
		pending = pending
			.then(async () => {
				await beat(db, worker);
				await takeBack(db, times.dead);
			})
			.catch((error: unknown) => {
				// The next beat tries again; by missing several the worker declares itself dead.
				log.warn({ err: error }, 'a beat of this worker was missed');
			});
	}, times.every);
	return {
		stop: async () => {
			clearInterval(timer);
			await pending;
			await db.deleteFrom('worker_beat').where('worker', '=', worker).execute();
		}
	};
}

async function beat(db: Db, worker: string): Promise<void> {
	await sql`
		insert into worker_beat (worker, started_at, beat_at) values (${worker}, now(), now())
		on conflict (worker) do update set beat_at = excluded.beat_at`.execute(db);
}

/** Unlocks what is held under a name that has not beaten for so long. */
export async function takeBack(db: Db, deadMs: number): Promise<void> {
	const before = sql`now() - make_interval(secs => ${deadMs / 1_000})`;
	await sql`delete from worker_beat where beat_at < ${before}`.execute(db);
	const { rows } = await sql<{ worker: string }>`
		select distinct locked_by as worker from graphile_worker.jobs
		where locked_by is not null and locked_at < ${before}
			and locked_by not in (select worker from worker_beat)`.execute(db);
	if (rows.length === 0) return;
	const dead = rows.map(({ worker }) => worker);
	await sql`select graphile_worker.force_unlock_workers(${dead}::text[])`.execute(db);
	log.warn({ workers: dead.length }, 'a worker died; its jobs run again');
}

/** Everything that is held: for a worker that knows it is the only one. */
export async function takeBackAll(db: Db): Promise<void> {
	await sql`
		select graphile_worker.force_unlock_workers(array(
			select locked_by from graphile_worker.jobs where locked_by is not null
		))`.execute(db);
}
