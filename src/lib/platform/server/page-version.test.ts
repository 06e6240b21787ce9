import { sql } from 'kysely';
import { aNeed, anOffice } from '../../../../tests/support/people.ts';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import type { Db } from './db.ts';
import { forgetPageChanges, readPageVersion } from './page-version.ts';

const rename = (db: Db, id: string) =>
	db
		.updateTable('need')
		.set({ title: sql`title || '.'` })
		.where('id', '=', id)
		.execute();

async function twoNeeds(db: Db): Promise<[string, string]> {
	const office_id = await anOffice(db);
	return [await aNeed(db, { office_id }), await aNeed(db, { office_id })];
}

describe('the version of public pages', () => {
	test('stays while nothing changes, and is another after each change', async ({ db }) => {
		const [need] = await twoNeeds(db);
		const seen = [await readPageVersion(db)];
		expect(await readPageVersion(db)).toBe(seen[0]);
		for (let change = 0; change < 3; change += 1) {
			await rename(db, need);
			seen.push(await readPageVersion(db));
		}
		await db.deleteFrom('need').where('id', '=', need).execute();
		seen.push(await readPageVersion(db));
		expect(new Set(seen).size).toBe(5);
	});

	test('is another after a change that began first and was committed last', async ({ db }) => {
		const [slow, quick] = await twoNeeds(db);
		const began = Promise.withResolvers<undefined>();
		const mayEnd = Promise.withResolvers<undefined>();
		const long = db.transaction().execute(async (tx) => {
			await rename(tx, slow);
			began.resolve(undefined);
			await mayEnd.promise;
		});
		await began.promise;
		const before = await readPageVersion(db);
		await rename(db, quick);
		const between = await readPageVersion(db);
		mayEnd.resolve(undefined);
		await long;
		const after = await readPageVersion(db);
		expect(new Set([before, between, after]).size).toBe(3);
		expect(await readPageVersion(db)).toBe(after);
	});

	test('is another after a change whose first part was taken back', async ({ db }) => {
		const [need] = await twoNeeds(db);
		const before = await readPageVersion(db);
		await db.transaction().execute(async (tx) => {
			await sql`savepoint try`.execute(tx);
			await rename(tx, need);
			await sql`rollback to savepoint try`.execute(tx);
			await rename(tx, need);
		});
		expect(await readPageVersion(db)).not.toBe(before);
	});

	test('does not come back when old changes are taken away', async ({ db }) => {
		const [need] = await twoNeeds(db);
		const seen = [await readPageVersion(db)];
		await rename(db, need);
		seen.push(await readPageVersion(db));
		await forgetPageChanges(db, new Date(Date.now() + 2 * 60 * 60_000));
		seen.push(await readPageVersion(db));
		expect(new Set(seen).size).toBe(3);
		const { count } = await db
			.selectFrom('page_change')
			.select(({ fn }) => fn.countAll<number>().as('count'))
			.executeTakeFirstOrThrow();
		expect(count).toBe(1);
	});
});
