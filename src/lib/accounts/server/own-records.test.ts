import { describe, expect, test } from '../../../../tests/support/database.ts';
import { atomically } from '../../platform/server/context.ts';
import { visitor } from '../../platform/actor.ts';
import { askToSignIn } from './commands.ts';
import { accountRecords } from './own-records.ts';

const now = new Date('2026-11-22T10:00:00Z');

describe('what is held about a mailbox', () => {
	test('is found and erased however its address was typed', async ({ db }) => {
		const context = { db, now, actor: visitor };
		const { id } = await db
			.insertInto('person')
			.values({ name: 'Ana', locale: 'en', created_at: now })
			.returning('id')
			.executeTakeFirstOrThrow();
		const key = 'ana@recife.example';
		await db
			.insertInto('person_contact')
			.values({ person_id: id, address: 'Ana@recife.example', address_key: key, verified_at: now })
			.execute();
		await askToSignIn(
			context,
			{ address: 'ANA@recife.example', key },
			{ household: '192.0.2.1', locale: 'en' }
		);

		expect(await accountRecords.gather(db, id)).toMatchObject({ links: [{ address: 'ANA@recife.example' }] });
		await atomically(context, (atomic) => accountRecords.erase(atomic, id));
		expect(await db.selectFrom('one_time_link').select('address').execute()).toEqual([]);
	});
});
