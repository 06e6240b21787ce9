/** A product as its own publiccode.yml describes it: looked at, brought in, put right. */
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { canDescribe, foundersOf, keepsFor } from '../policy.ts';
import { applied, changesOf, type FieldChange, type Kept } from '../publiccode-changes.ts';
import type { Taken } from '../publiccode-in.ts';
import { repositoryKey } from '../repository-key.ts';
import { findTwin } from './repositories.ts';
import { foundStewardship, listStewardships } from './stewards.ts';

/** What those who bring a product in publish it under; they agree to that with the button. */
const licence = 'CC0-1.0';

const nothing: Kept = {
	...{ name: '', summary: '', language: '', url: null, repository: null, licence: null },
	...{ stewards: [], declared: {} }
};

/** The fields of a product that a file can change, and when somebody last did. */
export async function findKept(
	db: Db,
	id: string
): Promise<(Kept & { seen: string; example: boolean }) | undefined> {
	const found = await db
		.selectFrom('product')
		.select(['name', 'summary', 'language', 'url', 'repository', 'licence', 'stewards', 'declared'])
		.select(['example', 'corrected_at as correctedAt'])
		.where('id', '=', id)
		.executeTakeFirst();
	if (!found) return undefined;
	const { correctedAt, ...kept } = found;
	return { ...kept, seen: correctedAt?.toISOString() ?? '' };
}

/** What a file would change in a product, or say of a new one. */
export function previewChanges(kept: Kept | undefined, taken: Taken): FieldChange[] {
	return changesOf(kept ?? nothing, taken);
}

/** Puts a product right by its file. `seen`: what `findKept` said when the changes were looked at. */
export function describeProduct(context: Context, id: string, taken: Taken, seen: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const { db, actor, now } = atomic;
		await db.selectFrom('product').select('id').where('id', '=', id).forUpdate().execute();
		const kept = await findKept(db, id);
		if (!kept) throw new Refusal('not_found', 'products_not_found');
		const stewardships = await listStewardships(db, id);
		if (!canDescribe(actor, kept, stewardships))
			throw new Refusal('not_allowed', 'products_describe_not_yours');
		if (kept.seen !== seen) throw new Refusal('stale_state', 'products_yml_stale');
		const changes = changesOf(kept, taken);
		if (changes.length === 0) throw new Refusal('invalid', 'products_yml_no_changes');
		const key = repositoryKey(taken.repository);
		const moves = key !== repositoryKey(kept.repository ?? '');
		if (moves) await refuseTwin(db, taken.repository, { example: kept.example, own: id });
		const next = { ...rowOf(applied(kept, taken)), ...(moves && { repository_key: key }), corrected_at: now };
		await unlessTaken(db.updateTable('product').set(next).where('id', '=', id).execute());
		await append(atomic, id, changes, keepsFor(actor, stewardships) ?? null);
	});
}

/**
 * Brings a product in that the register lacks, in the name of a verified organisation. Whether that keeps it waits for
 * whoever verifies organisations of its place, unless one of those brought it in.
 */
export function bringProductIn(
	context: Context,
	organisationId: string,
	taken: Taken
): Promise<{ id: string; standing: 'asked' | 'confirmed' }> {
	return atomically(context, async (atomic) => {
		const { db, actor, now } = atomic;
		if (!foundersOf(actor).includes(organisationId))
			throw new Refusal('not_allowed', 'products_verified_only');
		const organisation = await db
			.selectFrom('organisation')
			.select(['id', 'name', 'example', 'country', 'subdivision'])
			.where('id', '=', organisationId)
			.where('status', '=', 'active')
			.executeTakeFirst();
		if (!organisation) throw new Refusal('not_found', 'teams_not_found');
		const { example } = organisation;
		const added = await db
			.insertInto('product')
			.values({
				...{ ...rowOf(applied(nothing, taken)), repository_key: repositoryKey(taken.repository), example },
				...{ source_key: `own/${crypto.randomUUID()}`, registry_status: 'not_recorded', kinds: ['software'] },
				...{ source: `publiccode.yml · ${organisation.name}`, source_licence: licence },
				...{ source_date: now.toISOString().slice(0, 10), corrected_at: now }
			})
			.onConflict((twin) => twin.columns(['example', 'repository_key']).doNothing())
			.returning('id')
			.executeTakeFirst();
		if (!added) {
			await refuseTwin(db, taken.repository, { example });
			throw new Refusal('stale_state', 'products_yml_stale');
		}
		const standing = await foundStewardship(atomic, added.id, organisation, taken.repository);
		await append(atomic, added.id, changesOf(nothing, taken), organisationId);
		return { id: added.id, standing };
	});
}

function rowOf({ declared, stewards, ...columns }: Kept) {
	return { ...columns, declared, stewards: [...stewards] };
}

async function refuseTwin(db: Db, repository: string, of: { example: boolean; own?: string }): Promise<void> {
	const name = await findTwin(db, repository, of);
	if (name !== undefined) throw new Refusal('invalid', 'products_yml_twin', { name });
}

/** Somebody else took the repository at the same moment: what was looked at stands no longer. */
async function unlessTaken(update: Promise<unknown>): Promise<void> {
	try {
		await update;
	} catch (cause) {
		const taken = cause instanceof Error && 'code' in cause && cause.code === '23505';
		throw taken ? new Refusal('stale_state', 'products_yml_stale') : cause;
	}
}

async function append(
	{ db, actor, now }: Atomic,
	productId: string,
	changes: readonly FieldChange[],
	organisationId: string | null
): Promise<void> {
	await db
		.insertInto('product_change')
		.values({
			product_id: productId,
			changes: Object.fromEntries(
				changes.map(({ field, before, after }) => [field, { before: before ?? null, after: after ?? null }])
			),
			...{ organisation_id: organisationId, at: now },
			person_id: actor.kind === 'member' ? actor.personId : null
		})
		.execute();
}
