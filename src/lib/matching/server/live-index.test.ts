import { sql } from 'kysely';
import fc from 'fast-check';
import {
	anyNeed,
	anyProfile,
	aNeed,
	aProfile,
	claimed,
	lyon,
	must
} from '../../../../tests/support/facts.ts';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { storeNeed, storeProfiles, storeWorld } from '../../../../tests/support/stored.ts';
import type { Db } from '../../platform/server/db.ts';
import { replaceNeedPostings, replaceProfilePostings } from '../../postings/server/commands.ts';
import { listChecks } from '../../postings/server/checks.ts';
import { postingReactions } from '../../postings/server/reactions.ts';
import { system } from '../../platform/actor.ts';
import { fittingNeeds, fittingProfiles, patchProfile } from '../index/match-index.ts';
import { catchUp, loadMatchIndex } from './fill-index.ts';
import { followMatching } from './live-index.ts';
import { matchIndexReactions, verifyLists, verifyProfiles } from './verify-index.ts';

const today = '2026-11-22';
const need = aNeed({ skills: [must('qgis')], places: [lyon] });
const ids = fc.sample(fc.uuid({ version: 7 }), { numRuns: 40, seed: 12 });

async function storeSome(db: Db) {
	await storeWorld(db);
	const profiles = fc.sample(anyProfile, { numRuns: 40, seed: 4 });
	await storeProfiles(db, profiles);
	await replaceProfilePostings(
		db,
		profiles.map(({ id }) => id)
	);
	return profiles;
}

async function add(db: Db, id: string) {
	await storeProfiles(db, [aProfile({ id, places: [lyon], skills: [claimed('qgis')] })]);
	await replaceProfilePostings(db, [id]);
}

describe('matching in memory', () => {
	test('takes in what is published, changed, withdrawn and deleted, in the order it was committed', async ({
		db
	}) => {
		await storeSome(db);
		const index = await loadMatchIndex(db, today);
		const before = fittingProfiles(index, need, { size: 100 });
		const [one = '', two = ''] = ids;
		await add(db, one);
		await add(db, two);
		await catchUp(db, index);
		expect(fittingProfiles(index, need, { size: 100 })).toHaveLength(before.length + 2);

		await sql`update profile set paused = true where id = ${one}`.execute(db);
		await replaceProfilePostings(db, [one]);
		await sql`delete from profile where id = ${two}`.execute(db);
		await catchUp(db, index);
		expect(fittingProfiles(index, need, { size: 100 })).toEqual(before);
	});

	test('misses nothing of a transaction that commits after a later one', async ({ db }) => {
		await storeSome(db);
		const index = await loadMatchIndex(db, today);
		const { size } = index.profiles;
		const [one = '', two = ''] = ids;
		await db.transaction().execute(async (tx) => {
			await add(tx, one);
			await add(db, two);
			await catchUp(db, index);
			expect(index.profiles.size).toBe(size + 1);
		});
		await catchUp(db, index);
		expect(index.profiles.size).toBe(size + 2);
	});

	test('finds an open need, and no longer when it is closed', async ({ db }) => {
		await storeWorld(db);
		const index = await loadMatchIndex(db, today);
		const owner = aProfile({ skills: [claimed('qgis')] });
		const id = await storeNeed(db, need);
		await replaceNeedPostings(db, [id]);
		await catchUp(db, index);
		expect(fittingNeeds(index, owner).map(({ needId }) => needId)).toEqual([id]);
		await db.updateTable('need').set({ status: 'paused' }).where('id', '=', id).execute();
		await replaceNeedPostings(db, [id]);
		await catchUp(db, index);
		expect(fittingNeeds(index, owner)).toEqual([]);
	});

	test('follows by itself and answers with all that was committed before it was asked', async ({ db }) => {
		await storeSome(db);
		const live = followMatching(db, { startMs: 0, everyMs: 5, restMs: 5, basisMs: 3_600_000 });
		try {
			const count = async () => (await live.ask((index) => index.profiles.size))?.answer;
			await expect.poll(count).toBe(40);
			const [one = ''] = ids;
			await add(db, one);
			expect(await count()).toBe(41);
		} finally {
			await live.stop();
		}
	});
});

describe('every night', () => {
	test('both engines give the same lists, and that is written down', async ({ db }) => {
		await storeSome(db);
		const needs = fc.sample(anyNeed, { numRuns: 15, seed: 3 });
		const stored: string[] = [];
		for (const each of needs) {
			const skills = [...new Map(each.skills.map((wanted) => [wanted.skill, wanted])).values()];
			stored.push(await storeNeed(db, { ...each, skills, places: each.places.slice(0, 1) }));
		}
		await replaceNeedPostings(db, stored);
		const index = await loadMatchIndex(db, today);
		expect(await verifyProfiles(db, index)).toEqual({ compared: 40, differed: 0 });
		const { compared, differed } = await verifyLists(db, index);
		expect(compared).toBeGreaterThan(5);
		expect(differed).toBe(0);
	});

	test('what drifted is found, told and put right', async ({ db }) => {
		const [first, second] = await storeSome(db);
		const live = followMatching(db, { startMs: 0, everyMs: 5, restMs: 5, basisMs: 3_600_000 });
		try {
			const index = async () => (await live.ask((known) => known))?.answer;
			await expect.poll(index).toBeDefined();
			const known = await index();
			if (!known || !first || !second) throw new Error('nothing was read');
			patchProfile(known, first.id, undefined);
			patchProfile(known, second.id, {
				...second,
				remote: !second.remote,
				audience: 'public',
				example: false
			});
			const [stranger = ''] = ids;
			patchProfile(known, stranger, { ...second, id: stranger, audience: 'public', example: false });
			const now = new Date();
			const night = { db, now, actor: system };
			await postingReactions['day.passed']?.(night, {});
			await matchIndexReactions(live)['day.passed']?.(night, {});
			const checks = await listChecks(db);
			expect(checks.map(({ what, compared, differed }) => [what, compared, differed])).toEqual([
				['index', 40, 3],
				['lists', 0, 0],
				['postings', expect.any(Number), 0]
			]);
			expect(await verifyProfiles(db, known)).toEqual({ compared: 40, differed: 0 });
		} finally {
			await live.stop();
		}
	});
});
