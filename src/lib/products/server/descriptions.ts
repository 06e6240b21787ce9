/** A product as its own publiccode.yml describes it: looked at, brought in, put right. */
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { canDescribe, foundersOf, keepsFor } from '../policy.ts';
import { applied, changesOf, type FieldChange, type Kept } from '../publiccode-changes.ts';
import type { Taken } from '../publiccode-in.ts';
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
		await refuseTwins(db, taken.repository, id);
		await db
			.updateTable('product')
			.set({ ...rowOf(applied(kept, taken)), corrected_at: now })
			.where('id', '=', id)
			.execute();
		await append(atomic, id, changes, keepsFor(actor, stewardships) ?? null);
	});
}

/** Brings a product in that the register lacks, in the name of a verified organisation, which keeps it from then on. */
export function bringProductIn(context: Context, organisationId: string, taken: Taken): Promise<string> {
	return atomically(context, async (atomic) => {
		const { db, actor, now } = atomic;
		if (!foundersOf(actor).includes(organisationId))
			throw new Refusal('not_allowed', 'products_verified_only');
		const organisation = await db
			.selectFrom('organisation')
			.select(['name', 'example'])
			.where('id', '=', organisationId)
			.where('status', '=', 'active')
			.executeTakeFirst();
		if (!organisation) throw new Refusal('not_found', 'teams_not_found');
		await refuseTwins(db, taken.repository);
		const { id } = await db
			.insertInto('product')
			.values({
				...rowOf(applied(nothing, taken)),
				...{ source_key: `own/${crypto.randomUUID()}`, registry_status: 'not_recorded', kinds: ['software'] },
				...{ source: `publiccode.yml · ${organisation.name}`, source_licence: licence },
				...{ source_date: now.toISOString().slice(0, 10), corrected_at: now, example: organisation.example }
			})
			.returning('id')
			.executeTakeFirstOrThrow();
		await foundStewardship(atomic, id, organisationId);
		await append(atomic, id, changesOf(nothing, taken), organisationId);
		return id;
	});
}

function rowOf({ declared, stewards, ...columns }: Kept) {
	return { ...columns, declared, stewards: [...stewards] };
}

/** One repository, one entry: `https://x/y.git/` and `http://X/y` are the same. */
async function refuseTwins(db: Db, repository: string, own?: string): Promise<void> {
	const all = await db
		.selectFrom('product')
		.select(['id', 'name', 'repository'])
		.where('repository', 'is not', null)
		.$if(own !== undefined, (rows) => rows.where('id', '<>', own ?? ''))
		.execute();
	const twin = all.find((each) => sameRepository(each.repository ?? '', repository));
	if (twin) throw new Refusal('invalid', 'products_yml_twin', { name: twin.name });
}

function sameRepository(one: string, other: string): boolean {
	const plain = (address: string) =>
		address
			.toLowerCase()
			.replace(/^https?:\/\/(www\.)?/, '')
			.replace(/(\.git)?\/*$/, '');
	return plain(one) === plain(other);
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
