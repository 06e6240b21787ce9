import { visitor } from '#lib/platform/actor.ts';
import { readSearchWords } from '#lib/platform/search-words.ts';
import { expect, test } from '../../../../tests/support/database.ts';
import { aListing, countries } from '../../../../tests/support/people.ts';
import { OrganisationFilters } from '../schema.ts';
import { countListings, countListingsAbout, listListings } from './queries.ts';

const ask = (filters: object = {}, typed = '') => ({
	filters: OrganisationFilters.parse(filters),
	search: readSearchWords(typed)
});

test('places to start asking stand by name, and the facets match the list they lead to', async ({ db }) => {
	await countries(db, 'FR', 'BR');
	await aListing(db, { name: 'Zeta maps', country: 'FR', kind: 'firm', source: 'One list', skills: ['gis'] });
	await aListing(db, {
		name: 'alpha maps',
		country: 'FR',
		source: 'Another list',
		skills: ['gis', 'design']
	});
	await aListing(db, { name: 'Beta', country: 'BR', source: 'One list' });
	await aListing(db, { name: 'Gone', country: 'BR', status: 'removed', skills: ['secret'] });

	const { rows } = await listListings(db, visitor, ask(), 10);
	expect(rows.map(({ name }) => name)).toEqual(['alpha maps', 'Beta', 'Zeta maps']);

	const { total, facets } = await countListings(db, visitor, ask());
	expect(total).toBe(3);
	for (const [name, counts] of Object.entries(facets)) {
		expect(counts.length, name).toBeGreaterThan(0);
		for (const { value, count } of counts) {
			const found = await listListings(db, visitor, ask({ [name]: [value] }), 10);
			expect(found.rows.length, `${name} ${value}`).toBe(count);
		}
	}
	expect(await countListingsAbout(db, visitor, 'gis', ['design'])).toEqual({ exactly: 2, withNarrower: 2 });
});

test('a search forgives a typing error in a name', async ({ db }) => {
	await aListing(db, { name: 'OpenStreetMap Lyon' });
	const { rows } = await listListings(db, visitor, ask({}, 'opnstreetmap'), 10);
	expect(rows).toHaveLength(1);
});
