import { describe, expect, test } from '../../../../tests/support/database.ts';
import { aDraft, aForm, anOfficeWithPeople } from '../../../../tests/support/offices.ts';
import { everyKindOfActor } from '../../../../tests/support/people.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { canReadDesk } from '../policy.ts';
import { findDecidedChange, findWaitingChange, listWaitingChanges } from './change-queries.ts';
import { approveChange, refuseChange, withdrawChange } from './changes.ts';
import { closeNeed, editNeed, publishNeed, submitNeed } from './commands.ts';

/** A public need of an office that wants a second pair of eyes, with its author and a colleague. */
async function aPublishedNeed(db: Db) {
	const office = await anOfficeWithPeople(db, { second_pair_of_eyes: true });
	const [author, colleague] = [await office.staff('write', 'publish'), await office.staff('publish')];
	const id = await aDraft(author, office.id);
	await submitNeed(author, id);
	await publishNeed(colleague, id);
	return { id, office, author, colleague };
}

async function change(staff: Context, id: string, form: Record<string, unknown>, reason = '') {
	const { updated_at } = await staff.db
		.selectFrom('need')
		.select('updated_at')
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return editNeed(staff, id, aForm(form), updated_at, reason);
}

const refusalOf = (doing: Promise<unknown>) =>
	doing.then(
		() => undefined,
		(error: unknown) => (error instanceof Refusal ? error.messageKey : error)
	);
const triedOf = async (db: Db, id: string) =>
	(await db.selectFrom('need').select('tried').where('id', '=', id).executeTakeFirstOrThrow()).tried;
const waitingIn = async ({ db, actor }: Context, id: string) =>
	(await findWaitingChange(db, actor, id))?.id ?? '';
const amendmentsOf = (db: Db, id: string) =>
	db
		.selectFrom('need_amendment')
		.select(['changes', 'reason', 'person_id'])
		.where('need_id', '=', id)
		.execute();

describe('a change of a public need where the office wants a second pair of eyes', () => {
	test('waits, and takes effect once a colleague approves it', async ({ db }) => {
		const { id, author, colleague } = await aPublishedNeed(db);
		expect(await change(author, id, { tried: 'A student project' }, 'Asked by phone')).toBe('waits');
		expect(await triedOf(db, id)).toBe('');
		const waits = await findWaitingChange(db, colleague.actor, id);
		expect(waits).toMatchObject({
			changes: { tried: { before: '', after: 'A student project' } },
			reason: 'Asked by phone'
		});
		await approveChange(colleague, id, waits!.id);
		expect(await triedOf(db, id)).toBe('A student project');
		const [amendment] = await amendmentsOf(db, id);
		expect(amendment).toMatchObject({ reason: 'Asked by phone' });
		expect(amendment?.person_id).toBe(author.actor.kind === 'member' ? author.actor.personId : '');
		expect(await waitingIn(colleague, id)).toBe('');
	});

	test('is not approved by who wrote it, nor by who may not publish or whose office is not verified', async ({
		db
	}) => {
		const { id, office, author } = await aPublishedNeed(db);
		await change(author, id, { tried: 'Much' });
		const waits = await waitingIn(author, id);
		const writer = await office.staff('write');
		const expired = await office.unverified('publish');
		const elsewhere = await (await anOfficeWithPeople(db)).staff('write', 'publish');
		const visitor: Context = { db, now: author.now, actor: { kind: 'visitor' } };
		expect(await refusalOf(approveChange(author, id, waits))).toBe('needs_second_person');
		expect(await refusalOf(approveChange(writer, id, waits))).toBe('needs_publishers_only');
		expect(await refusalOf(approveChange(expired, id, waits))).toBe('needs_verified_first');
		for (const outside of [elsewhere, visitor]) {
			expect(await refusalOf(approveChange(outside, id, waits))).toBe('needs_not_found');
			expect(await refusalOf(refuseChange(outside, id, waits, 'No'))).toBe('needs_not_found');
			expect(await refusalOf(withdrawChange(outside, id, waits))).toBe('needs_not_found');
			expect(await findWaitingChange(db, outside.actor, id)).toBeUndefined();
		}
		expect(await triedOf(db, id)).toBe('');
	});

	test('is put forward by who only writes, too', async ({ db }) => {
		const { id, office, colleague } = await aPublishedNeed(db);
		const writer = await office.staff('write');
		expect(await change(writer, id, { tried: 'Much' })).toBe('waits');
		await approveChange(colleague, id, await waitingIn(colleague, id));
		expect(await triedOf(db, id)).toBe('Much');
		const reader = await office.staff('read');
		expect(await refusalOf(change(reader, id, { tried: 'More' }))).toBe('needs_staff_only');
	});

	test('is refused with a reason by a colleague, withdrawn by its author, and decided once', async ({
		db
	}) => {
		const { id, author, colleague } = await aPublishedNeed(db);
		await change(author, id, { tried: 'Much' });
		const first = await waitingIn(author, id);
		expect(await refusalOf(refuseChange(author, id, first, 'Mine'))).toBe('needs_second_person');
		await refuseChange(colleague, id, first, 'Say what exactly');
		expect(await findDecidedChange(db, author.actor, id)).toMatchObject({
			decision: 'refused',
			reason: 'Say what exactly'
		});
		expect(await refusalOf(approveChange(colleague, id, first))).toBe('need_change_decided_already');
		await change(author, id, { tried: 'A student project' });
		const second = await waitingIn(author, id);
		expect(await refusalOf(withdrawChange(colleague, id, second))).toBe('need_change_own_only');
		await withdrawChange(author, id, second);
		expect(await refusalOf(withdrawChange(author, id, second))).toBe('need_change_decided_already');
		expect(await triedOf(db, id)).toBe('');
	});

	test('waits alone, stays whole, and is no change where nothing changed', async ({ db }) => {
		const { id, author, colleague } = await aPublishedNeed(db);
		expect(await change(author, id, {})).toBe('saved');
		expect(await refusalOf(change(author, id, { problem: undefined }))).toBe('needs_public_stays_whole');
		await change(author, id, { tried: 'Much' });
		expect(await refusalOf(change(colleague, id, { tried: 'More' }))).toBe('need_change_one_at_a_time');
		const { changes } = await listWaitingChanges(db, author.actor, await officeOf(db, id));
		expect(changes.map(({ needId }) => needId)).toEqual([id]);
	});

	test('takes effect as it was read, or not at all', async ({ db }) => {
		const { id, office, author, colleague } = await aPublishedNeed(db);
		await change(author, id, { tried: 'Much' });
		const waits = await waitingIn(author, id);
		await eyes(db, office.id, false);
		await change(colleague, id, { tried: 'Something else' });
		expect(await refusalOf(approveChange(colleague, id, waits))).toBe('need_change_text_moved_on');
		expect(await triedOf(db, id)).toBe('Something else');
	});

	test('is overtaken when its need ends', async ({ db }) => {
		const { id, author, colleague } = await aPublishedNeed(db);
		await change(author, id, { tried: 'Much' });
		const waits = await waitingIn(author, id);
		await closeNeed(author, id, 'solved_ourselves', '');
		expect(await findDecidedChange(db, author.actor, id)).toMatchObject({ decision: 'overtaken' });
		expect(await refusalOf(approveChange(colleague, id, waits))).toBe('need_change_decided_already');
	});

	test('put forward twenty times at once waits once; approved twenty times at once it takes effect once', async ({
		db
	}) => {
		const { id, author, colleague } = await aPublishedNeed(db);
		const twenty = Array.from({ length: 20 }, (_, at) => at);
		const put = await Promise.all(
			twenty.map((at) => refusalOf(change(author, id, { tried: `Attempt ${String(at)}` })))
		);
		expect(put.filter((refusal) => refusal === undefined)).toHaveLength(1);
		expect(new Set(put)).toEqual(new Set([undefined, 'need_change_one_at_a_time']));
		const waits = await waitingIn(author, id);
		const decided = await Promise.all(
			twenty.map((at) =>
				refusalOf(at % 2 === 0 ? approveChange(colleague, id, waits) : withdrawChange(author, id, waits))
			)
		);
		expect(decided.filter((refusal) => refusal === undefined)).toHaveLength(1);
		expect(new Set(decided)).toEqual(new Set([undefined, 'need_change_decided_already']));
		const { decision } = (await findDecidedChange(db, author.actor, id))!;
		expect(await amendmentsOf(db, id)).toHaveLength(decision === 'approved' ? 1 : 0);
	});

	test('and its decision are appended, never rewritten', async ({ db }) => {
		const { id, author, colleague } = await aPublishedNeed(db);
		await change(author, id, { tried: 'Much' });
		const waits = await waitingIn(author, id);
		await refuseChange(colleague, id, waits, 'Not so');
		const rewrite = db.updateTable('need_change').set({ reason: 'another' }).where('id', '=', waits);
		await expect(rewrite.execute()).rejects.toThrow('appended');
		const redo = db.updateTable('need_change_decision').set({ decision: 'approved' });
		await expect(redo.where('change_id', '=', waits).execute()).rejects.toThrow('appended');
	});

	test('is read by the people of the office and by nobody else, said the same by policy and query', async ({
		db
	}) => {
		const { id, office, author } = await aPublishedNeed(db);
		await change(author, id, { tried: 'Much' });
		const read = new Set<boolean>();
		for (const [who, actor] of Object.entries(everyKindOfActor(office.id))) {
			const expected = canReadDesk(actor, { officeId: office.id });
			const { changes } = await listWaitingChanges(db, actor, office.id);
			expect((await findWaitingChange(db, actor, id)) !== undefined, who).toBe(expected);
			expect(changes.length > 0, who).toBe(expected);
			read.add(expected);
		}
		expect(read.size).toBe(2);
	});
});

describe('a text in review', () => {
	test('that a colleague rewrites is not published by that colleague alone', async ({ db }) => {
		const office = await anOfficeWithPeople(db, { second_pair_of_eyes: true });
		const [author, colleague] = [
			await office.staff('write', 'publish'),
			await office.staff('write', 'publish')
		];
		const id = await aDraft(author, office.id);
		await submitNeed(author, id);
		await change(colleague, id, { tried: 'Rewritten' });
		expect(await refusalOf(publishNeed(colleague, id))).toBe('needs_second_person');
		await publishNeed(author, id);
		expect(await triedOf(db, id)).toBe('Rewritten');
	});
});

async function officeOf(db: Db, id: string): Promise<string> {
	const need = await db.selectFrom('need').select('office_id').where('id', '=', id).executeTakeFirst();
	return need?.office_id ?? '';
}

async function eyes(db: Db, office: string, wanted: boolean): Promise<void> {
	await db
		.updateTable('organisation')
		.set({ second_pair_of_eyes: wanted })
		.where('id', '=', office)
		.execute();
}
