import { lyon, macon, recife, villeurbanne } from '../../../../tests/support/facts.ts';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { storeWorld } from '../../../../tests/support/stored.ts';
import type { Place } from '../../places/gazetteer.ts';
import type { Db } from '../../platform/server/db.ts';
import { listListingsNear } from './nearby.ts';

interface Stored {
	place?: Place;
	skills?: string[];
	kind?: 'firm' | 'community' | 'public_body';
	status?: 'unclaimed' | 'claimed' | 'removed';
}

async function store(db: Db, listings: Record<string, Stored>) {
	await storeWorld(db);
	for (const [name, { place, skills = [], kind = 'community', status = 'unclaimed' }] of Object.entries(
		listings
	)) {
		const { id } = await db
			.insertInto('listing')
			.values({
				...{ source_key: name, kind, status, name, url: null },
				country: place?.country ?? null,
				subdivision: place?.subdivision ?? null,
				city: place?.city ?? null,
				lat: place?.lat ?? null,
				lng: place?.lng ?? null,
				...{ source: 'test', licence: 'CC0-1.0', source_date: '2026-11-22' }
			})
			.returning('id')
			.executeTakeFirstOrThrow();
		if (skills.length > 0)
			await db
				.insertInto('listing_skill')
				.values(skills.map((skill) => ({ listing_id: id, skill })))
				.execute();
	}
}

const near = async (db: Db, place: Place | undefined, reach: 'country' | 'anywhere' = 'country') => {
	const { rows, total } = await listListingsNear(db, { skills: ['gis', 'qgis'], place, reach, size: 20 });
	expect(total).toBe(rows.length);
	return rows.map(({ name, distanceKm }) => [name, distanceKm]);
};

describe('places to start asking', () => {
	test('come by shared topic and distance: near, region, country, then near without a topic', async ({
		db
	}) => {
		await store(db, {
			'in the country, no topic': { place: { country: 'FR' } },
			'in the country': { place: { country: 'FR' }, skills: ['gis'] },
			'near, no topic': { place: villeurbanne },
			'in the region': { place: { country: 'FR', subdivision: 'FR-ARA' }, skills: ['gis'] },
			'near, across the border of the region': { place: macon, skills: ['gis'] },
			'in town': { place: lyon, skills: ['qgis', 'gis'] },
			'far away': { place: recife, skills: ['gis'] }
		});
		expect(await near(db, lyon)).toEqual([
			['in town', 0],
			['near, across the border of the region', 62],
			['in the region', null],
			['in the country', null],
			['near, no topic', 3]
		]);
		expect((await near(db, lyon, 'anywhere')).slice(-2)).toEqual([
			['in the country, no topic', null],
			['far away', 7_168]
		]);
	});

	test('where the country has none, are the nearest anywhere that share a topic', async ({ db }) => {
		await store(db, { 'far away': { place: lyon, skills: ['gis'] }, 'no topic': { place: lyon } });
		expect(await near(db, recife)).toEqual([['far away', 7_168]]);
	});

	test('where the country has none, are first of all a border away: by topic, then the nearest', async ({
		db
	}) => {
		const acrossTheBorder = { country: 'BR', lat: 48, lng: 4.8 };
		await store(db, {
			'far specialist': { place: { country: 'BR', lat: -30, lng: -51 }, skills: ['gis'] },
			'near specialist': { place: macon, skills: ['gis'] },
			neighbour: { place: lyon }
		});
		await db.updateTable('listing').set({ country: 'FR' }).execute();
		expect((await near(db, acrossTheBorder)).map(([name]) => name)).toEqual(['near specialist', 'neighbour']);
	});

	test('are communities before firms and public bodies where nothing tells them apart', async ({ db }) => {
		await store(db, { firm: { place: lyon, kind: 'firm' }, group: { place: villeurbanne } });
		expect(await near(db, lyon)).toEqual([
			['group', 3],
			['firm', 0]
		]);
	});

	test('without a place are found by topic alone', async ({ db }) => {
		await store(db, {
			one: { place: recife, skills: ['gis'] },
			two: { place: lyon, skills: ['gis', 'qgis'] },
			none: { place: lyon }
		});
		expect(await near(db, undefined)).toEqual([
			['two', null],
			['one', null]
		]);
	});

	test('leave out whoever claimed or removed their listing', async ({ db }) => {
		await store(db, {
			claimed: { place: lyon, skills: ['gis'], status: 'claimed' },
			removed: { place: lyon, skills: ['gis'], status: 'removed' }
		});
		expect(await near(db, lyon)).toEqual([]);
	});
});
