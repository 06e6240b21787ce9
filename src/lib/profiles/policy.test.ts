import { visitor } from '#lib/platform/actor.ts';
import type { Db } from '#lib/platform/server/db.ts';
import { describe, expect, test } from '../../../tests/support/database.ts';
import { aProfile, everyKindOfActor } from '../../../tests/support/people.ts';
import { profileStatuses, visibilities } from './lifecycle.ts';
import { canRead } from './policy.ts';
import { ProfileFilters } from './schema.ts';
import { countProfiles, findProfile, listProfiles } from './server/queries.ts';

const cases = profileStatuses.flatMap((status) =>
	visibilities.flatMap((visibility) =>
		[true, false].flatMap((paused) =>
			[true, false].flatMap((example) =>
				[true, false].map((suspended) => ({ status, visibility, paused, example, suspended }))
			)
		)
	)
);
const filters = ProfileFilters.parse({});

async function aPerson(db: Db, status: 'active' | 'suspended'): Promise<string> {
	const { id } = await db
		.insertInto('person')
		.values({ name: 'Somebody', locale: 'en', status, created_at: new Date() })
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

describe('who reads a profile', () => {
	test('is said the same by the policy and by every query, for every status and kind of actor', async ({
		db
	}) => {
		const actors = Object.entries(everyKindOfActor(crypto.randomUUID()));
		const read = new Set<boolean>();
		for (const profile of cases) {
			const { suspended, ...row } = profile;
			const id = await aProfile(db, {
				...row,
				person_id: await aPerson(db, suspended ? 'suspended' : 'active')
			});
			for (const [who, actor] of actors) {
				const expected = canRead(actor, profile);
				const { rows } = await listProfiles(db, actor, { filters, today: '2026-11-22' }, 200);
				const found = {
					page: (await findProfile(db, actor, id)) !== undefined,
					list: rows.some((row) => row.id === id)
				};
				expect(found, `${who}, ${JSON.stringify(profile)}`).toEqual({ page: expected, list: expected });
				read.add(expected);
			}
		}
		expect(read.size).toBe(2);
	});

	test('a pause cannot be told from an absence, not even by the figures', async ({ db }) => {
		await aProfile(db, { paused: true });
		const { total, facets } = await countProfiles(db, visitor, { filters });
		expect(total).toBe(0);
		expect(Object.values(facets).flat()).toEqual([]);
	});

	const published = { status: 'published', paused: false, example: false, suspended: false } as const;
	test('what is kept for verified offices is not shown to offices nobody has verified', () => {
		const actors = everyKindOfActor('an office');
		const readers = Object.entries(actors).filter(([, actor]) =>
			canRead(actor, { ...published, visibility: 'verified' })
		);
		expect(readers.map(([who]) => who)).toEqual([
			'staff of the verified office',
			'staff of another verified office',
			'verified broker',
			'system'
		]);
	});

	test('a profile shown only inside an introduction is found by nobody here', () => {
		for (const [who, actor] of Object.entries(everyKindOfActor('an office'))) {
			expect(canRead(actor, { ...published, visibility: 'introduction' }), who).toBe(who === 'system');
		}
	});
});
