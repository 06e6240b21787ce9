import { visitor } from '#lib/platform/actor.ts';
import { readSearchWords } from '#lib/platform/search-words.ts';
import { expect, test } from '../../../../tests/support/database.ts';
import { aProduct } from '../../../../tests/support/people.ts';
import { ProductFilters } from '../schema.ts';
import { countProducts, listProducts } from './queries.ts';

const ask = (filters: object = {}, typed = '') => ({
	filters: ProductFilters.parse(filters),
	search: readSearchWords(typed)
});

test('the register stands by name, and the facets match the list they lead to', async ({ db }) => {
	await aProduct(db, {
		name: 'QGIS',
		kinds: ['software'],
		deployed_in: ['FR', 'BR'],
		goals: [11, 4],
		skills: ['gis']
	});
	await aProduct(db, { name: 'dhis2', kinds: ['software'], deployed_in: ['KE'], goals: [3] });
	await aProduct(db, { name: 'Atlas', kinds: ['content'], registry_status: 'not_recorded' });

	const { rows } = await listProducts(db, visitor, ask(), 10);
	expect(rows.map(({ name }) => name)).toEqual(['Atlas', 'dhis2', 'QGIS']);

	const { total, facets } = await countProducts(db, visitor, ask());
	expect(total).toBe(3);
	expect(facets.status).toEqual([
		{ value: 'recognised', count: 2 },
		{ value: 'not_recorded', count: 1 }
	]);
	for (const [name, counts] of Object.entries(facets)) {
		// Who implements what is counted where that register is tested.
		if (name === 'local') continue;
		expect(counts.length, name).toBeGreaterThan(0);
		for (const { value, count } of counts) {
			const found = await listProducts(db, visitor, ask({ [name]: [value] }), 10);
			expect(found.rows.length, `${name} ${value}`).toBe(count);
		}
	}
});

test('a search forgives a missing letter', async ({ db }) => {
	await aProduct(db, { name: 'OpenMRS' });
	const { rows } = await listProducts(db, visitor, ask({}, 'opnmrs'), 10);
	expect(rows).toHaveLength(1);
});
