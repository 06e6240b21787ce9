import { visitor } from '#lib/platform/actor.ts';
import { readSearchWords } from '#lib/platform/search-words.ts';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { aProfile, someTowns } from '../../../../tests/support/people.ts';
import { ProfileFilters } from '../schema.ts';
import { countProfiles, countProfilesWith, findProfile, listProfiles } from './queries.ts';

const ask = (filters: object = {}, typed = '', today = '2026-11-22') => ({
	filters: ProfileFilters.parse(filters),
	search: readSearchWords(typed),
	today
});

describe('a list of profiles', () => {
	test('goes on the next day in the order it began with', async ({ db }) => {
		for (let index = 0; index < 9; index += 1) await aProfile(db);
		const first = await listProfiles(db, visitor, ask(), 4);
		const all = await listProfiles(db, visitor, ask(), 50);
		const after = first.next ?? '';
		const nextDay = await listProfiles(db, visitor, ask({ after }, '', '2026-11-23'), 50);
		expect([...first.rows, ...nextDay.rows].map(({ id }) => id)).toEqual(all.rows.map(({ id }) => id));
	});

	test('puts those who hold the words as typed before those who come close', async ({ db }) => {
		const close = await aProfile(db, { headline: 'Cartografhy for all' });
		const exact = await aProfile(db, { headline: 'Cartography for all' });
		for (const today of ['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25']) {
			const { rows } = await listProfiles(db, visitor, ask({}, 'cartography', today), 5);
			expect(rows.map(({ id }) => id)).toEqual([exact, close]);
		}
	});
});

describe('the facets of a list of profiles', () => {
	test('match the list they lead to, and count each profile once', async ({ db }) => {
		const { lyon, recife } = await someTowns(db);
		await aProfile(db, {
			skills: ['gis', 'training'],
			places: [{ country: 'FR', city: lyon }, { country: 'FR' }, { country: 'BR', city: recife }],
			languages: ['fr', 'pt']
		});
		await aProfile(db, { kind: 'firm', remote: true, skills: ['gis'], places: [{ country: 'FR' }] });
		await aProfile(db, {
			kind: 'firm',
			visibility: 'verified',
			skills: ['secret'],
			places: [{ country: 'KE' }]
		});

		const { total, facets } = await countProfiles(db, visitor, ask());
		expect(total).toBe(2);
		expect(facets.country).toEqual([
			{ value: 'FR', count: 2 },
			{ value: 'BR', count: 1 }
		]);
		for (const [name, counts] of Object.entries(facets)) {
			expect(counts.length, name).toBeGreaterThan(0);
			for (const { value, count } of counts) {
				const { rows } = await listProfiles(db, visitor, ask({ [name]: [value] }), 50);
				expect(rows.length, `${name} ${value}`).toBe(count);
			}
		}
	});

	test('say of a skill who has it, with narrower ones and without', async ({ db }) => {
		await aProfile(db, { skills: ['gis'] });
		await aProfile(db, { skills: ['qgis', 'gis'] });
		await aProfile(db, { skills: ['qgis'] });
		await aProfile(db, { skills: ['qgis'], paused: true });
		expect(await countProfilesWith(db, visitor, 'gis', ['qgis'])).toEqual({ exactly: 2, withNarrower: 3 });
	});
});

test('a profile says that there is room for an introduction, never how many are open', async ({ db }) => {
	const id = await aProfile(db, { capacity_limit: 2, open_introductions: 2 });
	const profile = await findProfile(db, visitor, id);
	expect(profile?.hasRoom).toBe(false);
	expect(Object.keys(profile ?? {})).not.toContain('openIntroductions');
});
