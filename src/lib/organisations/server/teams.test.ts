import { countries } from '../../../../tests/support/people.ts';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { atomically, type Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { tokenToSend } from '../../accounts/server/links.ts';
import { loadActor } from './actor.ts';
import { endOrganisation, foundOrganisation, renameOrganisation } from './commands.ts';
import { acceptInvitation, changeRights, endMembership, invite } from './members.ts';
import { listVerifiedTeams } from './teams.ts';
import { askForVerification, decideVerification } from './verification.ts';

const now = new Date('2026-11-22T10:00:00Z');

/** A signed-in person as they are right now. */
async function as(db: Db, id: string, operator = false): Promise<Context> {
	return { db, now, actor: await loadActor(db, now, { id, operator }) };
}

async function aPerson(db: Db, name: string): Promise<string> {
	const { id } = await db
		.insertInto('person')
		.values({ name, locale: 'en', created_at: now })
		.returning('id')
		.executeTakeFirstOrThrow();
	const address = `${name.toLowerCase()}@recife.example`;
	await db
		.insertInto('person_contact')
		.values({ person_id: id, address, address_key: address, verified_at: now })
		.execute();
	return id;
}

async function anOffice(db: Db, managerId: string, country = 'BR'): Promise<string> {
	await countries(db, country);
	const kind = 'office' as const;
	return foundOrganisation(await as(db, managerId), { kind, name: 'Parks', about: '', place: { country } });
}

async function join(db: Db, managerId: string, officeId: string, personId: string, name: string) {
	const address = { address: `${name}@recife.example`, key: `${name}@recife.example` };
	await invite(await as(db, managerId), officeId, address, ['read', 'write'], 'en');
	const { id } = await db
		.selectFrom('one_time_link')
		.select('id')
		.orderBy('created_at')
		.executeTakeFirstOrThrow();
	const link = await atomically(await as(db, personId), (atomic) => tokenToSend(atomic, id));
	return acceptInvitation(await as(db, personId), link?.token ?? '');
}

describe('an organisation', () => {
	test('is managed by who founds it, and by nobody else', async ({ db }) => {
		const ana = await aPerson(db, 'Ana');
		const bia = await aPerson(db, 'Bia');
		const id = await anOffice(db, ana);
		await renameOrganisation(await as(db, ana), id, 'Parks and gardens');
		await expect(renameOrganisation(await as(db, bia), id, 'Mine')).rejects.toMatchObject({
			code: 'not_allowed'
		});
		const events = await db
			.selectFrom('organisation_event')
			.select(['step', 'detail'])
			.orderBy('id')
			.execute();
		expect(events).toEqual([
			{ step: 'founded', detail: { name: 'Parks' } },
			{ step: 'renamed', detail: { before: 'Parks', after: 'Parks and gardens' } }
		]);
	});

	test('of brokers is founded by an operator only', async ({ db }) => {
		const ana = await aPerson(db, 'Ana');
		await countries(db, 'BR');
		const wish = { kind: 'broker_team', name: 'OSPO', about: '', place: { country: 'BR' } } as const;
		await expect(foundOrganisation(await as(db, ana), wish)).rejects.toMatchObject({ code: 'not_allowed' });
		await expect(foundOrganisation(await as(db, ana, true), wish)).resolves.toMatch(/-/);
	});

	test('cannot be handed over to one that did not take its people in', async ({ db }) => {
		const [ana, bia] = [await aPerson(db, 'Ana'), await aPerson(db, 'Bia')];
		const [old, city] = [await anOffice(db, ana), await anOffice(db, bia)];
		for (const step of ['merge', 'succeed'] as const) {
			await expect(endOrganisation(await as(db, ana), old, step, city)).rejects.toMatchObject({
				messageKey: 'teams_successor_managed'
			});
		}
	});

	test('is not handed over, once verified, to one that was not', async ({ db }) => {
		const ana = await aPerson(db, 'Ana');
		const [old, made] = [await anOffice(db, ana), await anOffice(db, ana)];
		await db
			.updateTable('organisation')
			.set({ verified_until: '2099-01-01' })
			.where('id', '=', old)
			.execute();
		await expect(endOrganisation(await as(db, ana), old, 'succeed', made)).rejects.toMatchObject({
			messageKey: 'teams_successor_unverified'
		});
	});

	test('that merges names its successor and gives no rights any more', async ({ db }) => {
		const ana = await aPerson(db, 'Ana');
		const old = await anOffice(db, ana);
		const next = await anOffice(db, ana);
		await expect(endOrganisation(await as(db, ana), old, 'merge', old)).rejects.toMatchObject({
			code: 'invalid'
		});
		await endOrganisation(await as(db, ana), old, 'merge', next);
		const actor = await loadActor(db, now, { id: ana, operator: false });
		expect(actor).toMatchObject({ memberships: [{ organisationId: next }] });
		await expect(renameOrganisation(await as(db, ana), old, 'Again')).rejects.toMatchObject({
			code: 'not_allowed'
		});
	});
});

describe('an invitation', () => {
	test('is accepted by the owner of the mailbox it went to', async ({ db }) => {
		const ana = await aPerson(db, 'Ana');
		const bia = await aPerson(db, 'Bia');
		const id = await anOffice(db, ana);
		expect(await join(db, ana, id, bia, 'bia')).toBe(id);
		expect(await loadActor(db, now, { id: bia, operator: false })).toMatchObject({
			memberships: [{ organisationId: id, rights: ['read', 'write'] }]
		});
	});

	test('does nothing for anybody else', async ({ db }) => {
		const ana = await aPerson(db, 'Ana');
		const eve = await aPerson(db, 'Eve');
		const id = await anOffice(db, ana);
		await expect(join(db, ana, id, eve, 'bia')).rejects.toMatchObject({ code: 'not_allowed' });
		expect(await loadActor(db, now, { id: eve, operator: false })).toMatchObject({ memberships: [] });
	});

	test('never takes rights from somebody who works there already', async ({ db }) => {
		const ana = await aPerson(db, 'Ana');
		const id = await anOffice(db, ana);
		await join(db, ana, id, ana, 'ana');
		expect(await loadActor(db, now, { id: ana, operator: false })).toMatchObject({
			memberships: [{ rights: ['read', 'write', 'publish', 'manage'] }]
		});
	});

	test('is off when who sent it has left', async ({ db }) => {
		const ana = await aPerson(db, 'Ana');
		const bia = await aPerson(db, 'Bia');
		const id = await anOffice(db, ana);
		await join(db, ana, id, bia, 'bia');
		await changeRights(await as(db, ana), id, bia, ['manage']);
		const eve = { address: 'eve@recife.example', key: 'eve@recife.example' };
		await invite(await as(db, ana), id, eve, ['manage'], 'en');
		await endMembership(await as(db, bia), id, ana);
		const open = await db.selectFrom('invitation').select('id').where('ended', 'is', null).execute();
		expect(open).toEqual([]);
	});

	test('is open once for each address', async ({ db }) => {
		const ana = await aPerson(db, 'Ana');
		const id = await anOffice(db, ana);
		const bia = { address: 'bia@recife.example', key: 'bia@recife.example' };
		const context = await as(db, ana);
		const all = await Promise.allSettled(
			Array.from({ length: 20 }, () => invite(context, id, bia, ['read'], 'en'))
		);
		expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	});
});

describe('the last one who manages an organisation', () => {
	test('cannot leave or give the right away before somebody else has it', async ({ db }) => {
		const ana = await aPerson(db, 'Ana');
		const bia = await aPerson(db, 'Bia');
		const id = await anOffice(db, ana);
		await join(db, ana, id, bia, 'bia');
		await expect(endMembership(await as(db, ana), id, ana)).rejects.toMatchObject({
			messageKey: 'teams_last_manager'
		});
		await expect(changeRights(await as(db, ana), id, ana, ['read'])).rejects.toMatchObject({
			code: 'stale_state'
		});
		await changeRights(await as(db, ana), id, bia, ['manage']);
		const both = await Promise.allSettled([
			endMembership(await as(db, ana), id, ana),
			endMembership(await as(db, bia), id, bia)
		]);
		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	});
});

describe('a verification', () => {
	async function brokersOf(db: Db, place: string): Promise<string> {
		const broker = await aPerson(db, `Broker${place}`);
		const team = await foundOrganisation(await as(db, broker, true), {
			kind: 'broker_team',
			name: `OSPO ${place}`,
			about: '',
			place: { country: place }
		});
		await db
			.insertInto('broker_cover')
			.values({ organisation_id: team, country: place, subdivision: null })
			.execute();
		await db
			.updateTable('organisation')
			.set({ verified_until: '2027-01-01' })
			.where('id', '=', team)
			.execute();
		return broker;
	}

	test('is decided by brokers of the place and operators, with a reason, and can be asked again', async ({
		db
	}) => {
		const ana = await aPerson(db, 'Ana');
		const id = await anOffice(db, ana);
		await countries(db, 'FR');
		const here = await brokersOf(db, 'BR');
		const elsewhere = await brokersOf(db, 'FR');
		await askForVerification(await as(db, ana), id, 'The city gazette names us.');

		await expect(decideVerification(await as(db, elsewhere), id, 'verified', 'ok')).rejects.toMatchObject({
			code: 'not_allowed'
		});
		await expect(decideVerification(await as(db, ana, true), id, 'verified', 'ok')).rejects.toMatchObject({
			code: 'not_allowed'
		});
		await decideVerification(await as(db, here), id, 'refused', 'The gazette names another office.');
		await askForVerification(await as(db, ana), id, 'Here is the decree.');
		await decideVerification(await as(db, here), id, 'verified', 'The decree names them.');

		expect(await loadActor(db, now, { id: ana, operator: false })).toMatchObject({
			memberships: [{ verified: true }]
		});
		const steps = await db.selectFrom('verification').select('step').orderBy('id').execute();
		expect(steps.map(({ step }) => step)).toEqual(['asked', 'refused', 'asked', 'verified']);
	});

	test('is taken back by those who may give it, of organisations they see listed, with a reason', async ({
		db
	}) => {
		const ana = await aPerson(db, 'Ana');
		const id = await anOffice(db, ana);
		await countries(db, 'FR');
		const here = await as(db, await brokersOf(db, 'BR'));
		const elsewhere = await as(db, await brokersOf(db, 'FR'));
		const boss = await as(db, await aPerson(db, 'Boss'), true);
		const own = await as(db, ana, true);
		const listed = async ({ actor }: Context) =>
			(await listVerifiedTeams(db, actor, '2026-11-22', 50)).filter((team) => team.id === id).length === 1;
		const takeBack = (context: Context) =>
			decideVerification(context, id, 'withdrawn', 'Not theirs any more.');
		await expect(takeBack(here)).rejects.toMatchObject({ code: 'stale_state' });
		expect(await listed(here)).toBe(false);

		await askForVerification(await as(db, ana), id, 'The city gazette names us.');
		await decideVerification(here, id, 'verified', 'The decree names them.');
		for (const context of [elsewhere, own]) {
			expect(await listed(context)).toBe(false);
			await expect(takeBack(context)).rejects.toMatchObject({ code: 'not_allowed' });
		}
		for (const context of [here, boss]) expect(await listed(context)).toBe(true);
		await takeBack(here);

		expect(await listed(here)).toBe(false);
		expect(await loadActor(db, now, { id: ana, operator: false })).toMatchObject({
			memberships: [expect.not.objectContaining({ verified: true })]
		});
		const last = await db
			.selectFrom('verification')
			.select(['step', 'words'])
			.orderBy('id', 'desc')
			.executeTakeFirst();
		expect(last).toEqual({ step: 'withdrawn', words: 'Not theirs any more.' });
		await askForVerification(await as(db, ana), id, 'A new decree names us.');
	});

	test('ends with the name it was given to', async ({ db }) => {
		const ana = await aPerson(db, 'Ana');
		const id = await anOffice(db, ana);
		await db.updateTable('organisation').set({ verified_until: '2027-11-21' }).where('id', '=', id).execute();
		await renameOrganisation(await as(db, ana), id, 'Ministry of Finance');
		const { verified_until } = await db
			.selectFrom('organisation')
			.select('verified_until')
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
		expect(verified_until).toBeNull();
	});

	test('runs out after a year', async ({ db }) => {
		const ana = await aPerson(db, 'Ana');
		const id = await anOffice(db, ana);
		await db.updateTable('organisation').set({ verified_until: '2026-11-21' }).where('id', '=', id).execute();
		const actor = await loadActor(db, now, { id: ana, operator: false });
		expect(actor.kind === 'member' && actor.memberships[0]?.verified).toBe(undefined);
	});
});
