import { describe, expect, test } from '../../../../tests/support/database.ts';
import { now } from '../../../../tests/support/offices.ts';
import { refusalOf } from '../../../../tests/support/refusals.ts';
import { anIntroducedPair, workUpTo } from '../../../../tests/support/work.ts';
import { system, visitor } from '../../platform/actor.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { CheckInByLink } from '../schema.ts';
import { answerByLink, checkInToken, findByLink } from './check-in-links.ts';
import { askCheckIns } from './check-ins.ts';

const day = 24 * 60 * 60_000;
const threeMonths = 92;
const at = (db: Db, days: number): Context => ({
	db,
	now: new Date(now.getTime() + days * day),
	actor: visitor
});

/** Work that ended three months ago, both sides of which were asked; the link of the person's side. */
async function asked(db: Db) {
	const pair = await anIntroducedPair(db);
	const engagement = await workUpTo(pair, 'closed');
	await askCheckIns({ ...at(db, threeMonths), actor: system });
	if (pair.owner.actor.kind !== 'member') throw new Error('an owner is a member');
	const of = { person: pair.owner.actor.personId, engagement, month: 3, side: 'profile' } as const;
	return { ...pair, engagement, of, token: await checkInToken(db, of) };
}

const answer = (token: string, still_runs: string) => CheckInByLink.parse({ token, still_runs });
const standing = (db: Db) =>
	db
		.selectFrom('outcome_check_in')
		.select(['side', 'still_runs', 'person_id'])
		.where('still_runs', 'is not', null)
		.execute();

describe('the link of a check-in', () => {
	test('answers for its side by the button alone, and the answer can be changed for two weeks', async ({
		db
	}) => {
		const { token, of } = await asked(db);
		expect(await findByLink(at(db, threeMonths + 1), token)).toMatchObject({ month: 3, stillRuns: null });
		expect(await standing(db)).toEqual([]);
		await answerByLink(at(db, threeMonths + 1), answer(token, 'yes'));
		await answerByLink(at(db, threeMonths + 14), answer(token, 'partly'));
		expect(await standing(db)).toEqual([{ side: 'profile', still_runs: 'partly', person_id: of.person }]);
		const late = at(db, threeMonths + 29);
		expect(await findByLink(late, token)).toBeUndefined();
		expect(await refusalOf(answerByLink(late, answer(token, 'no')))).toBe('stale_state');
	});

	test('ends after 90 days, with the account, and for who was never asked', async ({ db }) => {
		const { token, of } = await asked(db);
		expect(await findByLink(at(db, threeMonths + 89), token)).toBeDefined();
		expect(await findByLink(at(db, threeMonths + 91), token)).toBeUndefined();
		const soon = at(db, threeMonths + 1);
		expect(await findByLink(soon, await checkInToken(db, { ...of, month: 6 }))).toBeUndefined();
		expect(await findByLink(soon, await checkInToken(db, { ...of, side: 'office' }))).toBeUndefined();
		await db.updateTable('person').set({ status: 'suspended' }).where('id', '=', of.person).execute();
		expect(await findByLink(soon, token)).toBeUndefined();
	});

	test('works for nothing that was not signed here', async ({ db }) => {
		const { token, of } = await asked(db);
		const soon = at(db, threeMonths + 1);
		for (const forged of [
			'',
			'none',
			token.slice(0, -1),
			`${token}x`,
			token.replace('.3.', '.6.'),
			token.replace(of.person, of.engagement),
			token.replaceAll('.', '..')
		])
			expect(await findByLink(soon, forged), forged).toBeUndefined();
	});
});
