import { sql } from 'kysely';
import { aProfile, claimed, concepts, lyon } from '../../../../tests/support/facts.ts';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { storeProfiles, storeWorld } from '../../../../tests/support/stored.ts';
import { system } from '../../platform/actor.ts';
import { loadConcepts } from '../../skills/server/vocabulary.ts';
import { replaceProfilePostings } from './commands.ts';
import { checkPostings, readRarity } from './queries.ts';
import { postingReactions } from './reactions.ts';

describe('every night', () => {
	test('postings that differ from the truth are mended, and rarity is counted anew', async ({ db }) => {
		await storeWorld(db);
		const real = loadConcepts().byId('qgis')?.term ?? 0;
		await db.updateTable('skill').set({ term: 1_000_000 }).where('term', '=', real).execute();
		await db.updateTable('skill').set({ term: real }).where('id', '=', 'qgis').execute();
		const profile = aProfile({ skills: [claimed('qgis')], places: [lyon] });
		await storeProfiles(db, [profile]);
		await replaceProfilePostings(db, [profile.id], concepts);
		await sql`update match_posting set level = 1 where term <> 0`.execute(db);
		expect((await checkPostings(db)).profiles.wrong).toBeGreaterThan(0);

		await postingReactions['day.passed']?.({ db, now: new Date(), actor: system }, {});

		expect(await checkPostings(db)).toEqual({
			profiles: { missing: 0, wrong: 0 },
			needs: { missing: 0, wrong: 0 }
		});
		expect((await readRarity(db, ['qgis'])).holders.get('qgis')).toBe(1);
	});
});
