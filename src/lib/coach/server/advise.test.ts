import { describe, expect, test } from '../../../../tests/support/database.ts';
import { aProfile, someTowns } from '../../../../tests/support/people.ts';
import { replaceProfilePostings } from '../../postings/server/commands.ts';
import type { NeedFacts } from '../../matching/facts.ts';
import { visitor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import { syncSkills } from '../../skills/server/commands.ts';
import { estimate } from './advise.ts';

const today = '2026-11-22';
const lyon = { country: 'FR', subdivision: 'FR-ARA', city: 2996944, lat: 45.75, lng: 4.85 };
const need = (...musts: string[]): NeedFacts => ({
	skills: musts.map((skill) => ({ skill, must: true })),
	places: [lyon],
	presence: 'either',
	languages: [],
	gates: []
});

async function peopleIn(db: Db, ...skillSets: string[][]) {
	await syncSkills(db);
	await someTowns(db);
	const ids: string[] = [];
	for (const skills of skillSets)
		ids.push(
			await aProfile(db, { skills, places: [{ country: 'FR', subdivision: 'FR-ARA', city: 2996944 }] })
		);
	await replaceProfilePostings(db, ids);
}

describe('who is there now', () => {
	test('counts those who fit and those who nearly do, and names the must-have that costs most', async ({
		db
	}) => {
		await peopleIn(db, ['qgis', 'training'], ['qgis'], ['qgis'], ['training']);
		expect(await estimate(db, visitor, need('qgis', 'training'), today)).toMatchObject({
			count: 1,
			nearly: 3,
			reach: 'subdivision',
			dearest: { skill: 'training', without: 3 }
		});
	});

	test('names no must-have where leaving it out would bring nobody, or where it is the only one', async ({
		db
	}) => {
		await peopleIn(db, ['qgis', 'training']);
		expect(await estimate(db, visitor, need('qgis', 'training'), today)).toMatchObject({
			count: 1,
			dearest: undefined
		});
		expect(await estimate(db, visitor, need('qgis'), today)).toMatchObject({ count: 1, dearest: undefined });
		expect(await estimate(db, visitor, need(), today)).toBeUndefined();
	});
});
