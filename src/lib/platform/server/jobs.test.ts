import { sql } from 'kysely';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { system } from '../actor.ts';
import { atomically, type Context } from './context.ts';
import type { Db } from './db.ts';
import { announce } from './jobs.ts';

async function announced(db: Db) {
	const { rows } = await sql<{ topic: string; payload: unknown }>`
		select task_identifier as topic, j.payload from graphile_worker.jobs
			join graphile_worker._private_jobs j using (id)`.execute(db);
	return rows;
}

describe('an announcement', () => {
	test('waits for the worker once the transaction is committed', async ({ db }) => {
		const context: Context = { db, now: new Date(), actor: system };
		await atomically(context, (tx) => announce(tx, 'day.passed', {}));
		expect(await announced(db)).toEqual([{ topic: 'day.passed', payload: {} }]);
	});

	test('is never made when the transaction is rolled back', async ({ db }) => {
		const context: Context = { db, now: new Date(), actor: system };
		const work = atomically(context, async (tx) => {
			await announce(tx, 'day.passed', {});
			throw new Error('changed our mind');
		});
		await expect(work).rejects.toThrow('changed our mind');
		expect(await announced(db)).toEqual([]);
	});
});
