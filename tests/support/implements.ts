/** Somebody who keeps a product and implements it, with a value in every column that speaks of it. */
import type { Db } from '#lib/platform/server/db.ts';
import { aProduct } from './people.ts';

interface Around {
	profile_id: string;
	organisation_id: string;
}

const text = 'Canary Words';

export async function keepsAProduct(
	db: Db,
	person_id: string,
	{ profile_id, organisation_id }: Around,
	at: Date
): Promise<void> {
	const product_id = await aProduct(db);
	const of = { product_id, organisation_id, person_id, at };
	await db
		.insertInto('product_change')
		.values({ ...of, changes: { name: { before: 'QGIS', after: 'QGIS 4' } } })
		.execute();
	await db
		.insertInto('product_fact')
		.values({
			...{ ...of, kind: 'maintained_by', value: { words: 'The city' } },
			source_url: 'https://example.org/accounts'
		})
		.execute();
	const { id: steward_id } = await db
		.insertInto('product_steward')
		.values({ product_id, organisation_id, status: 'confirmed', updated_at: at })
		.returning('id')
		.executeTakeFirstOrThrow();
	await db
		.insertInto('product_steward_transition')
		.values({
			...{ steward_id, from_status: 'asked', to_status: 'confirmed', step: 'confirm', words: 'Seen' },
			...{ person_id, at }
		})
		.execute();
	await implementsIt(db, person_id, { product_id, profile_id, organisation_id }, at);
}

async function implementsIt(
	db: Db,
	person_id: string,
	{ product_id, profile_id, organisation_id }: Around & { product_id: string },
	at: Date
): Promise<void> {
	const { id: engagement_id } = await db.selectFrom('engagement').select('id').executeTakeFirstOrThrow();
	const { id: implementer_id } = await db
		.insertInto('implementer')
		.values({
			...{ product_id, profile_id, status: 'confirmed', work: ['training'], until: '2027-11-22' },
			...{ confirmed_by: organisation_id, confirmed_at: at, engagement_id, reminded_until: '2027-11-22' },
			...{ created_at: at, updated_at: at }
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	await db
		.insertInto('implementer_place')
		.values({ implementer_id, country: 'BR', subdivision: 'BR-PE', city: 3390760 })
		.execute();
	await db
		.insertInto('implementer_transition')
		.values({
			...{ implementer_id, from_status: 'claimed', to_status: 'confirmed', step: 'confirm', at },
			...{ until: '2027-11-22', organisation_id, words: 'We saw it', person_id }
		})
		.execute();
	const report = { implementer_id, words: text, person_id, at };
	await db
		.insertInto('implementer_report')
		.values([
			{ ...report, decision: 'kept', answer: 'It is so', decided_by: person_id, decided_at: at },
			{ ...report, decision: null, decided_by: null, decided_at: null }
		])
		.execute();
}
