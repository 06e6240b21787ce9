import { describe, expect, test } from '../../../../tests/support/database.ts';
import { now } from '../../../../tests/support/offices.ts';
import { aNeed, aProfile, someTowns } from '../../../../tests/support/people.ts';
import { replaceProfilePostings } from '../../postings/server/commands.ts';
import { loadConcepts } from '../../skills/server/vocabulary.ts';
import type { Db } from '../../platform/server/db.ts';
import { byUrgency, nextSteps, presentIn } from '../gaps.ts';
import { readGaps } from './gaps.ts';

const inLyon = { country: 'FR', subdivision: 'FR-ARA' };

/** A town, and a need there that asks for a skill of the vocabulary. */
async function aNeedForMaps(db: Db) {
	await someTowns(db);
	const term = loadConcepts().byId('web-mapping')?.term;
	if (term === undefined) throw new Error('the vocabulary has it');
	await db.insertInto('skill').values({ id: 'web-mapping', term, label: 'Web mapping' }).execute();
	await aNeed(db, { ...inLyon, skills: ['web-mapping'] });
}

async function maps(db: Db, visibility: 'public' | 'verified', many: number) {
	const ids: string[] = [];
	for (let one = 0; one < many; one += 1) {
		const id = await aProfile(db, { visibility, skills: ['web-mapping'], places: [inLyon] });
		ids.push(id);
	}
	await db.transaction().execute((tx) => replaceProfilePostings(tx, ids));
}

async function theGap(db: Db) {
	const { gaps } = await readGaps({ db, now });
	return gaps.find(({ skill }) => skill === 'web-mapping');
}

describe('the gap map', () => {
	test('sets what is wanted beside who shows that they have it', async ({ db }) => {
		await aNeedForMaps(db);
		const before = await theGap(db);
		expect(before).toMatchObject({
			open: 1,
			unmet: 0,
			here: 0,
			inCountry: 0,
			region: 'Auvergne-Rhône-Alpes'
		});
		expect(before && nextSteps(before)).toEqual(['train']);
		await maps(db, 'public', 2);
		const after = await theGap(db);
		expect(after).toMatchObject({ here: 2, hereHidden: 0, inCountry: 2 });
		expect(after && nextSteps(after)).toEqual(['introduce']);
	});

	test('tells of those who show themselves to few only in fives', async ({ db }) => {
		await aNeedForMaps(db);
		await maps(db, 'verified', 4);
		const gap = await theGap(db);
		expect(gap).toMatchObject({ here: 0, hereHidden: 4 });
		expect([0, 4, 5, 9, 10].map((hidden) => presentIn(1, hidden))).toEqual([1, 1, 6, 6, 11]);
		expect(gap && nextSteps(gap)).toEqual(['train']);
	});

	test('names every rule that holds, and where nobody is first', async ({ db }) => {
		await aNeedForMaps(db);
		const gap = await theGap(db);
		if (!gap) throw new Error('the need asks for it');
		const far = { ...gap, inCountry: 3, listings: 2, mostMusts: 6 };
		expect(nextSteps(far)).toEqual(['ask_neighbour', 'invite', 'split']);
		const met = { ...gap, open: 9, here: 1 };
		expect(byUrgency([met, far])).toEqual([far, met]);
	});
});
