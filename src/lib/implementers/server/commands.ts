/** Standing in the register of those who implement a product: said by oneself, confirmed by an office, for a time. */
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { announce, announceEach } from '../../platform/server/jobs.ts';
import { canPublish } from '../../profiles/policy.ts';
import { after, type ImplementerWork, mostDaysAhead, renewalDays } from '../lifecycle.ts';
import { officesOf } from '../policy.ts';
import type { SayImplement } from '../schema.ts';
import { append, findEntryOf, take } from './record.ts';
import { listOfficesThatWorkedWith } from './with-product.ts';

declare module '../../platform/server/jobs.ts' {
	interface Topics {
		'implementer.confirmation_asked': { implementerId: string; officeId: string };
		'implementer.confirmed': { implementerId: string };
	}
}

const dayMs = 86_400_000;

/** The day so many days from now, YYYY-MM-DD in UTC. */
export function dayIn(now: Date, days: number): string {
	return new Date(now.getTime() + days * dayMs).toISOString().slice(0, 10);
}

/**
 * Says that a profile implements a product, or says it anew: a first time, after it was removed, or otherwise than
 * before. Offices that closed such work with it are asked whether it is so, once for what it does and where. The id of
 * the entry.
 */
export function sayImplement(
	context: Context,
	productId: string,
	{ profile: profileId, place, work, until }: SayImplement
): Promise<string> {
	return atomically(context, async (atomic) => {
		const { db, now } = atomic;
		refuseDay(until, now);
		await findBoth(atomic, productId, profileId);
		const places = await db
			.selectFrom('profile_place')
			.select(['country', 'subdivision', 'city'])
			.where('profile_id', '=', profileId)
			.where('id', 'in', place)
			.execute();
		if (places.length === 0) throw new Refusal('invalid', 'implementers_place_least');
		const before = await findWords(atomic, productId, profileId);
		const id = await store(atomic, { productId, profileId, work, until });
		await db.deleteFrom('implementer_place').where('implementer_id', '=', id).execute();
		await db
			.insertInto('implementer_place')
			.values(places.map((each) => ({ implementer_id: id, ...each })))
			.onConflict((same) => same.constraint('implementer_place_once').doNothing())
			.execute();
		await settleReports(atomic, id, 'changed');
		if (before === undefined || before !== (await findWords(atomic, productId, profileId)))
			await askOffices(atomic, id, { productId, profileId });
		return id;
	});
}

/** What an office would vouch for, as one text to compare; undefined where nothing waits for its answer. */
async function findWords({ db }: Atomic, productId: string, profileId: string): Promise<string | undefined> {
	const entry = await db
		.selectFrom('implementer')
		.select(['id', 'work'])
		.where('product_id', '=', productId)
		.where('profile_id', '=', profileId)
		// What was confirmed is asked about anew once it is only claimed again.
		.where('status', '=', 'claimed')
		.executeTakeFirst();
	if (!entry) return undefined;
	const places = await db
		.selectFrom('implementer_place')
		.select(['country', 'subdivision', 'city'])
		.where('implementer_id', '=', entry.id)
		.execute();
	const where = places.map(({ country, subdivision, city }) => JSON.stringify([country, subdivision, city]));
	return JSON.stringify([entry.work.toSorted(), where.toSorted()]);
}

async function askOffices(
	atomic: Atomic,
	implementerId: string,
	{ productId, profileId }: Pick<Said, 'productId' | 'profileId'>
): Promise<void> {
	const offices = await listOfficesThatWorkedWith(atomic.db, productId, profileId);
	const asked = offices.map(({ officeId }) => ({ implementerId, officeId }));
	await announceEach(atomic, 'implementer.confirmation_asked', asked);
}

function refuseDay(until: string, now: Date): void {
	if (until <= dayIn(now, 0)) throw new Refusal('invalid', 'implementers_until_past');
	if (until > dayIn(now, mostDaysAhead)) throw new Refusal('invalid', 'implementers_until_far');
}

/** Only a published profile, spoken for by its owner, stands in a register. */
async function findBoth({ db, actor }: Atomic, productId: string, profileId: string): Promise<void> {
	const product = await db.selectFrom('product').select('id').where('id', '=', productId).executeTakeFirst();
	if (!product) throw new Refusal('not_found', 'products_not_found');
	const profile = await db
		.selectFrom('profile')
		.select(['status', 'person_id as personId', 'organisation_id as organisationId'])
		.where('id', '=', profileId)
		.forUpdate()
		.executeTakeFirst();
	if (!profile || !canPublish(actor, profile)) throw new Refusal('not_found', 'profile_editor_not_found');
	if (profile.status !== 'published') throw new Refusal('stale_state', 'implementers_publish_first');
}

interface Said {
	productId: string;
	profileId: string;
	work: readonly ImplementerWork[];
	until: string;
}

async function store(atomic: Atomic, { productId, profileId, work, until }: Said): Promise<string> {
	const { db, now } = atomic;
	const before = await findEntryOf(db, productId, profileId);
	const step = before === undefined || before.status === 'removed' ? 'claim' : 'change';
	const to = after(before?.status ?? 'none', step, ['owner']);
	if (!to) throw new Refusal('stale_state', 'implementers_not_now');
	const row = {
		...{ status: to, work: [...work], until, updated_at: now },
		// Nobody confirmed these words.
		...{ confirmed_by: null, confirmed_at: null, engagement_id: null, reminded_until: null }
	};
	const { id } = await db
		.insertInto('implementer')
		.values({ product_id: productId, profile_id: profileId, created_at: now, ...row })
		.onConflict((same) => same.constraint('implementer_once').doUpdateSet(row))
		.returning('id')
		.executeTakeFirstOrThrow();
	await append(atomic, id, { from: before?.status ?? null, to, step, until });
	return id;
}

/** Still true: for another year from today. */
export function renew(context: Context, id: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const { entry, to } = await take(atomic, id, 'renew');
		const until = dayIn(atomic.now, renewalDays);
		await atomic.db
			.updateTable('implementer')
			.set({
				...{ status: to, until, updated_at: atomic.now, reminded_until: null },
				...(to !== 'confirmed' && { confirmed_by: null, confirmed_at: null, engagement_id: null })
			})
			.where('id', '=', id)
			.execute();
		await append(atomic, id, { from: entry.status, to, step: 'renew', until });
	});
}

/** Leaves the register at once; what stood there is gone, that it stood there stays. */
export function removeEntry(context: Context, id: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const { entry, to } = await take(atomic, id, 'remove');
		await clear(atomic, id);
		await append(atomic, id, { from: entry.status, to, step: 'remove', until: entry.until });
		await settleReports(atomic, id, 'changed');
	});
}

/** Takes an entry out of the register for a reason its owner reads. */
export async function strike(atomic: Atomic, id: string, words: string): Promise<void> {
	const { entry, to } = await take(atomic, id, 'strike');
	await clear(atomic, id);
	await append(atomic, id, { from: entry.status, to, step: 'strike', until: entry.until, words });
}

async function clear({ db, now }: Atomic, id: string): Promise<void> {
	await db.deleteFrom('implementer_place').where('implementer_id', '=', id).execute();
	await db
		.updateTable('implementer')
		.set({ status: 'removed', work: [], confirmed_by: null, confirmed_at: null, engagement_id: null })
		.set({ updated_at: now })
		.where('id', '=', id)
		.execute();
}

/** What was reported before its owner put it right or left is settled by that. */
async function settleReports({ db, now, actor }: Atomic, id: string, decision: 'changed'): Promise<void> {
	await db
		.updateTable('implementer_report')
		.set({ decision, decided_at: now, decided_by: actor.kind === 'member' ? actor.personId : null })
		.where('implementer_id', '=', id)
		.where('decision', 'is', null)
		.execute();
}

/**
 * An office that worked with them says that it is so. Its closed work with them about the product is linked. `seen`: the
 * moment of the words it read, as ISO; throws `stale_state` where others stand there now.
 */
export function confirmEntry(context: Context, id: string, seen: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const { db, actor, now } = atomic;
		const { entry, to } = await take(atomic, id, 'confirm');
		if (entry.updatedAt.toISOString() !== seen || entry.until < dayIn(now, 0))
			throw new Refusal('stale_state', 'implementers_not_now');
		const worked = await listOfficesThatWorkedWith(db, entry.productId, entry.profileId);
		const own = officesOf(actor, entry);
		const officeId = worked.find((each) => own.includes(each.officeId))?.officeId ?? own[0] ?? null;
		const engagementId = worked.find((each) => each.officeId === officeId)?.engagementId ?? null;
		await db
			.updateTable('implementer')
			.set({ status: to, confirmed_by: officeId, confirmed_at: now, engagement_id: engagementId })
			.set({ updated_at: now })
			.where('id', '=', id)
			.execute();
		const taken = { from: entry.status, to, step: 'confirm', until: entry.until } as const;
		await append(atomic, id, { ...taken, organisationId: officeId });
		await announce(atomic, 'implementer.confirmed', { implementerId: id });
	});
}

/** The office that confirmed takes it back; another one cannot. */
export function takeBack(context: Context, id: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const { entry, to } = await take(atomic, id, 'take_back');
		if (entry.confirmedBy === null || !officesOf(atomic.actor, entry).includes(entry.confirmedBy))
			throw new Refusal('not_allowed', 'implementers_other_office');
		await atomic.db
			.updateTable('implementer')
			.set({ status: to, confirmed_by: null, confirmed_at: null, engagement_id: null })
			.set({ updated_at: atomic.now })
			.where('id', '=', id)
			.execute();
		const taken = { from: entry.status, to, step: 'take_back', until: entry.until } as const;
		await append(atomic, id, { ...taken, organisationId: entry.confirmedBy });
	});
}
