import { describe, expect, test } from '../../../tests/support/database.ts';
import { aListing, everyKindOfActor } from '../../../tests/support/people.ts';
import { listingStatuses } from './lifecycle.ts';
import { canRead } from './policy.ts';
import { OrganisationFilters } from './schema.ts';
import { findListing, listListings } from './server/queries.ts';

const filters = OrganisationFilters.parse({});

describe('who reads a listing', () => {
	test('is said the same by the policy and by every query, for every status and kind of actor', async ({
		db
	}) => {
		const actors = Object.entries(everyKindOfActor(crypto.randomUUID()));
		for (const status of listingStatuses) {
			const id = await aListing(db, { status });
			for (const [who, actor] of actors) {
				const expected = canRead(actor, { status });
				const { rows } = await listListings(db, actor, { filters }, 100);
				const found = {
					page: (await findListing(db, actor, id)) !== undefined,
					list: rows.some((row) => row.id === id)
				};
				expect(found, `${who}, ${status}`).toEqual({ page: expected, list: expected });
			}
		}
	});

	test('once removed it is gone for everybody who asks', () => {
		const { system: _, ...actors } = everyKindOfActor('an office');
		for (const actor of Object.values(actors)) expect(canRead(actor, { status: 'removed' })).toBe(false);
	});
});
