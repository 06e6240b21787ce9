/** What both sides say came of it: written apart, read together, public when both agree. */
import { sql } from 'kysely';
import { hasEnded, otherSide, type Side } from '../../engagements/lifecycle.ts';
import { sideOf } from '../../engagements/policy.ts';
import { lock } from '../../engagements/server/record.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { announce } from '../../platform/server/jobs.ts';
import type { Changes } from '../../platform/server/tables/needs.ts';
import type { OutcomeStep, Publication } from '../lifecycle.ts';
import { canModerate } from '../policy.ts';
import type { Account, AccountField } from '../schema.ts';

declare module '../../platform/server/jobs.ts' {
	interface Topics {
		'outcome.account_written': { engagementId: string; side: Side };
		'outcome.published': { engagementId: string };
		'outcome.replied': { engagementId: string; side: Side };
		'outcome.taken_down': { engagementId: string; side: Side };
	}
}

const fields = [
	...(['language', 'wanted', 'happened', 'worked', 'did_not_work', 'tell_next', 'staff_can'] as const),
	...(['staff_count', 'staff_shown_by', 'keys_held_by', 'maintained_by', 'local_parties'] as const)
] satisfies readonly AccountField[];

/**
 * Writes this side's account of work that has ended, or corrects it: what stood there before is kept, and an account
 * that was public stays so with its correction in the log.
 */
export function writeAccount(context: Context, engagementId: string, account: Account): Promise<void> {
	return atomically(context, async (atomic) => {
		const { db, now } = atomic;
		const side = await lockEnded(atomic, engagementId);
		const before = await findForUpdate(atomic, engagementId, side);
		const columns = {
			...account,
			staff_count: account.staff_count ?? null,
			local_parties: account.local_parties ?? null
		};
		if (!before) {
			await db
				.insertInto('outcome_account')
				.values({
					...{ ...columns, engagement_id: engagementId, side, person_id: personOf(atomic) },
					...{ taken_down_at: null, written_at: now, updated_at: now }
				})
				.execute();
			await append(atomic, engagementId, side, 'account_written');
			await announce(atomic, 'outcome.account_written', { engagementId, side });
			return;
		}
		const changes = differences(before, columns);
		if (Object.keys(changes).length === 0) return;
		await db
			.updateTable('outcome_account')
			.set({ ...columns, updated_at: now })
			.where('engagement_id', '=', engagementId)
			.where('side', '=', side)
			.execute();
		await append(atomic, engagementId, side, 'corrected', { changes });
	});
}

/** Says whether this side's account may be read by everybody; it may be taken back, and what was read was read. */
export function decidePublication(
	context: Context,
	engagementId: string,
	publication: Exclude<Publication, 'not_asked'>
): Promise<void> {
	return atomically(context, async (atomic) => {
		const side = await lockEnded(atomic, engagementId);
		const before = await findForUpdate(atomic, engagementId, side);
		if (!before) throw new Refusal('stale_state', 'outcomes_write_first');
		if (before.publication === publication) return;
		await atomic.db
			.updateTable('outcome_account')
			.set({ publication })
			.where('engagement_id', '=', engagementId)
			.where('side', '=', side)
			.execute();
		await append(
			atomic,
			engagementId,
			side,
			publication === 'agreed' ? 'publication_agreed' : 'publication_refused'
		);
		const { agreed } = await atomic.db
			.selectFrom('outcome_account')
			.select(sql<number>`count(*) filter (where publication = 'agreed')::int`.as('agreed'))
			.where('engagement_id', '=', engagementId)
			.executeTakeFirstOrThrow();
		if (agreed === 2) await announce(atomic, 'outcome.published', { engagementId });
	});
}

/** The right of reply: what this side says to the other's account, under it, in its own words. */
export function replyToAccount(context: Context, engagementId: string, reply: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const side = await lockEnded(atomic, engagementId);
		const own = await findForUpdate(atomic, engagementId, side);
		const theirs = await findForUpdate(atomic, engagementId, otherSide(side));
		if (!own || !theirs) throw new Refusal('stale_state', 'outcomes_reply_after_both');
		await atomic.db
			.updateTable('outcome_account')
			.set({ reply })
			.where('engagement_id', '=', engagementId)
			.where('side', '=', otherSide(side))
			.execute();
		await append(atomic, engagementId, side, 'reply_written', {
			changes: { reply: { before: theirs.reply, after: reply } }
		});
		await announce(atomic, 'outcome.replied', { engagementId, side });
	});
}

/** Takes an account out of public sight, or puts it back, with a reason that stays in the log. */
export function moderateAccount(
	context: Context,
	engagementId: string,
	{ side, step, reason }: { side: Side; step: 'taken_down' | 'put_back'; reason: string }
): Promise<void> {
	return atomically(context, async (atomic) => {
		const work = await lock(atomic, engagementId);
		if (!canModerate(atomic.actor, work)) throw new Refusal('not_allowed', 'outcomes_operator_only');
		const account = await findForUpdate(atomic, engagementId, side);
		if (!account) throw new Refusal('not_found', 'outcomes_no_account');
		const isDown = account.taken_down_at !== null;
		if (isDown === (step === 'taken_down')) throw new Refusal('stale_state', 'outcomes_moderated_already');
		await atomic.db
			.updateTable('outcome_account')
			.set({ taken_down_at: step === 'taken_down' ? atomic.now : null })
			.where('engagement_id', '=', engagementId)
			.where('side', '=', side)
			.execute();
		await append(atomic, engagementId, side, step, { reason });
		await announce(atomic, 'outcome.taken_down', { engagementId, side });
	});
}

/** The side of the actor in work that has ended. */
async function lockEnded(atomic: Atomic, engagementId: string): Promise<Side> {
	const { parties, status } = await lock(atomic, engagementId);
	const side = sideOf(atomic.actor, parties);
	if (side === undefined) throw new Refusal('not_allowed', 'engagements_parties_only');
	if (!hasEnded(status)) throw new Refusal('stale_state', 'outcomes_after_the_end');
	return side;
}

function findForUpdate({ db }: Atomic, engagementId: string, side: Side) {
	return db
		.selectFrom('outcome_account')
		.select(fields)
		.select(['publication', 'reply', 'taken_down_at'])
		.where('engagement_id', '=', engagementId)
		.where('side', '=', side)
		.forUpdate()
		.executeTakeFirst();
}

function differences(before: Record<AccountField, unknown>, after: Record<AccountField, unknown>): Changes {
	return Object.fromEntries(
		fields
			.filter((field) => before[field] !== after[field])
			.map((field) => [field, { before: before[field], after: after[field] }])
	);
}

async function append(
	atomic: Atomic,
	engagement_id: string,
	side: Side,
	step: OutcomeStep,
	{ changes = {}, reason = '' }: { changes?: Changes; reason?: string } = {}
): Promise<void> {
	await atomic.db
		.insertInto('outcome_event')
		.values({ engagement_id, side, step, changes, reason, person_id: personOf(atomic), at: atomic.now })
		.execute();
}

function personOf({ actor }: Atomic): string | null {
	return actor.kind === 'member' ? actor.personId : null;
}
