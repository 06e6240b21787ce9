import { aNeed, aProfile, basis, claimed, concepts, must, today } from '../../../../tests/support/facts.ts';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { aNeed as aStoredNeed } from '../../../../tests/support/people.ts';
import { storeProfiles, storeWorld } from '../../../../tests/support/stored.ts';
import type { Db } from '../../platform/server/db.ts';
import { audiences } from '../../postings/filters.ts';
import { replaceProfilePostings } from '../../postings/server/commands.ts';
import { rankFairly, readExposure, recordImpressions, type Shown } from './exposure.ts';
import { gini, readFairness } from './fairness.ts';

const need = aNeed({ skills: [must('qgis')] });
const viewer = { sees: audiences.public, ofReal: audiences.public, closed: [] };
let needId = '';
const idOf = (n: number) => `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

async function people(db: Db, count: number): Promise<string[]> {
	await storeWorld(db);
	needId = await aStoredNeed(db);
	const profiles = Array.from({ length: count }, (_, n) =>
		aProfile({ id: idOf(n + 1), skills: [claimed('qgis')] })
	);
	await storeProfiles(db, profiles);
	const ids = profiles.map(({ id }) => id);
	await replaceProfilePostings(db, ids, concepts);
	return ids;
}

const listed = async (db: Db, day = today) =>
	(
		await rankFairly(db, { need, reach: 'anywhere', viewer, basis: { ...basis, today: day }, size: 3 })
	).groups.main.matches.map(({ profileId }) => profileId);

const shownAs = (profileIds: readonly string[], more: Partial<Shown> = {}): Shown => ({
	today,
	needId,
	rows: profileIds.map((profileId) => ({ profileId, band: 'good', example: false }) as Shown['rows'][number]),
	newcomers: new Set(),
	version: 'test',
	...more
});

describe('a fair share of being seen', () => {
	test('who stood in lists on the days before steps back behind equals, and never on the day itself', async ({
		db
	}) => {
		await people(db, 6);
		const first = await listed(db);
		await recordImpressions(db, shownAs(first));
		expect(await listed(db), 'the same day').toEqual(first);
		const next = await listed(db, '2026-11-23');
		expect(next.some((id) => first.includes(id))).toBe(false);
		expect(await listed(db, '2027-01-30'), 'long after').toEqual(first);
	});

	test('is noted once a day for each profile and need, and cannot be changed', async ({ db }) => {
		const [id = ''] = await people(db, 1);
		await recordImpressions(db, shownAs([id]));
		await recordImpressions(db, shownAs([id]));
		await recordImpressions(db, shownAs([id], { needId: await aStoredNeed(db) }));
		expect((await readExposure(db, [id], '2026-11-23')).shown.get(id)).toBe(2);
		await expect(db.updateTable('impression').set({ place: 9 }).execute()).rejects.toThrow();
	});

	test('counts nobody who is made up', async ({ db }) => {
		const [id = ''] = await people(db, 1);
		const shown = shownAs([id]);
		await recordImpressions(db, { ...shown, rows: shown.rows.map((row) => ({ ...row, example: true })) });
		expect((await readExposure(db, [id], '2026-11-23')).shown.get(id)).toBe(0);
	});

	test('sums up over public profiles, small groups together', async ({ db }) => {
		const ids = await people(db, 6);
		await recordImpressions(db, shownAs(ids.slice(0, 3), { newcomers: new Set(ids.slice(0, 1)) }));
		const figures = await readFairness(db, '2026-11-23');
		expect(figures).toMatchObject({ impressions: 3, profiles: 6, shown: 3, newcomers: 1, gini: 0.5 });
		expect(figures.byKind).toEqual([{ group: 'person', profiles: 6, impressions: 3 }]);
		expect(figures.byCountry).toEqual([{ group: '', profiles: 6, impressions: 3 }]);
	});

	test('is 0 when all are shown alike and near 1 when one takes all', () => {
		expect(gini([3, 3, 3])).toBeCloseTo(0);
		expect(gini([0, 0, 0, 12])).toBe(0.75);
		expect(gini([])).toBe(0);
	});
});
