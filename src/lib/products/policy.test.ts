import { describe, expect, test } from '../../../tests/support/database.ts';
import { aProduct, everyKindOfActor } from '../../../tests/support/people.ts';
import { registryStatuses } from './lifecycle.ts';
import { canRead } from './policy.ts';
import { ProductFilters } from './schema.ts';
import { findProduct, listProducts } from './server/queries.ts';

const filters = ProductFilters.parse({});

test('the register is read by everybody, whatever the standing of a product in it', async ({ db }) => {
	for (const registryStatus of registryStatuses) {
		const id = await aProduct(db, { registry_status: registryStatus });
		for (const [who, actor] of Object.entries(everyKindOfActor(crypto.randomUUID()))) {
			const { rows } = await listProducts(db, actor, { filters }, 100);
			expect(canRead(actor, { registryStatus }), who).toBe(true);
			expect(await findProduct(db, actor, id), who).toMatchObject({ registryStatus });
			expect(rows.map((row) => row.id)).toContain(id);
		}
	}
});
describe('a product', () => {
	test('that does not exist is not found', async ({ db }) => {
		const { visitor } = everyKindOfActor('');
		expect(await findProduct(db, visitor!, crypto.randomUUID())).toBeUndefined();
	});
});
