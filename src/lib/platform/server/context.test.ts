import { describe, expect, test } from '../../../../tests/support/database.ts';
import { system } from '../actor.ts';
import { atomically, type Context } from './context.ts';

const setFact = (context: Context, name: string) =>
	atomically(context, ({ db, now }) =>
		db.insertInto('instance_fact').values({ name, value: 'yes', set_at: now }).execute()
	);

describe('working atomically', () => {
	test('undoes everything when one step fails, steps of composed commands included', async ({ db }) => {
		const context: Context = { db, now: new Date(0), actor: system };

		const work = atomically(context, async (tx) => {
			await setFact(tx, 'first');
			await setFact(tx, 'first');
		});

		await expect(work).rejects.toThrow('instance_fact_pkey');
		expect(await db.selectFrom('instance_fact').select('name').execute()).toEqual([]);
	});

	test('keeps everything when all steps succeed', async ({ db }) => {
		const context: Context = { db, now: new Date(0), actor: system };

		await atomically(context, async (tx) => {
			await setFact(tx, 'first');
			await setFact(tx, 'second');
		});

		const facts = await db.selectFrom('instance_fact').select(['name', 'set_at']).orderBy('name').execute();
		expect(facts).toEqual([
			{ name: 'first', set_at: new Date(0) },
			{ name: 'second', set_at: new Date(0) }
		]);
	});
});
