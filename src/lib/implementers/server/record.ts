/** One place in the register, locked, with whoever stands behind it. */
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { Refusal } from '../../platform/refusal.ts';
import type { Atomic } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { after, type ImplementerStatus, type ImplementerStep } from '../lifecycle.ts';
import { partsOf } from '../policy.ts';

const columns = [
	...([
		'entry.id',
		'entry.product_id as productId',
		'entry.profile_id as profileId',
		'entry.status'
	] as const),
	...(['entry.until', 'entry.confirmed_by as confirmedBy', 'profile.person_id as personId'] as const),
	...([
		'profile.organisation_id as organisationId',
		'profile.example',
		'entry.updated_at as updatedAt'
	] as const)
] as const;

function selectEntry(db: Db) {
	return db
		.selectFrom('implementer as entry')
		.innerJoin('profile', 'profile.id', 'entry.profile_id')
		.select(columns)
		.select((eb) =>
			jsonArrayFrom(
				eb
					.selectFrom('implementer_place as place')
					.select(['place.country', 'place.subdivision'])
					.whereRef('place.implementer_id', '=', 'entry.id')
			).as('places')
		);
}

export type StoredEntry = NonNullable<Awaited<ReturnType<typeof findEntry>>>;

export function findEntry(db: Db, id: string) {
	return selectEntry(db).where('entry.id', '=', id).executeTakeFirst();
}

/** The entry of a profile for a product, whatever became of it. */
export function findEntryOf(db: Db, productId: string, profileId: string) {
	return selectEntry(db)
		.where('entry.product_id', '=', productId)
		.where('entry.profile_id', '=', profileId)
		.executeTakeFirst();
}

/** Locks an entry and says where the step leads. To those who have no part in it, it reads like one that is not there. */
export async function take({ db, actor }: Atomic, id: string, step: ImplementerStep) {
	const entry = await selectEntry(db).where('entry.id', '=', id).forUpdate('entry').executeTakeFirst();
	if (!entry) throw new Refusal('not_found', 'implementers_not_found');
	const parts = partsOf(actor, entry);
	if (parts.length === 0) throw new Refusal('not_allowed', 'implementers_not_yours');
	const to = after(entry.status, step, parts);
	if (!to) throw new Refusal('stale_state', 'implementers_not_now');
	return { entry, to };
}

export interface Taken {
	from: ImplementerStatus | null;
	to: ImplementerStatus;
	step: ImplementerStep;
	until: string;
	organisationId?: string | null;
	words?: string;
}

export async function append({ db, actor, now }: Atomic, id: string, taken: Taken): Promise<void> {
	const { from, to, step, until, organisationId = null, words = '' } = taken;
	await db
		.insertInto('implementer_transition')
		.values({
			...{ implementer_id: id, from_status: from, to_status: to, step, until, words, at: now },
			...{ organisation_id: organisationId, person_id: actor.kind === 'member' ? actor.personId : null }
		})
		.execute();
}
