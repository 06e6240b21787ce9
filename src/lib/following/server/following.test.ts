import { describe, expect, test } from '../../../../tests/support/database.ts';
import { acting } from '../../../../tests/support/offices.ts';
import { aMember, aNeed, anOffice, someTowns } from '../../../../tests/support/people.ts';
import { visitor } from '../../platform/actor.ts';
import { follow, unfollow } from './commands.ts';
import { followedAmong, listFollowedNeeds } from './queries.ts';

describe('following', () => {
	test('is known of the things of a page, each by itself, and to nobody else', async ({ db }) => {
		const person = await acting(db, aMember([]));
		const other = await acting(db, aMember([]));
		const officeId = await anOffice(db);
		const need = await aNeed(db, { office_id: officeId });
		const things = [
			{ kind: 'need' as const, subject: need },
			{ kind: 'organisation' as const, subject: officeId }
		];
		await follow(person, 'need', need);
		expect(await followedAmong(db, person.actor, things)).toEqual(new Set([`need:${need}`]));
		expect(await followedAmong(db, other.actor, things)).toEqual(new Set());
		expect(await followedAmong(db, visitor, things)).toEqual(new Set());
		await unfollow(person, 'need', need);
		expect(await followedAmong(db, person.actor, things)).toEqual(new Set());
	});

	test('a place shows the open needs there', async ({ db }) => {
		const person = await acting(db, aMember([]));
		const { recife } = await someTowns(db);
		const there = await aNeed(db, { country: 'BR', subdivision: 'BR-PE', city: recife });
		await aNeed(db, { country: 'FR' });
		await follow(person, 'place', 'BR-PE');
		expect((await listFollowedNeeds(db, person.actor, 10)).map(({ id }) => id)).toEqual([there]);
	});

	test('takes what exists only, and no draft of others', async ({ db }) => {
		const person = await acting(db, aMember([]));
		const draft = await aNeed(db, { office_id: await anOffice(db), status: 'draft' });
		for (const [kind, subject] of [
			['need', draft],
			['need', 'nonsense'],
			['organisation', draft],
			['place', 'XX-YY']
		] as const)
			await expect(follow(person, kind, subject)).rejects.toMatchObject({ code: 'not_found' });
	});
});
