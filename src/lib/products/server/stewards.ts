/** Organisations that keep a product: they say so themselves, and somebody who verifies organisations confirms it. */
import { sql, type SqlBool } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { announce } from '../../platform/server/jobs.ts';
import { afterStewardStep, type StewardStatus, type StewardStep } from '../lifecycle.ts';
import { type Candidate, standingOfFounder, stewardPartsOf } from '../policy.ts';

declare module '../../platform/server/jobs.ts' {
	interface Topics {
		'stewardship.asked': { stewardshipId: string };
		'stewardship.decided': { stewardshipId: string };
	}
}

/** Says in the name of an organisation that it keeps the product, with what shows it. */
export function askToSteward(
	context: Context,
	productId: string,
	{ organisation, words }: { organisation: string; words: string }
): Promise<void> {
	return atomically(context, async (atomic) => {
		const found = await findPair(atomic, productId, organisation);
		const stewardshipId = await takeStep(atomic, productId, found, 'ask', words);
		await announce(atomic, 'stewardship.asked', { stewardshipId });
	});
}

/** Confirms, refuses or ends what an organisation says of itself, with a reason it reads. */
export function decideStewardship(
	context: Context,
	stewardshipId: string,
	step: Exclude<StewardStep, 'ask'>,
	words: string
): Promise<void> {
	return atomically(context, async (atomic) => {
		const row = await atomic.db
			.selectFrom('product_steward')
			.select(['product_id as productId', 'organisation_id as organisationId'])
			.where('id', '=', stewardshipId)
			.executeTakeFirst();
		if (!row) throw new Refusal('not_found', 'products_no_stewardship');
		const found = await findPair(atomic, row.productId, row.organisationId);
		await takeStep(atomic, row.productId, found, step, words);
		await announce(atomic, 'stewardship.decided', { stewardshipId });
	});
}

/** Its own people end it, at once and without a reason. */
export function endStewardship(context: Context, productId: string, organisationId: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const found = await findPair(atomic, productId, organisationId);
		await takeStep(atomic, productId, found, 'end', '');
	});
}

/**
 * Who brought a product in says so that it keeps it. It waits for whoever verifies organisations of its place, unless
 * one of those brought it in. `words`: what shows it.
 */
export async function foundStewardship(
	atomic: Atomic,
	productId: string,
	organisation: Candidate,
	words: string
): Promise<'asked' | 'confirmed'> {
	const { db, actor, now } = atomic;
	const status = standingOfFounder(actor, organisation);
	const { id } = await db
		.insertInto('product_steward')
		.values({ product_id: productId, organisation_id: organisation.id, status, updated_at: now })
		.returning('id')
		.executeTakeFirstOrThrow();
	await db
		.insertInto('product_steward_transition')
		.values({
			...{ steward_id: id, from_status: null, to_status: status, step: 'bring_in', words, at: now },
			person_id: actor.kind === 'member' ? actor.personId : null
		})
		.execute();
	if (status === 'asked') await announce(atomic, 'stewardship.asked', { stewardshipId: id });
	return status;
}

type Pair = Awaited<ReturnType<typeof findPair>>;

/** Locks what is between an organisation and a product. Nothing made up keeps something real, nor the other way round. */
async function findPair({ db }: Atomic, productId: string, organisationId: string) {
	const product = await db
		.selectFrom('product')
		.select(['id', 'example'])
		.where('id', '=', productId)
		.forShare()
		.executeTakeFirst();
	if (!product) throw new Refusal('not_found', 'products_not_found');
	const organisation = await db
		.selectFrom('organisation')
		.select(['id', 'example', 'country', 'subdivision'])
		.where('id', '=', organisationId)
		.where('status', '=', 'active')
		.forUpdate()
		.executeTakeFirst();
	if (!organisation) throw new Refusal('not_found', 'teams_not_found');
	if (organisation.example !== product.example) throw new Refusal('not_allowed', 'products_not_by_examples');
	const row = await db
		.selectFrom('product_steward')
		.select(['id', 'status'])
		.where('product_id', '=', productId)
		.where('organisation_id', '=', organisationId)
		.executeTakeFirst();
	const candidate: Candidate = organisation;
	return { candidate, row };
}

async function takeStep(
	{ db, actor, now }: Atomic,
	productId: string,
	{ candidate, row }: Pair,
	step: StewardStep,
	words: string
): Promise<string> {
	const parts = stewardPartsOf(actor, candidate);
	if (parts.length === 0) throw new Refusal('not_allowed', 'products_not_yours');
	const from: StewardStatus | 'none' = row?.status ?? 'none';
	const to = afterStewardStep(from, step, parts);
	if (!to) throw new Refusal('stale_state', 'products_stewardship_not_now');
	const { id } = await db
		.insertInto('product_steward')
		.values({ product_id: productId, organisation_id: candidate.id, status: to, updated_at: now })
		.onConflict((same) =>
			same.columns(['product_id', 'organisation_id']).doUpdateSet({ status: to, updated_at: now })
		)
		.returning('id')
		.executeTakeFirstOrThrow();
	await db
		.insertInto('product_steward_transition')
		.values({
			...{ steward_id: id, from_status: row?.status ?? null, to_status: to, step, words, at: now },
			person_id: actor.kind === 'member' ? actor.personId : null
		})
		.execute();
	return id;
}

/** Every organisation that has to do with keeping a product, whatever came of it; for rules. */
export function listStewardships(db: Db, productId: string) {
	return db
		.selectFrom('product_steward as kept')
		.innerJoin('organisation', 'organisation.id', 'kept.organisation_id')
		.select(['kept.id', 'kept.status', 'organisation.id as organisationId', 'organisation.name'])
		.select(['organisation.example', 'organisation.verified_until as verifiedUntil'])
		.where('kept.product_id', '=', productId)
		.where('organisation.status', '=', 'active')
		.orderBy('kept.id')
		.execute();
}

/** What waits for a decision of this actor, oldest first. */
export async function listAskedStewardships(context: Pick<Context, 'db' | 'actor'>, size: number) {
	const { db, actor } = context;
	if (actor.kind !== 'member' || (!actor.operator && actor.brokerPlaces.length === 0)) return [];
	return db
		.selectFrom('product_steward as kept')
		.innerJoin('organisation', 'organisation.id', 'kept.organisation_id')
		.innerJoin('product', 'product.id', 'kept.product_id')
		.innerJoinLateral(
			(eb) =>
				eb
					.selectFrom('product_steward_transition as step')
					.select(['step.words', 'step.at'])
					.whereRef('step.steward_id', '=', 'kept.id')
					.where('step.step', 'in', ['ask', 'bring_in'])
					.orderBy('step.id', 'desc')
					.limit(1)
					.as('asked'),
			(join) => join.onTrue()
		)
		.select(['kept.id', 'product.id as productId', 'product.name as product', 'asked.words', 'asked.at'])
		.select(['organisation.id as organisationId', 'organisation.name as organisation', 'organisation.url'])
		.select(['organisation.example', 'organisation.country', 'organisation.subdivision'])
		.where('kept.status', '=', 'asked')
		.where('organisation.status', '=', 'active')
		.where(isDecidedBy(actor))
		.orderBy('kept.id')
		.limit(size)
		.execute();
}

/** Over rows of `organisation`: where this actor is a decider, by the same rules as `stewardPartsOf`. */
function isDecidedBy(actor: Actor & { kind: 'member' }) {
	const own = actor.memberships.map(({ organisationId }) => organisationId);
	const places = [...actor.brokerPlaces];
	return sql<SqlBool>`organisation.id <> all(${own}::uuid[])
		and (organisation.example or not ${actor.example === true})
		and (${actor.operator} or organisation.country = any(${places}) or organisation.subdivision = any(${places}))`;
}
