import { sql } from 'kysely';
import { describe, expect, test } from '../tests/support/database.ts';
import { system } from '#lib/platform/actor.ts';
import { atomically } from '#lib/platform/server/context.ts';
import type { Db } from '#lib/platform/server/db.ts';
import { announce } from '#lib/platform/server/jobs.ts';
import { startWorker } from './worker.ts';

async function waitingJobs(db: Db): Promise<number> {
	const { rows } = await sql<{ jobs: number }>`select count(*) as jobs from graphile_worker.jobs`.execute(db);
	return rows[0]?.jobs ?? 0;
}

const dayPassed = (db: Db) =>
	atomically({ db, now: new Date(), actor: system }, (tx) => announce(tx, 'day.passed', {}));

describe('the worker', () => {
	test('does what modules do when something was announced', async ({ db, address }) => {
		const longAgo = new Date('2020-01-01');
		await db.insertInto('rate_limit').values({ bucket: 'old', window_start: longAgo, hits: 1 }).execute();
		await dayPassed(db);

		const worker = await startWorker(address, { alone: true });
		await expect.poll(() => waitingJobs(db), { timeout: 10_000 }).toBe(0);
		await worker.stop(1_000);
		expect(await db.selectFrom('rate_limit').select('bucket').execute()).toEqual([]);
	});

	test('takes back what a killed one held when it is the only one', async ({ db, address }) => {
		await dayPassed(db);
		await sql`update graphile_worker._private_jobs set locked_by = 'killed', locked_at = now()`.execute(db);

		const worker = await startWorker(address, { alone: true });
		await expect.poll(() => waitingJobs(db), { timeout: 10_000 }).toBe(0);
		await worker.stop(1_000);
	});
});
