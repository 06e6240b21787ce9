import { describe, expect, test } from '../../../../tests/support/database.ts';
import { acting } from '../../../../tests/support/offices.ts';
import { aMember, aProfile } from '../../../../tests/support/people.ts';
import { refusalOf } from '../../../../tests/support/refusals.ts';
import {
	anAcceptedIntroduction,
	anIntroducedPair,
	aProposal,
	type Introduced,
	workUpTo
} from '../../../../tests/support/work.ts';
import { visitor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import { proposeEngagement, takeStep } from './commands.ts';
import { reportEnding } from './endings.ts';
import { listOwnEngagements } from './own-work.ts';
import { addParty, confirmEngagement, dropParty } from './parties.ts';
import { findEngagement, listTransitions } from './queries.ts';

/** Somebody else who was introduced for the same need. */
async function aSecond(db: Db, { needId }: Introduced, name = 'Bia') {
	const owner = await acting(db, aMember([]));
	if (owner.actor.kind !== 'member') throw new Error('an owner is a member');
	const profileId = await aProfile(db, { person_id: owner.actor.personId, name });
	return { owner, profileId, introductionId: await anAcceptedIntroduction(db, needId, profileId) };
}

async function statusOf(db: Db, id: string) {
	const { status } = await db
		.selectFrom('introduction')
		.select('status')
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return status;
}

const partyOf = async (db: Db, profileId: string) =>
	(
		await db
			.selectFrom('engagement_party')
			.select('id')
			.where('profile_id', '=', profileId)
			.executeTakeFirst()
	)?.id ?? '';

describe('somebody more', () => {
	test('is brought into work that goes on, reads it, and takes steps once they have confirmed', async ({
		db
	}) => {
		const pair = await anIntroducedPair(db);
		const id = await workUpTo(pair, 'active');
		const second = await aSecond(db, pair);
		expect(await refusalOf(addParty(pair.owner, id, second.introductionId))).toBe('not_found');
		await addParty(pair.official, id, second.introductionId);
		expect(await refusalOf(addParty(pair.official, id, second.introductionId))).toBe('stale_state');
		expect(await statusOf(db, second.introductionId)).toBe('both_accepted');

		const page = await findEngagement(db, second.owner.actor, id);
		expect(page).toMatchObject({
			status: 'active',
			side: undefined,
			invitedAs: await partyOf(db, second.profileId)
		});
		expect(await refusalOf(takeStep(second.owner, id, 'deliver'))).toBe('not_allowed');
		expect(await listOwnEngagements(db, second.owner.actor)).toMatchObject([{ id, invited: true }]);
		// Nobody outside hears of an invitation.
		expect((await findEngagement(db, visitor, id))?.parties).toHaveLength(2);

		await confirmEngagement(second.owner, id);
		expect(await statusOf(db, second.introductionId)).toBe('engaged');
		expect((await findEngagement(db, second.owner.actor, id))?.status).toBe('active');
		await takeStep(second.owner, id, 'deliver');
		expect((await listTransitions(db, id, true)).map(({ step }) => step).slice(-3)).toEqual([
			...['invite', 'confirm', 'deliver']
		]);
	});

	test('says no for themselves only, or is let go, and what was proposed is agreed without them', async ({
		db
	}) => {
		const pair = await anIntroducedPair(db);
		const id = await proposeEngagement(pair.official, aProposal(pair.introductionId));
		const [second, third] = [await aSecond(db, pair), await aSecond(db, pair, 'Caio')];
		await addParty(pair.official, id, second.introductionId);
		await addParty(pair.official, id, third.introductionId);
		await confirmEngagement(pair.owner, id);
		expect((await findEngagement(db, pair.owner.actor, id))?.status).toBe('proposed');

		const stranger = await acting(db, aMember([]));
		const party = await partyOf(db, second.profileId);
		expect(await refusalOf(dropParty(stranger, id, party))).toBe('not_found');
		expect(await refusalOf(dropParty(third.owner, id, party))).toBe('not_allowed');
		expect(await refusalOf(dropParty(pair.official, id, await partyOf(db, pair.profileId)))).toBe(
			'stale_state'
		);
		await dropParty(second.owner, id, party);
		await dropParty(pair.official, id, await partyOf(db, third.profileId));
		expect((await findEngagement(db, pair.owner.actor, id))?.status).toBe('agreed');
		expect(await statusOf(db, second.introductionId)).toBe('both_accepted');
	});

	test('who has not answered when the work ends takes no part in it', async ({ db }) => {
		const pair = await anIntroducedPair(db);
		const id = await workUpTo(pair, 'active');
		const second = await aSecond(db, pair);
		await addParty(pair.official, id, second.introductionId);
		await reportEnding(pair.owner, id, { ending: 'no_time', words: '' });
		expect(await partyOf(db, second.profileId)).toBe('');
		expect(await refusalOf(confirmEngagement(second.owner, id))).toBe('stale_state');
	});
});

describe('paid work', () => {
	test('waits for a buying route, and unpaid work does not', async ({ db }) => {
		const pair = await anIntroducedPair(db);
		await db.updateTable('need').set({ kind: 'small_purchase' }).where('id', '=', pair.needId).execute();
		const paid = aProposal(pair.introductionId, { pays: 'yes', kind: 'small_purchase' });
		expect(await refusalOf(proposeEngagement(pair.official, paid))).toBe('stale_state');
		expect(await statusOf(db, pair.introductionId)).toBe('both_accepted');
		await db
			.updateTable('need')
			.set({ buying_route: 'small_purchase' })
			.where('id', '=', pair.needId)
			.execute();
		await proposeEngagement(pair.official, paid);
		const other = await anIntroducedPair(db);
		await proposeEngagement(other.official, aProposal(other.introductionId));
	});
});
