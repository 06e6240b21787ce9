import { sql } from 'kysely';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { system } from '../actor.ts';
import { atomically } from './context.ts';
import type { Db } from './db.ts';
import { announceEach } from './jobs.ts';
import { startBeat, takeBack } from './worker-beat.ts';

const slow = { every: 60_000, dead: 30_000 };

/** One job for each holder, locked so many seconds ago. */
async function held(db: Db, holders: Readonly<Record<string, number>>): Promise<void> {
	const names = Object.keys(holders);
	await atomically({ db, now: new Date(), actor: system }, (atomic) =>
		announceEach(
			atomic,
			'day.passed',
			names.map(() => ({}))
		)
	);
	const { rows } = await sql<{ id: number }>`select id from graphile_worker.jobs order by id`.execute(db);
	for (const [at, name] of names.entries())
		await sql`update graphile_worker._private_jobs set locked_by = ${name},
			locked_at = now() - make_interval(secs => ${holders[name] ?? 0}) where id = ${rows[at]?.id ?? 0}`.execute(db);
}

async function holders(db: Db): Promise<(string | null)[]> {
	const { rows } = await sql<{ holder: string | null }>`
		select locked_by as holder from graphile_worker.jobs order by id`.execute(db);
	return rows.map(({ holder }) => holder);
}

describe('what a dead worker held', () => {
	test('is taken back; what a live one holds stays, however long it takes', async ({ db }) => {
		const alive = await startBeat(db, 'alive', slow);
		await held(db, { dead: 31, alive: 3_600, starting: 5 });
		await takeBack(db, slow.dead);
		expect(await holders(db)).toEqual([null, 'alive', 'starting']);
		await alive.stop();
	});

	test('is taken back from one that has not beaten for long', async ({ db }) => {
		const stuck = await startBeat(db, 'stuck', slow);
		await held(db, { stuck: 31 });
		await takeBack(db, slow.dead);
		expect(await holders(db)).toEqual(['stuck']);
		await sql`update worker_beat set beat_at = now() - interval '31 s'`.execute(db);
		await takeBack(db, slow.dead);
		expect(await holders(db)).toEqual([null]);
		await stuck.stop();
	});

	test('is taken back by any worker that beats', async ({ db }) => {
		await held(db, { dead: 31 });
		const alive = await startBeat(db, 'alive', { every: 20, dead: 30_000 });
		await expect.poll(() => holders(db)).toEqual([null]);
		await alive.stop();
		expect(await db.selectFrom('worker_beat').select('worker').execute()).toEqual([]);
	});
});
