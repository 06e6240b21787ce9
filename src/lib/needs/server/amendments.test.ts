import { describe, expect, test } from '../../../../tests/support/database.ts';
import { aDraft, aForm, anOfficeWithPeople } from '../../../../tests/support/offices.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { editNeed, publishNeed } from './commands.ts';

async function aPublishedNeed(db: Db, more: Record<string, unknown> = {}) {
	const office = await anOfficeWithPeople(db);
	const staff = await office.staff('write', 'publish');
	const id = await aDraft(staff, office.id, more);
	await publishNeed(staff, id);
	return { id, staff, office };
}

async function change(staff: Context, id: string, form: Record<string, unknown>, reason = '') {
	const { updated_at } = await staff.db
		.selectFrom('need')
		.select('updated_at')
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	await editNeed(staff, id, aForm(form), updated_at, reason);
}

const amendmentsOf = (db: Db, id: string) =>
	db
		.selectFrom('need_amendment')
		.select(['changes', 'material', 'reason'])
		.where('need_id', '=', id)
		.orderBy('id')
		.execute();

const closesOn = async (db: Db, id: string) =>
	(await db.selectFrom('need').select('closes_on').where('id', '=', id).executeTakeFirst())?.closes_on;

describe('a public need that is changed', () => {
	test('keeps what stood there before, with the reason', async ({ db }) => {
		const { id, staff } = await aPublishedNeed(db);
		await change(staff, id, { budget_amount: '15000' }, 'The council added money');
		expect(await amendmentsOf(db, id)).toEqual([
			{
				changes: { budget_amount: { before: 12_000, after: 15_000 } },
				material: true,
				reason: 'The council added money'
			}
		]);
	});

	test('says nothing when nothing changed', async ({ db }) => {
		const { id, staff } = await aPublishedNeed(db);
		await change(staff, id, {});
		expect(await amendmentsOf(db, id)).toEqual([]);
	});

	test('leaves seven days to answer after a material change, and only then', async ({ db }) => {
		const soon = { closes_on: '2026-11-24' };
		const { id, staff } = await aPublishedNeed(db, soon);
		await change(staff, id, { ...soon, tried: 'A student project' });
		expect(await closesOn(db, id)).toBe('2026-11-24');
		await change(staff, id, { ...soon, tried: 'A student project', presence: 'on_site' });
		expect(await closesOn(db, id)).toBe('2026-11-29');
		const [, last] = await amendmentsOf(db, id);
		expect(last?.changes['closes_on']).toEqual({ before: '2026-11-24', after: '2026-11-29' });
	});

	test('cannot bring its deadline nearer than seven days', async ({ db }) => {
		const { id, staff } = await aPublishedNeed(db, { closes_on: '2026-12-20' });
		await change(staff, id, { closes_on: '2026-11-23' });
		expect(await closesOn(db, id)).toBe('2026-11-29');
	});

	test('records skills as one change', async ({ db }) => {
		const { id, staff } = await aPublishedNeed(db);
		await change(staff, id, { skill: ['web-mapping'], want: ['must'], level: ['2'] });
		const [only] = await amendmentsOf(db, id);
		expect(Object.keys(only?.changes ?? {})).toEqual(['skills']);
	});

	test('stays whole, and is changed only by who may publish', async ({ db }) => {
		const { id, staff, office } = await aPublishedNeed(db);
		await expect(change(staff, id, { problem: undefined })).rejects.toMatchObject({ code: 'invalid' });
		const writer = await office.staff('write');
		await expect(change(writer, id, { tried: 'Much' })).rejects.toMatchObject({ code: 'not_allowed' });
		const expired = await office.unverified('write', 'publish');
		await expect(change(expired, id, { tried: 'Much' })).rejects.toMatchObject({ code: 'not_allowed' });
		expect(await amendmentsOf(db, id)).toEqual([]);
	});

	test('never changes what was appended', async ({ db }) => {
		const { id, staff } = await aPublishedNeed(db);
		await change(staff, id, { tried: 'Much' });
		const rewrite = db.updateTable('need_amendment').set({ reason: 'another' }).where('need_id', '=', id);
		await expect(rewrite.execute()).rejects.toThrow('appended');
	});
});
