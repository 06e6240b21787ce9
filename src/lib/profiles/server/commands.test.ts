import { sql } from 'kysely';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { everyKindOfActor, skills as someSkills, someTowns } from '../../../../tests/support/people.ts';
import type { Actor } from '../../platform/actor.ts';
import { visitor } from '../../platform/actor.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { syncSkills } from '../../skills/server/commands.ts';
import { consentVersion } from '../consent.ts';
import { canEdit } from '../policy.ts';
import { type NewProfile, editProfile, editSkills, startProfile } from './commands.ts';
import { eraseProfile, pauseProfile, publishProfile, withdrawProfile } from './life.ts';
import { findOwnProfile, listOwnProfiles, listViews } from './own.ts';
import { findProfile, previewProfile } from './queries.ts';
import { recordOpening } from './views.ts';

const now = new Date('2026-11-22T10:00:00Z');

/** Somebody with an account, and what they do. */
async function somebody(db: Db, name = 'Ana'): Promise<Context & { actor: { personId: string } & Actor }> {
	const { id } = await db
		.insertInto('person')
		.values({ name, locale: 'en', created_at: now })
		.returning('id')
		.executeTakeFirstOrThrow();
	return {
		db,
		now,
		actor: { kind: 'member', personId: id, memberships: [], brokerPlaces: [], operator: false }
	};
}

const aWish = (more: Partial<NewProfile> = {}): NewProfile => ({
	kind: 'person',
	facts: { name: 'Ana', headline: 'Makes maps', language: 'en' },
	skills: [{ skill: 'qgis', level: 3, lastUsed: 2026, evidenceUrl: null }],
	places: [{ country: 'BR', subdivision: 'BR-PE', city: 3390760, radiusKm: null }],
	...more
});

const showing = (visibility: 'public' | 'verified' | 'introduction' = 'public') => ({
	visibility,
	verifiedOnly: [],
	locale: 'en' as const,
	wordingVersion: consentVersion
});

async function aWorld(db: Db) {
	await someTowns(db);
	await syncSkills(db);
}

const posted = async (db: Db, id: string) => {
	const { rows } = await sql<{ count: number }>`
		select count(*)::int as count from match_posting where profile_id = ${id}`.execute(db);
	return rows[0]?.count ?? 0;
};

describe('a profile', () => {
	test('begins as a draft that only its owner sees, a person’s kept for verified offices', async ({ db }) => {
		await aWorld(db);
		const ana = await somebody(db);
		const id = await startProfile(ana, aWish());
		const own = await findOwnProfile(db, ana.actor, id);
		expect(own).toMatchObject({ status: 'draft', visibility: 'verified', kind: 'person' });
		expect(own?.skills).toMatchObject([{ skill: 'qgis', evidence: 'claimed' }]);
		expect(await posted(db, id)).toBe(0);
		for (const [who, actor] of Object.entries(everyKindOfActor(crypto.randomUUID()))) {
			if (actor.kind !== 'system') expect(await findProfile(db, actor, id), who).toBeUndefined();
			expect(await findOwnProfile(db, actor, id), who).toBeUndefined();
		}
	});

	test('is one for each person', async ({ db }) => {
		await aWorld(db);
		const ana = await somebody(db);
		await startProfile(ana, aWish());
		await expect(startProfile(ana, aWish())).rejects.toMatchObject({ messageKey: 'profile_editor_one_only' });
	});

	test('of a firm founds the firm and is public by default', async ({ db }) => {
		await aWorld(db);
		const ana = await somebody(db);
		const id = await startProfile(ana, aWish({ kind: 'firm' }));
		const row = await db
			.selectFrom('profile')
			.innerJoin('membership', 'membership.organisation_id', 'profile.organisation_id')
			.select(['profile.visibility', 'membership.person_id', 'membership.rights'])
			.where('profile.id', '=', id)
			.executeTakeFirstOrThrow();
		expect(row).toMatchObject({ visibility: 'public', person_id: ana.actor.personId });
		expect(row.rights).toContain('manage');
	});

	test('is found the moment it is published, and not a moment after it is paused or withdrawn', async ({
		db
	}) => {
		await aWorld(db);
		const ana = await somebody(db);
		const id = await startProfile(ana, aWish());
		await publishProfile(ana, id, showing());
		expect(await findProfile(db, visitor, id)).toMatchObject({ name: 'Ana' });
		expect(await posted(db, id)).toBeGreaterThan(0);
		await pauseProfile(ana, id);
		expect(await findProfile(db, visitor, id)).toBeUndefined();
		await withdrawProfile(ana, id);
		expect(await posted(db, id)).toBe(0);
		await expect(withdrawProfile(ana, id)).rejects.toMatchObject({ code: 'stale_state' });
	});

	test('keeps what was agreed to, word for word, until it is withdrawn', async ({ db }) => {
		await aWorld(db);
		const ana = await somebody(db);
		const id = await startProfile(ana, aWish());
		await publishProfile(ana, id, showing('verified'));
		await publishProfile({ ...ana, now: new Date('2026-11-23T10:00:00Z') }, id, showing('public'));
		const given = await db
			.selectFrom('profile_consent')
			.select(['wording', 'withdrawn_at'])
			.where('profile_id', '=', id)
			.orderBy('given_at')
			.execute();
		expect(given.map(({ withdrawn_at }) => withdrawn_at === null)).toEqual([false, true]);
		expect(given[1]?.wording).toContain('Everybody on the internet');
		const old = { ...showing(), wordingVersion: 'older' };
		await expect(publishProfile(ana, id, old)).rejects.toMatchObject({ code: 'stale_state' });
	});

	test('is not changed by who saw an older one', async ({ db }) => {
		await aWorld(db);
		const ana = await somebody(db);
		const id = await startProfile(ana, aWish());
		const later = { ...ana, now: new Date('2026-11-22T11:00:00Z') };
		await editProfile(later, id, now, { headline: 'First' });
		await expect(editProfile(later, id, now, { headline: 'Second' })).rejects.toMatchObject({
			code: 'stale_state',
			messageKey: 'profile_editor_stale'
		});
		expect(await findOwnProfile(db, ana.actor, id)).toMatchObject({ headline: 'First' });
	});

	test('cannot attest itself, and does not lose what an office attested', async ({ db }) => {
		await aWorld(db);
		const ana = await somebody(db);
		const id = await startProfile(ana, aWish());
		const link = { skill: 'python', level: null, lastUsed: null, evidenceUrl: 'https://code.example/x' };
		await db
			.updateTable('profile_skill')
			.set({ evidence: 'attested' })
			.where('profile_id', '=', id)
			.execute();
		const qgis = { skill: 'qgis', level: 2 as const, lastUsed: null, evidenceUrl: null };
		await editSkills(ana, id, now, { skills: [qgis, link], wishes: ['gis'], teachings: [] });
		const own = await findOwnProfile(db, ana.actor, id);
		expect(own?.skills.map(({ skill, evidence }) => [skill, evidence])).toEqual([
			['qgis', 'attested'],
			['python', 'evidenced']
		]);
		expect(own?.wishes).toEqual(['gis']);
	});

	test('belongs to nobody else: every command answers as if it did not exist', async ({ db }) => {
		await aWorld(db);
		const [ana, ben] = [await somebody(db), await somebody(db, 'Ben')];
		const id = await startProfile(ana, aWish());
		const lists = { skills: [], wishes: [], teachings: [] };
		const tries = [
			editProfile(ben, id, now, { headline: 'Mine' }),
			editSkills(ben, id, now, lists),
			publishProfile(ben, id, showing()),
			pauseProfile(ben, id),
			withdrawProfile(ben, id),
			eraseProfile(ben, id)
		];
		for (const outcome of await Promise.allSettled(tries))
			expect(outcome).toMatchObject({ reason: { code: 'not_found' } });
		expect(await findOwnProfile(db, ana.actor, id)).toMatchObject({ headline: 'Makes maps' });
		await eraseProfile(ana, id);
		expect(await listOwnProfiles(db, ana.actor)).toEqual([]);
	});
});

describe('who may write a profile', () => {
	test('is said the same by the policy and by the query, for every kind of actor', async ({ db }) => {
		await aWorld(db);
		const ana = await somebody(db);
		const own = await startProfile(ana, aWish());
		const firm = await startProfile(ana, aWish({ kind: 'firm' }));
		const { organisation_id: organisationId } = await db
			.selectFrom('profile')
			.select('organisation_id')
			.where('id', '=', firm)
			.executeTakeFirstOrThrow();
		const member = (rights: readonly ('read' | 'write' | 'publish' | 'manage')[]): Actor => ({
			kind: 'member',
			personId: crypto.randomUUID(),
			memberships: [{ organisationId: organisationId ?? '', kind: 'firm', rights }],
			brokerPlaces: [],
			operator: false
		});
		const actors: Record<string, Actor> = {
			...everyKindOfActor(organisationId ?? ''),
			'the person': ana.actor,
			reader: member(['read']),
			writer: member(['write']),
			publisher: member(['publish']),
			manager: member(['manage'])
		};
		const owners = {
			[own]: { personId: ana.actor.personId, organisationId: null },
			[firm]: { personId: null, organisationId }
		};
		for (const [who, actor] of Object.entries(actors)) {
			const listed = new Set((await listOwnProfiles(db, actor)).map(({ id }) => id));
			for (const [id, owner] of Object.entries(owners))
				expect(listed.has(id), who).toBe(canEdit(actor, owner));
		}
		expect(canEdit(actors['reader'] ?? visitor, owners[firm] ?? owners[own]!)).toBe(false);
		expect(canEdit(actors['writer'] ?? visitor, { personId: null, organisationId })).toBe(true);
	});
});

describe('parts kept for verified offices', () => {
	test('read as if they had never been said, to everybody else', async ({ db }) => {
		await aWorld(db);
		const ana = await somebody(db);
		const id = await startProfile(ana, aWish());
		await editProfile(ana, id, now, { about: 'Long story', url: 'https://ana.example', hours_per_week: 10 });
		await publishProfile(ana, id, { ...showing(), verifiedOnly: ['about', 'url', 'hours'] });
		const seen = await findProfile(db, visitor, id);
		expect(seen).toMatchObject({ about: '', url: null, hoursPerWeek: null });
		expect(seen).not.toHaveProperty('verifiedOnly');
		expect(await previewProfile(db, ana.actor, id, 'verified')).toMatchObject({ about: 'Long story' });
		expect(await previewProfile(db, ana.actor, id, 'public')).toEqual(seen);
	});
});

describe('who opened a profile', () => {
	test('is written down for verified offices and brokers, once a day, and for nobody else', async ({
		db
	}) => {
		await aWorld(db);
		await someSkills(db);
		const ana = await somebody(db);
		const id = await startProfile(ana, aWish());
		await publishProfile(ana, id, showing());
		const { id: officeId } = await db
			.insertInto('organisation')
			.values({ kind: 'office', name: 'Planning' })
			.returning('id')
			.executeTakeFirstOrThrow();
		for (const actor of Object.values(everyKindOfActor(officeId))) {
			const works =
				actor.kind === 'member' && actor.memberships.some((each) => each.organisationId !== officeId);
			if (!works) await recordOpening({ db, now, actor }, id);
		}
		await recordOpening({ db, now, actor: everyKindOfActor(officeId)['staff of the verified office']! }, id);
		expect(await listViews(db, id, 10)).toEqual([{ name: 'Planning', day: '2026-11-22' }]);
	});
});
