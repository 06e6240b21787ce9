import type { PersonalRecords } from '../../accounts/server/own-records.ts';
import type { Atomic } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';

/** What somebody said and decided about products in the name of an organisation. */
export const productRecords: PersonalRecords = {
	name: 'products',
	gather: gatherProductWork,
	erase: eraseProductWork
};

async function gatherProductWork(db: Db, id: string) {
	const changes = await db
		.selectFrom('product_change')
		.select(['id', 'product_id', 'changes', 'organisation_id', 'at'])
		.where('person_id', '=', id)
		.execute();
	const facts = await db
		.selectFrom('product_fact')
		.select(['id', 'product_id', 'kind', 'value', 'source_url', 'organisation_id', 'at'])
		.where('person_id', '=', id)
		.execute();
	const stewardships = await db
		.selectFrom('product_steward_transition')
		.select(['id', 'steward_id', 'from_status', 'to_status', 'step', 'words', 'at'])
		.where('person_id', '=', id)
		.execute();
	return { changes, facts, stewardships };
}

/** What an organisation said of a product stays its own; who typed it does not. */
async function eraseProductWork({ db }: Atomic, id: string): Promise<void> {
	await db.updateTable('product_change').set({ person_id: null }).where('person_id', '=', id).execute();
	await db.updateTable('product_fact').set({ person_id: null }).where('person_id', '=', id).execute();
	await db
		.updateTable('product_steward_transition')
		.set({ person_id: null })
		.where('person_id', '=', id)
		.execute();
}
