import { aNeed, aProfile, claimed, lyon, must, nice } from '../../../../tests/support/facts.ts';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { aMember, everyKindOfActor, someTowns } from '../../../../tests/support/people.ts';
import { storeNeed, storeProfiles } from '../../../../tests/support/stored.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import { replaceNeedPostings } from '../../postings/server/commands.ts';
import { syncSkills } from '../../skills/server/commands.ts';
import { together } from '../interest.ts';
import { needFor, needsFor } from './needs-for.ts';

const today = '2026-11-22';
const question = { today, hidden: new Set<string>(), size: 20 };

/** Somebody whose profile, a draft so far, holds QGIS. */
async function anOwner(db: Db) {
	await someTowns(db);
	await syncSkills(db);
	const profile = aProfile({ skills: [claimed('qgis', 3)], places: [lyon], kinds: ['advice'] });
	await storeProfiles(db, [{ ...profile, status: 'draft', paused: true }]);
	const { id } = await db
		.insertInto('person')
		.values({ name: 'Ana', locale: 'en', created_at: new Date('2026-11-01T00:00:00Z') })
		.returning('id')
		.executeTakeFirstOrThrow();
	await db.updateTable('profile').set({ person_id: id }).where('id', '=', profile.id).execute();
	const actor: Actor = { ...aMember([]), personId: id };
	return { actor, profileId: profile.id };
}

async function publish(db: Db, ...needs: Parameters<typeof storeNeed>[1][]) {
	const ids: string[] = [];
	for (const need of needs) ids.push(await storeNeed(db, need));
	await replaceNeedPostings(db, ids);
	return ids;
}

describe('needs that fit a profile', () => {
	test('stand in the order in which both sides fit, with both sums and what is missing', async ({ db }) => {
		const { actor, profileId } = await anOwner(db);
		const [near, far, other] = await publish(
			db,
			aNeed({ skills: [must('gis'), must('python')], places: [lyon], kind: 'advice' }),
			aNeed({ skills: [must('qgis')], places: [lyon], kind: 'advice' }),
			aNeed({ skills: [must('kubernetes')], places: [lyon], kind: 'advice' })
		);
		const found = await needsFor(db, actor, profileId, question);
		expect(found?.needs.map(({ id }) => id)).toEqual([far, near]);
		for (const need of found?.needs ?? []) {
			expect(need.both).toBe(together(need.fits, need.suits));
			expect(need.parts.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(need.fits);
			expect(need.interest.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(need.suits);
		}
		expect(found?.needs.at(-1)).toMatchObject({ group: 'near_miss', missing: ['python'] });
		expect(found?.needs.map(({ id }) => id)).not.toContain(other);
	});

	test('leave out what was hidden, what is closed, and what asks for another kind of work', async ({
		db
	}) => {
		const { actor, profileId } = await anOwner(db);
		const wanted = aNeed({ skills: [must('qgis')], places: [lyon], kind: 'advice' });
		const [hidden = '', closed = '', kept] = await publish(db, wanted, wanted, wanted, {
			...wanted,
			kind: 'paid_contract'
		});
		await db.updateTable('need').set({ status: 'paused' }).where('id', '=', closed).execute();
		await replaceNeedPostings(db, [closed]);
		const found = await needsFor(db, actor, profileId, { ...question, hidden: new Set([hidden]) });
		expect(found?.needs.map(({ id }) => id)).toEqual([kept]);
		expect(found?.excluded).toBe(1);
	});

	test('are for those who write the profile: everybody else learns nothing', async ({ db }) => {
		const { profileId } = await anOwner(db);
		const [need = ''] = await publish(db, aNeed({ skills: [must('qgis')] }));
		for (const [who, actor] of Object.entries(everyKindOfActor(crypto.randomUUID()))) {
			expect(await needsFor(db, actor, profileId, question), who).toBeUndefined();
			expect(await needFor(db, actor, profileId, need, today), who).toBeUndefined();
		}
	});

	test('say which single step would bring its owner among the first', async ({ db }) => {
		const { actor, profileId } = await anOwner(db);
		const [id = ''] = await publish(
			db,
			aNeed({ skills: [must('gis'), must('python'), nice('training')], places: [lyon], kind: 'advice' })
		);
		const found = await needFor(db, actor, profileId, id, today);
		expect(found?.need).toMatchObject({ id, missing: ['python'] });
		expect(found?.change).toMatchObject({ change: 'skill', skill: 'python' });
	});
});
