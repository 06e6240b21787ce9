import { parse } from 'csv-parse/sync';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { now } from '../../../../tests/support/offices.ts';
import { aNeed, aProfile, someTowns } from '../../../../tests/support/people.ts';
import { replaceProfilePostings } from '../../postings/server/commands.ts';
import { loadConcepts } from '../../skills/server/vocabulary.ts';
import type { Db } from '../../platform/server/db.ts';
import { visitor } from '../../platform/actor.ts';
import { ProfileFilters } from '../../profiles/schema.ts';
import { countProfiles } from '../../profiles/server/queries.ts';
import { gapsCsv, gapsJson } from '../gap-files.ts';
import { byUrgency, nextSteps, presentIn } from '../gaps.ts';
import { readGapLines, readGaps } from './gaps.ts';

interface Line {
	skill: string;
	region: string;
	counted: string;
}

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

	test('has no number that a reader cannot repeat on its lines and on the lists they lead to', async ({
		db
	}) => {
		await aNeedForMaps(db);
		for (const [place, ending] of [
			[inLyon, 'nobody_fitted'],
			[{ country: 'FR' }, 'nobody_answered'],
			[{ country: 'FR' }, 'lapsed']
		] as const) {
			const closed = { status: 'closed', ending, skills: ['web-mapping'] } as const;
			const need_id = await aNeed(db, { ...place, ...closed });
			const step = { from_status: 'open', to_status: 'closed', step: 'close', ending, reason: null } as const;
			await db
				.insertInto('need_transition')
				.values({ need_id, ...step, at: now })
				.execute();
		}
		await maps(db, 'public', 3);
		await maps(db, 'verified', 2);
		const read = await readGaps({ db, now });
		const csv = parse<Line>(gapsCsv(await readGapLines({ db, now })), { bom: true, columns: true });
		expect(read.gaps.map(({ subdivision }) => subdivision).sort()).toEqual(['FR-ARA', null]);
		for (const { skill, country, subdivision, open, unmet, inCountry } of read.gaps) {
			const own = csv.filter((line) => line.skill === skill && line.region === (subdivision ?? ''));
			const count = (counted: string) => own.filter((line) => line.counted === counted).length;
			expect([count('open'), count('unmet')]).toEqual([open, unmet]);
			const filters = ProfileFilters.parse({ skill: [skill], country: [country] });
			expect((await countProfiles(db, visitor, { filters })).total).toBe(inCountry);
		}
		const json = JSON.parse(gapsJson(read, await readGapLines({ db, now }))) as { rows: unknown[] };
		expect(json.rows).toHaveLength(csv.length);
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
