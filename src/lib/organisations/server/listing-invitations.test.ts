import { describe, expect, test } from '../../../../tests/support/database.ts';
import { acting, anOfficeWithPeople, now } from '../../../../tests/support/offices.ts';
import { aListing, aMember, someTowns } from '../../../../tests/support/people.ts';
import { readMailAddress } from '../../accounts/address.ts';
import { tokenToSend } from '../../accounts/server/links.ts';
import { atomically, type Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { claimByInvitation } from '../../profiles/server/claims.ts';
import {
	declineInvitation,
	findInvited,
	inviteListing,
	removeInvited,
	wasInvited
} from './listing-invitations.ts';

const url = 'https://www.mapas.example/about';
const mailbox = readMailAddress('hello@mapas.example')!;
const system = (db: Db): Context => ({ db, now, actor: { kind: 'system' } });

async function listed(db: Db, more = {}) {
	await someTowns(db);
	return aListing(db, { url, country: 'FR', ...more });
}

async function tokenOf(db: Db): Promise<string> {
	const { id } = await db.selectFrom('one_time_link').select('id').executeTakeFirstOrThrow();
	const link = await atomically(system(db), (atomic) => tokenToSend(atomic, id));
	return link?.token ?? '';
}

async function invited(db: Db) {
	const { staff } = await anOfficeWithPeople(db);
	const context = await staff('write');
	const id = await listed(db);
	await inviteListing(context, id, mailbox, 'en');
	return { context, id, token: await tokenOf(db) };
}

describe('an invitation', () => {
	test('goes out once, of twenty at a time, and for every entry of the same domain', async ({ db }) => {
		const { staff } = await anOfficeWithPeople(db);
		const context = await staff('write');
		const id = await listed(db);
		const tries = Array.from({ length: 20 }, () => inviteListing(context, id, mailbox, 'en'));
		const sent = (await Promise.allSettled(tries)).filter(({ status }) => status === 'fulfilled');
		expect(sent).toHaveLength(1);
		expect(await db.selectFrom('one_time_link').select('id').execute()).toHaveLength(1);
		const again = await listed(db, { url: 'https://mapas.example' });
		await expect(inviteListing(context, again, mailbox, 'en')).rejects.toMatchObject({
			messageKey: 'introductions_invited_once'
		});
		expect(await wasInvited(context, 'http://mapas.example/x')).toBe(true);
	});

	test('takes a verified office or team that is not made up, and a mailbox of the listed domain', async ({
		db
	}) => {
		const { staff, unverified } = await anOfficeWithPeople(db);
		const id = await listed(db);
		const made = await staff('write');
		const madeUp =
			made.actor.kind === 'member' ? { ...made, actor: { ...made.actor, example: true as const } } : made;
		for (const context of [
			await unverified('write'),
			await staff('read'),
			madeUp,
			await acting(db, aMember([]))
		])
			await expect(inviteListing(context, id, mailbox, 'en')).rejects.toMatchObject({ code: 'not_allowed' });
		const elsewhere = readMailAddress('hello@elsewhere.example')!;
		await expect(inviteListing(await staff('write'), id, elsewhere, 'en')).rejects.toMatchObject({
			code: 'invalid'
		});
		expect(await db.selectFrom('listing_invitation').select('listing_id').execute()).toEqual([]);
	});

	test('can be declined by its link, which then is used up, and is never sent again', async ({ db }) => {
		const { context, id, token } = await invited(db);
		expect(await findInvited(system(db), token)).toMatchObject({ name: 'OpenStreetMap Lyon' });
		await declineInvitation(system(db), token);
		await expect(declineInvitation(system(db), token)).rejects.toMatchObject({ code: 'stale_state' });
		expect(await findInvited(system(db), token)).toBeUndefined();
		await expect(inviteListing(context, id, mailbox, 'en')).rejects.toMatchObject({ code: 'stale_state' });
	});

	test('removes the entry at once by its link, and its key keeps the next import from bringing it back', async ({
		db
	}) => {
		const { context, id, token } = await invited(db);
		await removeInvited(system(db), token);
		const row = await db
			.selectFrom('listing')
			.select(['status', 'name', 'url'])
			.where('id', '=', id)
			.executeTakeFirst();
		expect(row).toEqual({ status: 'removed', name: '', url: null });
		const back = await listed(db);
		await expect(inviteListing(context, back, mailbox, 'en')).rejects.toMatchObject({ code: 'stale_state' });
	});

	test('lets whoever holds the mailbox claim the entry with an account', async ({ db }) => {
		const { token } = await invited(db);
		const somebody = await acting(db, aMember([]));
		await expect(claimByInvitation(system(db), token)).rejects.toThrow();
		const { organisationId, profileId } = await claimByInvitation(somebody, token);
		expect(profileId).toBeDefined();
		const invitation = await db.selectFrom('listing_invitation').select('answer').executeTakeFirst();
		expect(invitation).toEqual({ answer: 'claimed' });
		const joined = await db
			.selectFrom('membership')
			.select('rights')
			.where('organisation_id', '=', organisationId)
			.execute();
		expect(joined).toHaveLength(1);
	});
});
