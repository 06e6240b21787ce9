import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { anIntroduction, aPair, askedBy, type Pair } from '../../../../tests/support/introductions.ts';
import { call } from '../../../../tests/support/api.ts';
import { aProfile } from '../../../../tests/support/people.ts';
import { matchesForNeed } from '../../matching/server/need-matches.ts';
import { whyNotForNeed } from '../../matching/server/why.ts';
import { needsFor } from '../../matching/server/needs-for.ts';
import { findNeedCase } from '../../needs/server/desk.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Context } from '../../platform/server/context.ts';
import { replaceNeedPostings, replaceProfilePostings } from '../../postings/server/commands.ts';
import { ProfileFilters } from '../../profiles/schema.ts';
import { countProfiles, findProfile, listProfiles } from '../../profiles/server/queries.ts';
import { askForIntroduction } from './asking.ts';
import { blockOtherSide, declareConflict, declareConflictIn, unblock, withdrawConflict } from './apart.ts';
import { listContacts } from './contact.ts';
import { findIntroduction, listIntroductions } from './queries.ts';

const today = '2026-11-22';

/** Everything the product says about a profile to somebody, without what only tells ids apart. */
async function everythingAbout({ db, actor }: Context, { needId }: Pair, profileId: string) {
	const filters = ProfileFilters.parse({});
	const { rows } = await listProfiles(db, actor, { filters, today }, 50);
	const matches = await matchesForNeed(db, actor, needId, { today, locale: 'en' });
	const asked = askForIntroduction(
		{ db, actor, now: new Date('2026-11-22T10:00:00Z') },
		{ needId, profileId, words: '', as: 'office', contact: { address: 'a@b.example', telephone: '' } }
	).catch((error: unknown) => {
		if (error instanceof Refusal) return [error.code, error.messageKey];
		throw error;
	});
	return {
		page: await findProfile(db, actor, profileId),
		listed: rows.length,
		counted: await countProfiles(db, actor, { filters }),
		matches: Object.values(matches?.groups ?? {}).map(({ rows, total }) => [rows.length, total]),
		excluded: matches?.excluded,
		why: await whyNotForNeed(db, actor, needId, profileId, today),
		api: (await call(db, '/profiles/{id}', profileId, { actor })).status,
		asked: await asked
	};
}

async function shown(pair: Pair) {
	await replaceProfilePostings(pair.db, [pair.profileId]);
	await replaceNeedPostings(pair.db, [pair.needId]);
}

describe('who is kept out', () => {
	test('reads the same as who paused and as who was never there', async ({ db }) => {
		const pair = await aPair(db);
		const { roles, profileId } = pair;
		const id = await anIntroduction(pair, 'accepted_by_one', 'profile');
		await shown(pair);
		const before = await everythingAbout(roles.official, pair, profileId);
		expect(before).toMatchObject({ listed: 1, page: { id: profileId }, api: 200 });

		await blockOtherSide(roles.owner, id);
		const blocked = await everythingAbout(roles.official, pair, profileId);
		await unblock(roles.owner, { organisationId: pair.officeId, profileId, side: 'profile' });
		await db.updateTable('profile').set({ paused: true }).where('id', '=', profileId).execute();
		await shown(pair);
		const paused = await everythingAbout(roles.official, pair, profileId);
		const absent = await everythingAbout(roles.official, pair, randomUUID());
		expect(blocked).toEqual(paused);
		expect(blocked).toEqual(absent);
		expect(blocked.page).toBeUndefined();
	});

	test('is out of whatever was open between the two, with contact data taken back', async ({ db }) => {
		const pair = await aPair(db);
		const { roles } = pair;
		const id = await anIntroduction(pair, 'both_accepted');
		expect(await listContacts(db, roles.official.actor, id)).toHaveLength(2);
		await blockOtherSide(roles.owner, id);
		expect(await listContacts(db, roles.official.actor, id)).toEqual([]);
		expect((await findIntroduction(db, roles.official.actor, id)).status).toBe('withdrawn');
		await expect(askedBy(pair, 'office')).rejects.toMatchObject({ code: 'not_found' });
		await expect(askedBy(pair, 'profile')).rejects.toMatchObject({ code: 'not_found' });
		const fitting = await needsFor(db, roles.owner.actor, pair.profileId, {
			today,
			hidden: new Set(),
			size: 10
		});
		expect(fitting?.needs).toEqual([]);
	});

	test('is let in again only by who keeps them out', async ({ db }) => {
		const pair = await aPair(db);
		const id = await anIntroduction(pair, 'accepted_by_one');
		await blockOtherSide(pair.roles.owner, id);
		const between = { organisationId: pair.officeId, profileId: pair.profileId, side: 'profile' as const };
		await expect(unblock(pair.roles.official, between)).rejects.toMatchObject({ code: 'not_allowed' });
		await unblock(pair.roles.owner, between);
		expect(await db.selectFrom('block').select('profile_id').execute()).toEqual([]);
	});

	test('does not change what anybody else reads', async ({ db }) => {
		const pair = await aPair(db);
		const id = await anIntroduction(pair, 'accepted_by_one');
		await shown(pair);
		const seen = (role: 'visitor' | 'official elsewhere') =>
			everythingAbout(pair.roles[role], pair, pair.profileId);
		const before = [await seen('visitor'), await seen('official elsewhere')];
		await blockOtherSide(pair.roles.owner, id);
		await shown(pair);
		expect([await seen('visitor'), await seen('official elsewhere')]).toEqual(before);
	});
});

describe('a declared conflict', () => {
	test('closes the profile to the official, and the introduction with it', async ({ db }) => {
		const pair = await aPair(db);
		const { official, manager } = pair.roles;
		const id = await anIntroduction(pair, 'both_accepted');
		await shown(pair);
		await declareConflictIn(official, id, 'She is my cousin.');
		await declareConflictIn(manager, id, 'A friend.').catch(() => undefined);
		await expect(findIntroduction(db, official.actor, id)).rejects.toMatchObject({ code: 'not_found' });
		expect(await listContacts(db, official.actor, id)).toEqual([]);
		expect(await findProfile(db, official.actor, pair.profileId)).toBeUndefined();
		const why = await whyNotForNeed(db, official.actor, pair.needId, pair.profileId, today);
		expect(why).toEqual({ group: 'excluded', reason: 'not_available', missing: [] });
		expect(await listIntroductions(db, pair.roles.owner.actor)).toHaveLength(1);
	});

	test('with an office closes its need to the broker until it is taken back', async ({ db }) => {
		const pair = await aPair(db);
		const { broker } = pair.roles;
		expect((await findNeedCase(db, broker.actor, pair.needId)).id).toBe(pair.needId);
		await declareConflict(broker, { organisationId: pair.officeId }, 'I worked there.');
		await declareConflict(broker, { organisationId: pair.officeId }, 'Said twice.');
		await expect(findNeedCase(db, broker.actor, pair.needId)).rejects.toThrow();
		await expect(askedBy(pair, 'broker')).rejects.toMatchObject({ code: 'not_found' });
		const declared = await db.selectFrom('conflict_declaration').select('id').execute();
		expect(declared).toHaveLength(1);
		await withdrawConflict(broker, declared[0]?.id ?? '');
		await expect(askedBy(pair, 'broker')).resolves.toBeTruthy();
	});

	test('with a firm closes its profile', async ({ db }) => {
		const pair = await aPair(db);
		const firm = await db
			.insertInto('organisation')
			.values({ kind: 'firm', name: 'Mapas' })
			.returning('id')
			.executeTakeFirstOrThrow();
		const profileId = await aProfile(db, { kind: 'firm', organisation_id: firm.id, name: 'Mapas' });
		await declareConflict(pair.roles.official, { organisationId: firm.id }, 'I own a share.');
		expect(await findProfile(db, pair.roles.official.actor, profileId)).toBeUndefined();
		expect(await findProfile(db, pair.roles.owner.actor, profileId)).toBeDefined();
	});
});
