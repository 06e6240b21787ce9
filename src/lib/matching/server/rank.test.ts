/** The engine against brute force: the same profiles, every one of them scored by the pure functions. */
import fc from 'fast-check';
import { sql } from 'kysely';
import {
	aNeed,
	anyNeed,
	anyProfile,
	aProfile,
	basis,
	claimed,
	concepts,
	lyon,
	must,
	recife,
	today
} from '../../../../tests/support/facts.ts';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { storeProfiles, storeWorld, type Extra } from '../../../../tests/support/stored.ts';
import type { Db } from '../../platform/server/db.ts';
import { audiences } from '../../postings/filters.ts';
import { replaceProfilePostings } from '../../postings/server/commands.ts';
import { listPublished, readProfiles } from '../../postings/server/truth.ts';
import type { NeedFacts, ProfileFacts } from '../facts.ts';
import { match } from '../order.ts';
import { isWithin, type Reach, reaches } from '../reach.ts';
import { team } from '../team.ts';
import { listedGroups, rank } from './rank.ts';
import type { Viewer } from './viewer.ts';

const visitor: Viewer = { sees: audiences.public, ofReal: audiences.public, closed: [] };
const office: Viewer = { sees: audiences.verified, ofReal: audiences.verified, closed: [] };

type Stored = ProfileFacts & Extra;
const anyStored = fc
	.record({
		profile: anyProfile,
		paused: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
		visibility: fc.constantFrom(
			'public' as const,
			'public' as const,
			'verified' as const,
			'introduction' as const
		),
		status: fc.constantFrom(
			'published' as const,
			'published' as const,
			'published' as const,
			'draft' as const
		)
	})
	.map(({ profile, ...rest }): Stored => ({ ...profile, ...rest }));

function sample<T>(arbitrary: fc.Arbitrary<T>, count: number, seed: number): T[] {
	return fc.sample(arbitrary, { numRuns: count, seed });
}

async function store(db: Db, profiles: readonly Stored[]) {
	await storeWorld(db);
	await storeProfiles(db, profiles);
	await replaceProfilePostings(
		db,
		profiles.map(({ id }) => id),
		concepts
	);
}

/** Every published profile scored and placed by the pure functions alone. */
async function bruteForce(db: Db, need: NeedFacts, reach: Reach, viewer: Viewer, size: number) {
	const all = await readProfiles(db, await listPublished(db, undefined, 10_000));
	const within = all.filter(
		(profile) => !profile.paused && !viewer.closed.includes(profile.id) && isWithin(need, profile, reach)
	);
	const seen = within.filter(({ audience }) => audiences[audience] <= viewer.sees);
	const matches = match(need, seen, basis);
	const hidden = match(
		need,
		within.filter(({ audience }) => audience === 'verified'),
		basis
	);
	const hiddenMain = viewer.sees === 0 ? hidden.filter(({ group }) => group === 'main').length : 0;
	const excluded = new Map<string, number>();
	for (const { group, reason = '' } of matches)
		if (group === 'excluded') excluded.set(reason, (excluded.get(reason) ?? 0) + 1);
	return {
		groups: Object.fromEntries(
			listedGroups.map((group) => {
				const list = matches.filter((each) => each.group === group);
				return [group, { matches: list.slice(0, size), total: list.length }];
			})
		),
		excluded: Object.fromEntries(excluded),
		onlyForVerified: hiddenMain >= 5 ? hiddenMain - (hiddenMain % 5) : null
	};
}

async function engine(db: Db, need: NeedFacts, reach: Reach, viewer: Viewer, size: number) {
	const { groups, excluded, onlyForVerified } = await rank(db, { need, reach, viewer, basis, size });
	return {
		groups,
		excluded: Object.fromEntries(excluded.map(({ reason, count }) => [reason, count])),
		onlyForVerified
	};
}

describe('the engine', () => {
	test('gives the same lists, totals, reasons and counts as scoring everybody', async ({ db }) => {
		await store(db, sample(anyStored, 300, 2026));
		const needs = sample(anyNeed, 90, 11).filter(({ skills }) => skills.length > 0);
		const listed = { main: 0, near_miss: 0, ask_first: 0, busy: 0 };
		for (const [index, need] of needs.entries()) {
			const reach = reaches[index % reaches.length] ?? 'anywhere';
			const viewer = index % 2 === 0 ? visitor : office;
			const found = await engine(db, need, reach, viewer, 5);
			expect(found).toEqual(await bruteForce(db, need, reach, viewer, 5));
			for (const group of listedGroups) listed[group] += found.groups[group].total;
		}
		for (const group of listedGroups) expect(listed[group]).toBeGreaterThan(50);
	});

	test('reads on until the list is certain when old skills make the bounds loose', async ({ db }) => {
		const ids = sample(fc.uuid({ version: 7 }), 120, 3);
		// The first half promises most by its bound, but has not used the skill for eight years.
		const profiles = ids.map((id, index) =>
			aProfile({
				id,
				places: [lyon],
				skills: [
					index < 60
						? { skill: 'qgis', evidence: 'evidenced', lastUsed: 2010 }
						: { skill: 'qgis', evidence: 'claimed', lastUsed: 2026 }
				]
			})
		);
		await store(db, profiles);
		const need = aNeed({ skills: [must('qgis')], places: [lyon] });
		const ranking = await rank(db, { need, reach: 'subdivision', viewer: visitor, basis, size: 5 });
		expect(await engine(db, need, 'subdivision', visitor, 5)).toEqual(
			await bruteForce(db, need, 'subdivision', visitor, 5)
		);
		expect(ranking.complete).toBe(true);
		expect(ranking.groups.main.matches.map(({ total }) => total)).toEqual(Array(5).fill(6_600));
		expect(ranking.scanned).toBeGreaterThan(60);
	});

	test('puts together the same team as looking at everybody', async ({ db }) => {
		await store(db, sample(anyProfile, 40, 5));
		const all = await readProfiles(db, await listPublished(db, undefined, 1_000));
		const free = new Set(
			all
				.filter(({ capacity, freeFrom = '' }) => capacity.open < capacity.limit && freeFrom <= today)
				.map(({ id }) => id)
		);
		const sizes: number[] = [];
		const skills = ['qgis', 'leaflet', 'accessibility', 'svelte', 'training', 'arcgis'];
		for (const musts of sample(fc.subarray(skills, { minLength: 2, maxLength: 5 }), 30, 6)) {
			const need = aNeed({ skills: musts.map((skill) => must(skill, 4)) });
			const matches = match(need, all, basis).filter(({ profileId }) => free.has(profileId));
			const expected = team(musts, matches);
			const { team: found } = await rank(db, { need, reach: 'anywhere', viewer: visitor, basis, size: 5 });
			expect(found?.members.map(({ profileId }) => profileId)).toEqual(
				expected?.members.map(({ profileId }) => profileId)
			);
			sizes.push(found?.members.length ?? 0);
		}
		expect(sizes.filter((members) => members > 1).length).toBeGreaterThan(5);
	});

	test('shows an edit within the transaction that makes it', async ({ db }) => {
		const profile = aProfile({ skills: [claimed('gis')], places: [recife] });
		await store(db, [profile]);
		const need = aNeed({ skills: [must('qgis')], places: [recife] });
		await db.transaction().execute(async (tx) => {
			const total = async () =>
				(await rank(tx, { need, reach: 'anywhere', viewer: visitor, basis, size: 5 })).groups.main.matches[0]
					?.total;
			expect(await total()).toBe(2_550 + 1_500);
			await tx.updateTable('profile_skill').set({ skill: 'qgis', evidence: 'attested' }).execute();
			await replaceProfilePostings(tx, [profile.id], concepts);
			expect(await total()).toBe(10_000);
		});
	});
});

describe('private facts', () => {
	test('paused, blocked, in conflict and absent cannot be told apart', async ({ db }) => {
		const [one, ...others] = sample(
			anyProfile.filter(({ skills }) => skills.length > 1),
			30,
			8
		) as [ProfileFacts, ...ProfileFacts[]];
		await store(db, [one, ...others]);
		const needs = sample(anyNeed, 20, 9).filter(({ skills }) => skills.length > 0);
		const ask = (viewer: Viewer) =>
			Promise.all(needs.map((need) => engine(db, need, 'anywhere', viewer, 30)));

		const blocked = await ask({ ...visitor, closed: [one.id] });
		await db.updateTable('profile').set({ paused: true }).where('id', '=', one.id).execute();
		await replaceProfilePostings(db, [one.id], concepts);
		const paused = await ask(visitor);
		await sql`delete from profile where id = ${one.id}`.execute(db);
		const absent = await ask(visitor);

		expect(blocked).toEqual(absent);
		expect(paused).toEqual(absent);
	});

	test('hidden profiles are counted from five on', async ({ db }) => {
		const ids = sample(fc.uuid({ version: 7 }), 5, 4);
		const profiles = ids.map((id): Stored => ({
			...aProfile({ id, skills: [claimed('gis')] }),
			visibility: 'verified'
		}));
		await store(db, profiles);
		const need = aNeed({ skills: [must('gis')] });
		const counted = async () =>
			(await rank(db, { need, reach: 'anywhere', viewer: visitor, basis, size: 5 })).onlyForVerified;
		expect(await counted()).toBe(5);
		await sql`delete from profile where id = ${ids[0]!}`.execute(db);
		expect(await counted()).toBeNull();
	});

	test('one hidden profile more does not show in their count', async ({ db }) => {
		const ids = sample(fc.uuid({ version: 7 }), 6, 4);
		const skills = (at: number) => [claimed(at === 0 ? 'training' : 'gis')];
		await store(
			db,
			ids.map((id, at): Stored => ({ ...aProfile({ id, skills: skills(at) }), visibility: 'verified' }))
		);
		const counted = async (...asked: string[]) => {
			const need = aNeed({ skills: asked.map((skill) => ({ ...must(skill), must: false })) });
			return (await rank(db, { need, reach: 'anywhere', viewer: visitor, basis, size: 5 })).onlyForVerified;
		};
		expect(await counted('gis')).toBe(5);
		expect(await counted('gis', 'training')).toBe(5);
	});
});
