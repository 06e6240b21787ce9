/** What it takes to keep a product running, said fact by fact by those who keep it. Appended, never written over. */
import { sql } from 'kysely';
import { Refusal } from '../../platform/refusal.ts';
import { atomically, type Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { type FactValues, readFact, type SaidFacts } from '../facts.ts';
import { type FactKind, factKinds } from '../lifecycle.ts';
import { keepsFor } from '../policy.ts';
import { listStewardships } from './stewards.ts';

/**
 * Says what it takes. Facts that read as before stay with who said them then; one that is left out is no longer
 * recorded. How many changed.
 */
export function sayWhatItTakes(
	context: Context,
	productId: string,
	facts: SaidFacts,
	sourceUrl: string | undefined
): Promise<number> {
	return atomically(context, async ({ db, actor, now }) => {
		const product = await db
			.selectFrom('product')
			.select('id')
			.where('id', '=', productId)
			.forUpdate()
			.executeTakeFirst();
		if (!product) throw new Refusal('not_found', 'products_not_found');
		const organisationId = keepsFor(actor, await listStewardships(db, productId));
		if (organisationId === undefined) throw new Refusal('not_allowed', 'products_stewards_only');
		const known = await findFacts(db, productId);
		const changed = factKinds.filter((kind) => {
			const before = known.find((fact) => fact.kind === kind)?.value;
			return JSON.stringify(before ?? null) !== JSON.stringify(readFact(kind, facts[kind]) ?? null);
		});
		if (changed.length === 0) return 0;
		await db
			.insertInto('product_fact')
			.values(
				changed.map((kind) => ({
					...{ product_id: productId, kind, value: facts[kind] ?? null, source_url: sourceUrl ?? null },
					...{ organisation_id: organisationId, at: now },
					person_id: actor.kind === 'member' ? actor.personId : null
				}))
			)
			.execute();
		return changed.length;
	});
}

export type Fact = {
	[K in FactKind]: {
		id: string;
		kind: K;
		value: FactValues[K] | undefined;
		sourceUrl: string | null;
		by: string | null;
		at: Date;
	};
}[FactKind];

/** Everything that was ever said, newest first. Of a person who said it nothing is told, only their organisation. */
export async function listFacts(db: Db, productId: string): Promise<Fact[]> {
	const rows = await db
		.selectFrom('product_fact as fact')
		.leftJoin('organisation', 'organisation.id', 'fact.organisation_id')
		.select(['fact.id', 'fact.kind', 'fact.value', 'fact.source_url as sourceUrl', 'fact.at'])
		.select('organisation.name as by')
		.where('fact.product_id', '=', productId)
		.orderBy('fact.id', 'desc')
		.limit(500)
		.execute();
	return rows.map((row) => ({ ...row, value: readFact(row.kind, row.value) }) as Fact);
}

/** What holds now: the newest of each kind, those that were withdrawn left out. */
export async function findFacts(db: Db, productId: string): Promise<Fact[]> {
	const all = await listFacts(db, productId);
	const newest = factKinds.flatMap((kind) => all.find((fact) => fact.kind === kind) ?? []);
	return newest.filter(({ value }) => value !== undefined);
}

/** The skills it takes, with their level; empty where nobody said. */
export async function findSustainingSkills(
	db: Db,
	productId: string
): Promise<FactValues['skills']['skills']> {
	const fact = (await findFacts(db, productId)).find(({ kind }) => kind === 'skills');
	return fact?.kind === 'skills' ? (fact.value?.skills ?? []) : [];
}

/** Whether anything is recorded of what a row of `product` takes. */
export const isSustained = sql<boolean>`exists (
	select from product_fact as fact
	where fact.product_id = product.id and fact.value is not null and not exists (
		select from product_fact as later
		where later.product_id = fact.product_id and later.kind = fact.kind and later.id > fact.id))`;
