/** What a made-up person may do as an office, a broker or an operator, they may do with what is made up. */
import { canRead } from '#lib/introductions/policy.ts';
import {
	accepted,
	conflicted,
	readableBy,
	selectIntroductions,
	standing
} from '#lib/introductions/server/standing.ts';
import { canDecide } from '#lib/organisations/policy.ts';
import { listRequests } from '#lib/organisations/server/claims.ts';
import { foundOrganisation } from '#lib/organisations/server/commands.ts';
import { acceptInvitation, invite } from '#lib/organisations/server/members.ts';
import { loadActor } from '#lib/organisations/server/actor.ts';
import { listWaitingTeams } from '#lib/organisations/server/teams.ts';
import { decideVerification } from '#lib/organisations/server/verification.ts';
import { rank } from '#lib/matching/server/rank.ts';
import { viewerOf } from '#lib/matching/server/viewer.ts';
import { whyNot } from '#lib/matching/server/why.ts';
import { canHideQuestion, canSeeMatches } from '#lib/needs/policy.ts';
import { findNeedCase } from '#lib/needs/server/desk.ts';
import { type Actor, reaches } from '#lib/platform/actor.ts';
import type { Db } from '#lib/platform/server/db.ts';
import { replaceProfilePostings } from '#lib/postings/server/commands.ts';
import { ProfileFilters } from '#lib/profiles/schema.ts';
import { countProfiles, findProfile, listProfiles } from '#lib/profiles/server/queries.ts';
import { recordOpening } from '#lib/profiles/server/views.ts';
import { mailed } from '../tests/support/accounts.ts';
import { describe, expect, test } from '../tests/support/database.ts';
import { aNeed as facts, concepts, lyon, must } from '../tests/support/facts.ts';
import { aListing, aMember, aNeed, anOffice, aProfile, membershipIn } from '../tests/support/people.ts';
import { storeWorld } from '../tests/support/stored.ts';

const now = new Date('2026-11-22T10:00:00Z');
const today = '2026-11-22';
const filters = ProfileFilters.parse({});
const inLyon = { country: 'FR', subdivision: 'FR-ARA', city: 2996944 };
const madeUp = (actor: ReturnType<typeof aMember>): Actor => ({ ...actor, example: true });
const office = aMember([membershipIn('office', { verified: true })]);
const broker = { ...aMember([membershipIn('broker_team', { verified: true })]), brokerPlaces: ['FR'] };
const operator = aMember([], { operator: true });

async function aPerson(db: Db, example: boolean): Promise<string> {
	const { id } = await db
		.insertInto('person')
		.values({ name: 'Ana', locale: 'en', example, created_at: now })
		.returning('id')
		.executeTakeFirstOrThrow();
	await db
		.insertInto('person_contact')
		.values({
			person_id: id,
			address: `${id}@people.example`,
			address_key: `${id}@people.example`,
			verified_at: now
		})
		.execute();
	return id;
}

describe('a profile kept for verified offices', () => {
	test.for([office, broker])(
		'is read, listed, counted and matched by real ones, and by made-up ones where it is made up',
		async (actor, { db }) => {
			await storeWorld(db);
			const one = { skills: ['qgis'], visibility: 'verified' as const, about: 'Kept', places: [inLyon] };
			const real = await aProfile(db, { ...one, name: 'Real' });
			const example = await aProfile(db, { ...one, name: 'Made up', example: true });
			await replaceProfilePostings(db, [real, example], concepts);
			const basis = { concepts, rarity: { profiles: 0, holders: new Map<string, number>() }, today };
			const need = facts({ skills: [must('qgis')], places: [lyon] });
			const seenBy = async (who: Actor) => {
				const list = await listProfiles(db, who, { filters, today }, 50);
				const { groups, excluded } = await rank(db, {
					...{ need, reach: 'anywhere', basis, size: 20, viewer: viewerOf(who) }
				});
				const matched = Object.values(groups).flatMap(({ matches }) => matches);
				const ids = [real, example];
				const pages = await Promise.all(ids.map((id) => findProfile(db, who, id)));
				const whys = await Promise.all(ids.map((id) => whyNot(db, who, need, id, today)));
				return {
					list: list.rows.map(({ name }) => name).sort(),
					count: (await countProfiles(db, who, { filters })).total,
					matched: matched.map(({ profileId }) => (profileId === real ? 'Real' : 'Made up')).sort(),
					totals: Object.values(groups).reduce((sum, { total }) => sum + total, 0),
					excluded: excluded.reduce((sum, { count }) => sum + count, 0),
					pages: pages.flatMap((page) => page?.name ?? []).sort(),
					whys: whys.flatMap(({ name }) => name ?? []).sort()
				};
			};
			const both = ['Made up', 'Real'];
			expect(await seenBy(actor)).toEqual({
				...{ list: both, count: 2, matched: both, totals: 2, excluded: 0, pages: both, whys: both }
			});
			const one_ = ['Made up'];
			expect(await seenBy(madeUp(actor))).toEqual({
				...{ list: one_, count: 1, matched: one_, totals: 1, excluded: 0, pages: one_, whys: one_ }
			});
		}
	);

	test('keeps its parts from made-up offices, which are not noted as having opened it', async ({ db }) => {
		const parts = { about: 'Kept', verified_only: ['about' as const] };
		const real = await aProfile(db, parts);
		const example = await aProfile(db, { ...parts, example: true });
		const actor = madeUp(
			aMember([membershipIn('office', { verified: true, organisationId: await anOffice(db) })])
		);
		expect((await findProfile(db, actor, real))?.about).toBe('');
		expect((await findProfile(db, actor, example))?.about).toBe('Kept');
		for (const id of [real, example]) await recordOpening({ db, now, actor }, id);
		const noted = await db.selectFrom('profile_view').select('profile_id').execute();
		expect(noted).toEqual([{ profile_id: example }]);
	});
});

describe('an introduction', () => {
	test('of a real need is read by no broker who is made up, whatever places they look after', async ({
		db
	}) => {
		await storeWorld(db);
		for (const origin of ['own', 'example'] as const) {
			const need_id = await aNeed(db, { origin, office_id: await anOffice(db), ...inLyon });
			const profile_id = await aProfile(db);
			const { id } = await db
				.insertInto('introduction')
				.values({
					...{ need_id, profile_id, profile_kind: 'person', asked_by: 'office', status: 'asked' },
					...{ broker_team_id: null, group_id: null, sounding: false, newcomer: false },
					...{ office_person_id: null, profile_person_id: null, office_accepted_at: null },
					...{
						profile_accepted_at: null,
						asked_at: now,
						reminded_at: null,
						created_at: now,
						updated_at: now
					},
					snapshot: { total: 1, band: 'good', parts: [], placement: null, version: 'test' }
				})
				.returning('id')
				.executeTakeFirstOrThrow();
			for (const [actor, reads] of [
				[broker, true],
				[madeUp(broker), origin === 'example']
			] as const) {
				const one = selectIntroductions(db)
					.select(standing)
					.select(accepted)
					.select(conflicted(actor).as('conflicted'))
					.where('introduction.id', '=', id);
				expect(canRead(actor, await one.executeTakeFirstOrThrow())).toBe(reads);
				expect((await one.where(readableBy(actor)).executeTakeFirst()) !== undefined).toBe(reads);
			}
		}
	});
});

describe('an organisation', () => {
	test('that is real is verified by nobody made up', async ({ db }) => {
		await storeWorld(db);
		const personId = await aPerson(db, true);
		for (const actor of [
			{ ...broker, personId },
			{ ...operator, personId }
		]) {
			for (const example of [false, true]) {
				const id = await anOffice(db, { example, country: 'FR' });
				const asked = { organisation_id: id, step: 'asked' as const, words: 'We are', at: now };
				await db.insertInto('verification').values(asked).execute();
				const waiting = await listWaitingTeams(db, madeUp(actor), 50);
				expect(waiting.some((team) => team.id === id)).toBe(example);
				const decided = decideVerification(
					{ db, now, actor: madeUp(actor) },
					id,
					'verified',
					'I looked at it'
				);
				if (example) await decided;
				else await expect(decided).rejects.toMatchObject({ code: 'not_allowed' });
			}
		}
	});

	test('is made up when somebody made up founds it', async ({ db }) => {
		for (const example of [false, true]) {
			const personId = await aPerson(db, example);
			const actor = await loadActor(db, now, { id: personId, operator: false });
			const id = await foundOrganisation({ db, now, actor }, { kind: 'office', name: 'Parks', about: '' });
			const row = await db
				.selectFrom('organisation')
				.select('example')
				.where('id', '=', id)
				.executeTakeFirst();
			expect(row).toEqual({ example });
		}
	});

	test('takes in its own kind only, and a made-up one mails nobody real', async ({ db }) => {
		const [real, example] = [await aPerson(db, false), await aPerson(db, true)];
		const as = async (id: string) => ({ db, now, actor: await loadActor(db, now, { id, operator: false }) });
		const team = await foundOrganisation(await as(example), { kind: 'office', name: 'Parks', about: '' });
		const address = (id: string) => ({ address: `${id}@people.example`, key: `${id}@people.example` });
		await expect(invite(await as(example), team, address(real), ['read'], 'en')).rejects.toMatchObject({
			messageKey: 'teams_examples_invite_examples'
		});
		const own = await foundOrganisation(await as(real), { kind: 'office', name: 'Works', about: '' });
		await invite(await as(real), own, address(example), ['read'], 'en');
		const token = await mailed(db, 'join_organisation');
		await expect(acceptInvitation(await as(example), token)).rejects.toMatchObject({
			messageKey: 'teams_examples_apart'
		});
		const other = await aPerson(db, true);
		await invite(await as(example), team, address(other), ['read'], 'en');
		await acceptInvitation(await as(other), await mailed(db, 'join_organisation'));
	});

	test('that is verified among the made-up opens nothing to a real member of it', async ({ db }) => {
		const team = await anOffice(db, { example: true, verified_until: '2099-01-01' });
		for (const example of [false, true]) {
			const person_id = await aPerson(db, example);
			await db
				.insertInto('membership')
				.values({ organisation_id: team, person_id, rights: ['read'], since: now })
				.execute();
			const actor = await loadActor(db, now, { id: person_id, operator: false });
			expect(actor.kind === 'member' && actor.memberships[0]?.verified).toBe(example ? true : undefined);
			expect(reaches(actor, { example: false })).toBe(!example);
		}
	});
});

describe('what is asked about a listing', () => {
	test('is read and decided by nobody made up, for listings are real', async ({ db }) => {
		await storeWorld(db);
		const listing_id = await aListing(db, { country: 'FR' });
		await db
			.insertInto('listing_request')
			.values({
				...{ listing_id, what: 'claim', how: 'words', words: 'It is ours', asked_at: now, person_id: null },
				...{ decided_by: null, decided_at: null }
			})
			.execute();
		for (const actor of [broker, operator]) {
			expect(await listRequests({ db, now, actor }, 10)).toHaveLength(1);
			expect(await listRequests({ db, now, actor: madeUp(actor) }, 10)).toEqual([]);
			const asked = { country: 'FR', subdivision: null, askedBy: null };
			expect([canDecide(actor, asked), canDecide(madeUp(actor), asked)]).toEqual([true, false]);
		}
	});
});

describe('a need', () => {
	test('that is real shows its matches to no made-up broker, and no made-up operator hides its questions', async ({
		db
	}) => {
		await storeWorld(db);
		const officeId = await anOffice(db);
		const place = { country: 'FR', subdivision: 'FR-ARA' };
		for (const origin of ['own', 'example'] as const) {
			const id = await aNeed(db, { origin, office_id: officeId, ...place });
			const need = { officeId, origin, ...place };
			const found = await findNeedCase(db, madeUp(broker), id).then(
				() => true,
				() => false
			);
			const example = origin === 'example';
			expect([found, canSeeMatches(madeUp(broker), need)]).toEqual([example, example]);
			expect(canHideQuestion(madeUp(operator), need)).toBe(example);
			expect(await findNeedCase(db, broker, id)).toMatchObject({ id });
		}
	});
});

describe('the profile of somebody who was suspended', () => {
	test('is in no page, list, count or match from that moment on, whoever suspends them', async ({ db }) => {
		await storeWorld(db);
		const person_id = await aPerson(db, false);
		const id = await aProfile(db, { person_id, skills: ['qgis'], places: [inLyon] });
		await replaceProfilePostings(db, [id], concepts);
		const need = facts({ skills: [must('qgis')], places: [lyon] });
		const basis = { concepts, rarity: { profiles: 0, holders: new Map<string, number>() }, today };
		const everywhere = async () => {
			const ranking = await rank(db, { need, reach: 'anywhere', basis, size: 5, viewer: viewerOf(office) });
			return {
				page: (await findProfile(db, office, id)) !== undefined,
				list: (await listProfiles(db, office, { filters, today }, 50)).rows.length,
				count: (await countProfiles(db, office, { filters })).total,
				matches: ranking.groups.main.total + ranking.excluded.reduce((sum, { count }) => sum + count, 0),
				why: (await whyNot(db, office, need, id, today)).name
			};
		};
		expect(await everywhere()).toEqual({ page: true, list: 1, count: 1, matches: 1, why: 'Ana Lima' });
		await db.updateTable('person').set({ status: 'suspended' }).where('id', '=', person_id).execute();
		expect(await everywhere()).toEqual({ page: false, list: 0, count: 0, matches: 0, why: undefined });
		await replaceProfilePostings(db, [id], concepts);
		expect((await everywhere()).matches).toBe(0);
	});
});
