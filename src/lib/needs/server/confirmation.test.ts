import { describe, expect, test } from '../../../../tests/support/database.ts';
import { aPerson, now } from '../../../../tests/support/offices.ts';
import { aNeed, anOffice } from '../../../../tests/support/people.ts';
import { tokenToSend } from '../../accounts/server/links.ts';
import { system, visitor } from '../../platform/actor.ts';
import { atomically, type Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { askWhetherWanted, confirmByLink, findAsked } from './confirmation.ts';
import { lapseSilent } from './reactions.ts';

const days = (db: Db, count: number): Context => ({
	...{ db, actor: system },
	now: new Date(now.getTime() + count * 86_400_000)
});

/** Somebody of the office with a mailbox. */
async function aColleague(db: Db, officeId: string, right: 'read' | 'write') {
	const id = await aPerson(db);
	const address = `${id}@office.example`;
	await db
		.insertInto('person_contact')
		.values({ person_id: id, address, address_key: address, verified_at: now })
		.execute();
	await db
		.insertInto('membership')
		.values({ organisation_id: officeId, person_id: id, rights: [right], since: now })
		.execute();
	return id;
}

const links = (db: Db) =>
	db
		.selectFrom('one_time_link')
		.select(['id', 'person_id', 'subject'])
		.where('purpose', '=', 'confirm_need')
		.execute();

async function aSilentNeed(db: Db) {
	const officeId = await anOffice(db, { verified_until: '2028-01-01' });
	const writer = await aColleague(db, officeId, 'write');
	await aColleague(db, officeId, 'read');
	const needId = await aNeed(db, { office_id: officeId, published_at: now });
	return { officeId, writer, needId };
}

async function askedToken(db: Db) {
	const [link] = await links(db);
	const sent = await atomically(days(db, 31), (atomic) => tokenToSend(atomic, link?.id ?? ''));
	return sent?.token ?? '';
}

describe('a need from which nobody has heard for thirty days', () => {
	test('is asked about once, of those who may answer for it', async ({ db }) => {
		const { writer, needId } = await aSilentNeed(db);
		await askWhetherWanted(days(db, 29));
		expect(await links(db)).toEqual([]);
		await askWhetherWanted(days(db, 31));
		await askWhetherWanted(days(db, 32));
		expect(await links(db)).toMatchObject([{ person_id: writer, subject: needId }]);
	});

	test('is confirmed by the mailed link, once, without signing in; looking uses nothing up', async ({
		db
	}) => {
		const { needId } = await aSilentNeed(db);
		await askWhetherWanted(days(db, 31));
		const token = await askedToken(db);
		const reader: Context = { ...days(db, 33), actor: visitor };
		expect(await findAsked(reader, token)).toMatchObject({ id: needId });
		const answers = await Promise.allSettled(Array.from({ length: 20 }, () => confirmByLink(reader, token)));
		expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(await findAsked(reader, token)).toBeUndefined();
		await lapseSilent(days(db, 61));
		const need = await db.selectFrom('need').select('status').where('id', '=', needId).executeTakeFirst();
		expect(need).toEqual({ status: 'open' });
		// Silent again for thirty days, it is asked about again.
		await askWhetherWanted(days(db, 64));
		expect(await links(db)).toHaveLength(2);
	});

	test('is not confirmed by somebody who has left the office', async ({ db }) => {
		const { writer } = await aSilentNeed(db);
		await askWhetherWanted(days(db, 31));
		const token = await askedToken(db);
		await db.deleteFrom('membership').where('person_id', '=', writer).execute();
		await expect(confirmByLink({ ...days(db, 33), actor: visitor }, token)).rejects.toMatchObject({
			code: 'not_allowed'
		});
	});

	test('of which the office has confirmed meanwhile is not asked about', async ({ db }) => {
		const { needId } = await aSilentNeed(db);
		await db
			.insertInto('need_transition')
			.values({
				...{ need_id: needId, from_status: 'open', to_status: 'open', step: 'confirm' },
				...{ at: new Date(now.getTime() + 20 * 86_400_000), ending: null, reason: null, person_id: null }
			})
			.execute();
		await askWhetherWanted(days(db, 31));
		expect(await links(db)).toEqual([]);
	});
});
