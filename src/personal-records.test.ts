import { sql } from 'kysely';
import { eraseOwnAccount, exportOwnRecords } from '#lib/accounts/server/erasure.ts';
import type { Db } from '#lib/platform/server/db.ts';
import { readDataMap } from '../tests/gates/data-map.ts';
import { describe, expect, test } from '../tests/support/database.ts';
import { address, aFullAccount, hash, now, works } from '../tests/support/full-account.ts';
import { personalRecords } from './personal-records.ts';

/** Each `column=value` of an export, however deep. */
function facts(part: unknown, found = new Set<string>()): Set<string> {
	if (Array.isArray(part)) for (const each of part) facts(each, found);
	else if (typeof part === 'object' && part !== null && !(part instanceof Date)) {
		for (const [name, value] of Object.entries(part)) {
			found.add(`${name}=${written(value)}`);
			facts(value, found);
		}
	}
	return found;
}

/** Times in one spelling, whoever wrote them. */
function written(value: unknown): string {
	if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) return new Date(value).toISOString();
	return typeof value === 'string' ? value : JSON.stringify(value);
}

async function everyRow(db: Db, table: string): Promise<Record<string, unknown>[]> {
	const { rows } = await sql<{ row: Record<string, unknown> }>`
		select to_jsonb(whole) as row from ${sql.table(table)} as whole`.execute(db);
	return rows.map(({ row }) => row);
}

describe('the export of everything held about a person', () => {
	test('carries each column the map of personal data says it carries', async ({ db }) => {
		const { context } = await aFullAccount(db);
		const file = JSON.parse(JSON.stringify(await exportOwnRecords(context, personalRecords))) as unknown;
		const found = facts(file);
		const missing: string[] = [];
		for (const [column, said] of Object.entries(readDataMap())) {
			const [table = '', name = ''] = column.split('.');
			const values = (await everyRow(db, table)).map((row) => row[name]);
			if (said.export !== true) continue;
			expect(
				values.some((value) => value !== null),
				`${column} holds nothing here`
			).toBe(true);
			for (const value of values) {
				if (value !== null && !found.has(`${name}=${written(value)}`)) missing.push(column);
			}
		}
		expect(missing).toEqual([]);
	});

	test('holds no secret, and nothing of somebody else', async ({ db }) => {
		const { context } = await aFullAccount(db);
		const { id } = await db
			.insertInto('person')
			.values({ name: 'Somebody Else', locale: 'en', created_at: now })
			.returning('id')
			.executeTakeFirstOrThrow();
		const other = await works(db, id, 'somebody@else.example');
		const file = JSON.stringify(await exportOwnRecords(context, personalRecords));
		for (const secret of ['canary-phc', 'canary-unsent', hash.toString('hex'), hash.toString('base64')])
			expect(file).not.toContain(secret);
		expect(file).not.toContain('Somebody Else');
		expect(file).not.toContain(other);
	});
});

describe('erasing an account', () => {
	test('leaves a row without a name, and none of the words anywhere', async ({ db, copy }) => {
		const { context, organisationId } = await aFullAccount(db);
		await eraseOwnAccount(context, personalRecords);
		for (const table of copy.tables.filter((name) => name.startsWith('public.'))) {
			const rows = JSON.stringify(await everyRow(db, table));
			expect(rows.toLowerCase(), table).not.toContain('canary');
		}
		const left = await db.selectFrom('person').select(['name', 'status']).execute();
		expect(left).toEqual([{ name: '', status: 'erased' }]);
		const organisation = await db
			.selectFrom('organisation')
			.select('status')
			.where('id', '=', organisationId)
			.executeTakeFirst();
		expect(organisation).toEqual({ status: 'closed' });
		await expect(eraseOwnAccount(context, personalRecords)).rejects.toMatchObject({ code: 'stale_state' });
	});

	test('waits until an organisation with other members is handed over, and changes nothing before', async ({
		db
	}) => {
		const { context, organisationId: organisation_id } = await aFullAccount(db);
		const { id: person_id } = await db
			.insertInto('person')
			.values({ name: 'Bia', locale: 'en', created_at: now })
			.returning('id')
			.executeTakeFirstOrThrow();
		await db
			.insertInto('membership')
			.values({ organisation_id, person_id, rights: ['read'], since: now })
			.execute();
		await expect(eraseOwnAccount(context, personalRecords)).rejects.toMatchObject({
			messageKey: 'teams_hand_over_first'
		});
		expect(await db.selectFrom('person_contact').select('address').execute()).toEqual([{ address }]);

		await db
			.updateTable('membership')
			.set({ rights: ['manage'] })
			.where('person_id', '=', person_id)
			.execute();
		await eraseOwnAccount(context, personalRecords);
		const members = await db.selectFrom('membership').select('person_id').execute();
		expect(members).toEqual([{ person_id }]);
	});

	test('is not for the made-up people, whom everybody tries', async ({ db }) => {
		const { context } = await aFullAccount(db);
		await db.updateTable('person').set({ example: true }).execute();
		await expect(eraseOwnAccount(context, personalRecords)).rejects.toMatchObject({ code: 'not_allowed' });
	});
});
