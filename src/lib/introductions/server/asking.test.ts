import { describe, expect, test } from '../../../../tests/support/database.ts';
import {
	anIntroduction,
	aPair,
	askedBy,
	given,
	later,
	reason
} from '../../../../tests/support/introductions.ts';
import { aNeed, aProfile, skills } from '../../../../tests/support/people.ts';
import { reasonsOf } from '../../matching/reasons.ts';
import { sentence } from '../../matching/sentences.ts';
import { matchesForNeed } from '../../matching/server/need-matches.ts';
import { replaceProfilePostings } from '../../postings/server/commands.ts';
import type { Db } from '../../platform/server/db.ts';
import { acceptIntroduction } from './accepting.ts';
import { askForIntroduction, askSuggested, suggestIntroduction } from './asking.ts';
import { declineIntroduction, takeOverIntroduction } from './commands.ts';
import { listContacts, revokeContact } from './contact.ts';
import { writeMessage } from './conversation.ts';
import { findIntroduction } from './queries.ts';
import { lapseSilent } from './reactions.ts';

const words = 'Would you teach our planners to make maps?';
const openOf = async (db: Db, id: string) =>
	(
		await db
			.selectFrom('profile')
			.select('open_introductions as open')
			.where('id', '=', id)
			.executeTakeFirstOrThrow()
	).open;

describe('asking', () => {
	test('for one’s own side accepts in the same breath; a broker leaves both to decide', async ({ db }) => {
		for (const [side, status] of [
			['office', 'accepted_by_one'],
			['profile', 'accepted_by_one'],
			['broker', 'asked']
		] as const) {
			const pair = await aPair(db);
			const id = await askedBy(pair, side);
			expect((await findIntroduction(db, pair.roles.official.actor, id)).status).toBe(status);
		}
	});

	test('takes an open need of a verified office, and a profile that is published and somebody’s', async ({
		db
	}) => {
		const pair = await aPair(db);
		const { roles, profileId } = pair;
		const draft = await aNeed(db, { office_id: pair.officeId, status: 'draft' });
		const nobody = await aProfile(db, { skills: ['qgis'], kinds: ['training'] });
		const ask = (needId: string, profile: string) =>
			askForIntroduction(roles.official, {
				needId,
				profileId: profile,
				words,
				as: 'office',
				contact: given.office
			});
		await expect(ask(draft, profileId)).rejects.toMatchObject({ messageKey: 'introductions_not_available' });
		await expect(ask(pair.needId, nobody)).rejects.toMatchObject({
			messageKey: 'introductions_nobody_answers'
		});
		await db
			.updateTable('organisation')
			.set({ verified_until: '2026-01-01' })
			.where('id', '=', pair.officeId)
			.execute();
		await expect(askedBy(pair, 'profile')).rejects.toMatchObject({
			messageKey: 'introductions_office_not_verified'
		});
	});

	test('somebody who does not take what is asked waits for a broker with a reason', async ({ db }) => {
		const pair = await aPair(db, { profile: { kinds: ['advice'] } });
		const { roles, needId, profileId } = pair;
		await expect(askedBy(pair, 'office')).rejects.toMatchObject({ messageKey: 'introductions_does_not_fit' });
		await expect(askedBy(pair, 'broker')).rejects.toMatchObject({
			messageKey: 'introductions_override_needed'
		});
		const override = 'She told me that she would.';
		const id = await askForIntroduction(roles.broker, { needId, profileId, words, as: 'broker', override });
		expect((await findIntroduction(db, roles.owner.actor, id)).snapshot?.override).toBe(override);
	});

	test('stops where the profile has no room, and shows it as busy until it has', async ({ db }) => {
		const pair = await aPair(db, { profile: { capacity_limit: 1 } });
		await replaceProfilePostings(db, [pair.profileId]);
		const busy = async () => {
			const asked = { today: '2026-11-22', locale: 'en' };
			const matches = await matchesForNeed(db, pair.roles.official.actor, pair.needId, asked);
			return matches?.groups.busy.rows.length;
		};
		expect(await busy()).toBe(0);
		const id = await askedBy(pair, 'office');
		expect([await busy(), await openOf(db, pair.profileId)]).toEqual([1, 1]);
		await skills(db, 'training');
		const second = await aNeed(db, { office_id: pair.officeId, skills: ['training'] });
		const ask = {
			needId: second,
			profileId: pair.profileId,
			words,
			as: 'profile',
			contact: given.profile
		} as const;
		await expect(askForIntroduction(pair.roles.owner, ask)).rejects.toMatchObject({
			messageKey: 'introductions_own_limit'
		});
		await declineIntroduction(pair.roles.owner, id, {});
		expect([await busy(), await openOf(db, pair.profileId)]).toEqual([0, 0]);
		await expect(askForIntroduction(pair.roles.owner, ask)).resolves.toBeTruthy();
	});

	test('the same again follows the rule of the lifecycle', async ({ db }) => {
		const pair = await aPair(db, { profile: { capacity_limit: 9 } });
		await expect(anIntroduction(pair, 'declined')).resolves.toBeTruthy();
		await expect(askedBy(pair, 'office')).rejects.toMatchObject({
			messageKey: 'introductions_declined_before'
		});
		await expect(askedBy(pair, 'broker')).rejects.toMatchObject({
			messageKey: 'introductions_declined_before'
		});
		const again = await askedBy(pair, 'profile');
		await lapseSilent(later(pair.roles.system, 14));
		await expect(askedBy(pair, 'profile')).rejects.toMatchObject({
			messageKey: 'introductions_asked_lately'
		});
		expect(again).toBeTruthy();
		await expect(askedBy(pair, 'office')).resolves.toBeTruthy();
	});

	test('what was suggested asks nothing of the profile until the office does', async ({ db }) => {
		const pair = await aPair(db);
		const { roles, needId, profileId } = pair;
		const id = await suggestIntroduction(roles.broker, { needId, profileId, words });
		await expect(findIntroduction(db, roles.owner.actor, id)).rejects.toMatchObject({ code: 'not_found' });
		expect(await openOf(db, profileId)).toBe(0);
		await askSuggested(roles.official, id, { words: '', contact: given.office });
		expect((await findIntroduction(db, roles.owner.actor, id)).status).toBe('accepted_by_one');
		expect(await openOf(db, profileId)).toBe(1);
	});

	test('keeps the reasons as they were, and shows what was kept', async ({ db }) => {
		const pair = await aPair(db);
		const id = await askedBy(pair, 'office');
		const before = await findIntroduction(db, pair.roles.owner.actor, id);
		await db.deleteFrom('profile_skill').where('profile_id', '=', pair.profileId).execute();
		const { snapshot } = await findIntroduction(db, pair.roles.owner.actor, id);
		expect(snapshot).toEqual(before.snapshot);
		const parts = snapshot?.parts ?? [];
		expect(parts.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(snapshot?.total);
		const { claimed } = reasonsOf(parts);
		expect(claimed.map((part) => sentence(part, { qgis: 'QGIS' }, 'en'))).toEqual(['QGIS']);
	});
});

describe('deciding', () => {
	test('an office owes a reason and what would change it; a person owes none', async ({ db }) => {
		const pair = await aPair(db);
		const id = await askedBy(pair, 'profile');
		const decline = (note: Parameters<typeof declineIntroduction>[2]) =>
			declineIntroduction(pair.roles.official, id, note);
		await expect(decline({})).rejects.toMatchObject({ messageKey: 'introductions_office_owes_reason' });
		await expect(decline({ reasonCode: 'budget' })).rejects.toMatchObject({
			messageKey: 'introductions_office_owes_change'
		});
		await decline({ ...reason, reason: 'Write to me at boss@office.example' });
		const { timeline } = await findIntroduction(db, pair.roles.owner.actor, id);
		expect(timeline.at(-1)).toMatchObject({ reasonCode: 'budget', reason: 'Write to me at […]' });
	});

	test('the database itself refuses to release before both accepted', async ({ db }) => {
		const pair = await aPair(db);
		const id = await askedBy(pair, 'office');
		const force = db
			.updateTable('introduction')
			.set({ status: 'both_accepted' })
			.where('id', '=', id)
			.execute();
		await expect(force).rejects.toThrow(/introduction_both_accepted/);
	});

	test('what was given can be taken back, and is gone from the database', async ({ db }) => {
		const pair = await aPair(db);
		const { official, owner } = pair.roles;
		const id = await anIntroduction(pair, 'both_accepted');
		await revokeContact(owner, id);
		expect((await listContacts(db, official.actor, id)).map(({ mine }) => mine)).toEqual([true]);
		const rows = await db.selectFrom('introduction_contact').select(['side', 'address']).execute();
		expect(rows.filter(({ side }) => side === 'profile')).toEqual([{ side: 'profile', address: '' }]);
		await expect(revokeContact(owner, id)).rejects.toMatchObject({ code: 'stale_state' });
	});

	test('a colleague goes on when somebody has left, and reads in their place', async ({ db }) => {
		const pair = await aPair(db);
		const { official, 'another official': colleague, owner } = pair.roles;
		const id = await anIntroduction(pair, 'both_accepted');
		const contact = { address: 'next@office.example', telephone: '' };
		await expect(takeOverIntroduction(colleague, id, contact)).rejects.toMatchObject({ code: 'not_allowed' });
		if (official.actor.kind !== 'member') throw new Error('no member');
		await db.deleteFrom('membership').where('person_id', '=', official.actor.personId).execute();
		await takeOverIntroduction(colleague, id, contact);
		expect(await listContacts(db, official.actor, id)).toEqual([]);
		expect((await listContacts(db, colleague.actor, id)).length).toBe(2);
		const theirs = (await listContacts(db, owner.actor, id)).find(({ mine }) => !mine);
		expect(theirs?.address).toBe(contact.address);
	});

	test('words carry no way around before both accepted, and may afterwards', async ({ db }) => {
		const pair = await aPair(db);
		const { official, owner } = pair.roles;
		const id = await askedBy(pair, 'office');
		const said = 'Call +33 6 12 34 56 78';
		expect((await writeMessage(official, id, said)).hidden).toBe(1);
		await acceptIntroduction(owner, id, given.profile);
		expect((await writeMessage(official, id, said)).hidden).toBe(0);
		const { messages } = await findIntroduction(db, owner.actor, id);
		expect(messages.map((message) => message.words).slice(1)).toEqual(['Call […]', said]);
	});
});
