import fc from 'fast-check';
import { sql } from 'kysely';
import {
	aNeed,
	anyProfile,
	aProfile,
	claimed,
	concepts,
	geneva,
	lyon,
	macon,
	must,
	recife
} from '../../../../tests/support/facts.ts';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { storeNeed, storeProfiles, storeWorld } from '../../../../tests/support/stored.ts';
import type { Db } from '../../platform/server/db.ts';
import { rebuildPostings, replaceNeedPostings, replaceProfilePostings } from './commands.ts';
import { checkPostings, readRarity } from './queries.ts';
import { freezeRarity } from './rarity.ts';
import { readNeeds, readProfiles } from './truth.ts';

const clean = { profiles: { missing: 0, wrong: 0 }, needs: { missing: 0, wrong: 0 } };

const posted = async (db: Db, id: string) => {
	const { rows } = await sql<{ area: string; term: number; level: number }>`
		select area, term, level from match_posting where profile_id = ${id} order by area, term`.execute(db);
	return rows.map(({ area, term, level }) => [area, term, level]);
};

describe('postings of a profile', () => {
	test('stand in its region, its country and everywhere, under each skill and everything broader', async ({
		db
	}) => {
		await storeWorld(db);
		const profile = aProfile({ skills: [claimed('qgis', 3)], places: [lyon] });
		await storeProfiles(db, [profile]);
		await replaceProfilePostings(db, [profile.id], concepts);
		// 0 everybody, −2 QGIS itself, 1 GIS, 2 QGIS
		const terms = [
			[-2, 3],
			[0, 0],
			[1, 3],
			[2, 3]
		] as const;
		expect(await posted(db, profile.id)).toEqual(
			['FR', 'FR-ARA', 'all'].flatMap((area) => terms.map(([term, level]) => [area, term, level]))
		);
	});

	test('reach into every region its radius touches', async ({ db }) => {
		await storeWorld(db);
		const profile = aProfile({ places: [{ ...lyon, radiusKm: 120 }] });
		await storeProfiles(db, [profile]);
		await replaceProfilePostings(db, [profile.id], concepts);
		expect((await posted(db, profile.id)).map(([area]) => area)).toEqual([
			...['CH', 'CH-GE', 'FR', 'FR-ARA', 'FR-BFC', 'all']
		]);
		const [read] = await readProfiles(db, [profile.id]);
		expect(read?.places).toEqual([{ ...lyon, radiusKm: 120, touches: ['CH-GE', 'FR-ARA', 'FR-BFC'] }]);
	});

	test('are seen, and gone, inside the transaction of the edit', async ({ db }) => {
		await storeWorld(db);
		const profile = aProfile({ skills: [claimed('qgis')], places: [lyon] });
		await storeProfiles(db, [profile]);
		await db.transaction().execute(async (tx) => {
			await replaceProfilePostings(tx, [profile.id], concepts);
			expect(await posted(tx, profile.id)).not.toEqual([]);
			await tx.updateTable('profile').set({ status: 'withdrawn' }).where('id', '=', profile.id).execute();
			await replaceProfilePostings(tx, [profile.id], concepts);
			expect(await posted(tx, profile.id)).toEqual([]);
		});
	});

	test('touch only the rows that changed', async ({ db }) => {
		await storeWorld(db);
		const profile = aProfile({ skills: [claimed('qgis'), claimed('training')], places: [lyon] });
		await storeProfiles(db, [profile]);
		await replaceProfilePostings(db, [profile.id], concepts);
		const versions = async () => {
			const { rows } = await sql<{ key: string }>`
				select area || ' ' || term || ' ' || ctid::text as key from match_posting`.execute(db);
			return new Set(rows.map(({ key }) => key));
		};
		const before = await versions();
		await db
			.updateTable('profile_skill')
			.set({ evidence: 'attested' })
			.where('skill', '=', 'training')
			.execute();
		await replaceProfilePostings(db, [profile.id], concepts);
		const changed = [...(await versions())].filter((key) => !before.has(key)).map((key) => key.split(' ')[1]);
		// training and what is broader, in three areas
		expect(changed.sort()).toEqual(['10', '10', '10', '11', '11', '11']);
	});
});

describe('the checker', () => {
	test('finds nothing after any edits, and every planted drift', async ({ db }) => {
		await storeWorld(db);
		const profiles = fc.sample(
			fc.uniqueArray(anyProfile, { minLength: 40, maxLength: 40, selector: ({ id }) => id }),
			{ numRuns: 1, seed: 7 }
		)[0]!;
		await storeProfiles(db, profiles);
		await storeNeed(db, aNeed({ skills: [must('qgis', 2), must('training')], places: [recife] }));
		await rebuildPostings(db, concepts);
		expect(await checkPostings(db, concepts)).toEqual(clean);

		await sql`delete from match_posting where ctid = (select min(ctid) from match_posting)`.execute(db);
		await sql`update match_posting set impact_2 = impact_2 + 1 where ctid = (select max(ctid) from match_posting)`.execute(
			db
		);
		await sql`update need_posting set must = not must where ctid = (select min(ctid) from need_posting)`.execute(
			db
		);
		expect(await checkPostings(db, concepts)).toEqual({
			profiles: { missing: 2, wrong: 1 },
			needs: { missing: 1, wrong: 1 }
		});

		await rebuildPostings(db, concepts);
		expect(await checkPostings(db, concepts)).toEqual(clean);
	});

	test('finds postings of a profile that is no longer published', async ({ db }) => {
		await storeWorld(db);
		const profile = aProfile();
		await storeProfiles(db, [profile]);
		await replaceProfilePostings(db, [profile.id], concepts);
		await db.updateTable('profile').set({ status: 'withdrawn' }).execute();
		expect((await checkPostings(db, concepts)).profiles).toEqual({ missing: 0, wrong: 1 });
	});
});

describe('postings of a need', () => {
	test('stand under what is asked, and under what is above it for those who hold that', async ({ db }) => {
		await storeWorld(db);
		const id = await storeNeed(db, aNeed({ skills: [must('web-mapping', 2)], places: [geneva] }));
		await replaceNeedPostings(db, [id], concepts);
		const rows = await db
			.selectFrom('need_posting')
			.select(['area', 'term', 'asked', 'relation', 'level'])
			.where('area', '=', 'all')
			.orderBy('term')
			.execute();
		// holding GIS itself or "web" itself counts half, anything else below GIS .35, below the heading "web" nothing
		expect(rows).toEqual([
			{ area: 'all', term: -5, asked: 6, relation: 5_000, level: 2 },
			{ area: 'all', term: -1, asked: 6, relation: 5_000, level: 2 },
			{ area: 'all', term: 1, asked: 6, relation: 3_500, level: 2 },
			{ area: 'all', term: 6, asked: 6, relation: 10_000, level: 2 }
		]);
	});

	test('exist only while it is open', async ({ db }) => {
		await storeWorld(db);
		const id = await storeNeed(db, aNeed({ skills: [must('gis')] }));
		await replaceNeedPostings(db, [id], concepts);
		await db.updateTable('need').set({ status: 'paused' }).execute();
		await replaceNeedPostings(db, [id], concepts);
		expect(await db.selectFrom('need_posting').select('term').execute()).toEqual([]);
	});
});

describe('what is read back', () => {
	test('is what was stored', async ({ db }) => {
		await storeWorld(db);
		const profile = aProfile({
			skills: [claimed('gis'), { skill: 'qgis', level: 2, evidence: 'attested', lastUsed: 2024 }],
			places: [macon],
			gates: { can_invoice: true, framework: false },
			kinds: ['training'],
			languages: ['fr'],
			freeFrom: '2027-01-01'
		});
		await storeProfiles(db, [profile]);
		expect(await readProfiles(db, [profile.id])).toEqual([
			{ ...profile, example: false, audience: 'public' }
		]);
		const need = aNeed({
			skills: [must('gis', 3)],
			places: [lyon],
			languages: [{ code: 'fr', mandatory: true }],
			kind: 'training',
			gates: ['can_invoice'],
			endsOn: '2027-03-31'
		});
		const id = await storeNeed(db, need);
		expect(await readNeeds(db, [id])).toEqual([{ id, ...need }]);
	});

	test('rarity counts holders of a concept and of anything narrower', async ({ db }) => {
		await storeWorld(db);
		const [a, b] = fc.sample(fc.uuid({ version: 7 }), { numRuns: 2, seed: 1 });
		await storeProfiles(db, [
			aProfile({ id: a!, skills: [claimed('qgis')] }),
			aProfile({ id: b!, skills: [claimed('arcgis')] })
		]);
		await rebuildPostings(db, concepts);
		await freezeRarity(db);
		const { profiles, holders } = await readRarity(db, ['gis', 'qgis', 'arcgis', 'training']);
		expect(profiles).toBe(2);
		expect(Object.fromEntries(holders)).toEqual({ gis: 2, qgis: 1, arcgis: 1 });
	});

	test('rarity does not tell that somebody paused or hidden exists', async ({ db }) => {
		await storeWorld(db);
		const ids = fc.sample(fc.uuid({ version: 7 }), { numRuns: 4, seed: 1 });
		await storeProfiles(db, [
			aProfile({ id: ids[0]!, skills: [claimed('gis')] }),
			aProfile({ id: ids[1]!, skills: [claimed('qgis')], paused: true }),
			{ ...aProfile({ id: ids[2]!, skills: [claimed('qgis')] }), visibility: 'verified' },
			{ ...aProfile({ id: ids[3]!, skills: [claimed('training')] }), visibility: 'introduction' }
		]);
		await rebuildPostings(db, concepts);
		await freezeRarity(db);
		const { profiles, holders } = await readRarity(db, ['gis', 'qgis', 'training']);
		expect(profiles).toBe(1);
		expect(Object.fromEntries(holders)).toEqual({ gis: 1 });
	});
});
