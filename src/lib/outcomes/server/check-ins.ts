/** Three, six and twelve months after the end: does it still run, and can the staff still do it? */
import { sql } from 'kysely';
import type { Side } from '../../engagements/lifecycle.ts';
import { sideOf } from '../../engagements/policy.ts';
import { lock } from '../../engagements/server/record.ts';
import { Refusal } from '../../platform/refusal.ts';
import { atomically, type Context } from '../../platform/server/context.ts';
import { announce } from '../../platform/server/jobs.ts';
import { type CheckInMonth, checkInMonths } from '../lifecycle.ts';
import type { CheckIn } from '../schema.ts';

declare module '../../platform/server/jobs.ts' {
	interface Topics {
		'outcome.check_in_asked': { engagementId: string; month: CheckInMonth; side: Side };
	}
}

/**
 * Asks both sides of completed work whose month has come, each once: the primary key makes a second run, or a second
 * worker, ask nobody twice. How many were asked. Work that is more than two months past a date is not asked for it
 * any more, as after a restore.
 */
export function askCheckIns(context: Context): Promise<number> {
	return atomically(context, async (atomic) => {
		const { db, now } = atomic;
		let asked = 0;
		for (const month of checkInMonths) {
			const { rows } = await sql<{ engagement_id: string; side: Side }>`
				insert into outcome_check_in (engagement_id, month, side, asked_at)
				select engagement.id, ${month}::int2, side.name, ${now}
				from engagement, (values ('office'), ('profile')) side (name)
				where engagement.status = 'closed'
					and engagement.ended_at + make_interval(months => ${month}::int) <= ${now}
					and engagement.ended_at + make_interval(months => ${month}::int + 2) > ${now}
				on conflict do nothing
				returning engagement_id, side`.execute(db);
			for (const row of rows)
				await announce(atomic, 'outcome.check_in_asked', {
					engagementId: row.engagement_id,
					month,
					side: row.side
				});
			asked += rows.length;
		}
		return asked;
	});
}

/** Answers for the actor's side; a later answer takes the place of an earlier one until the next is asked. */
export function answerCheckIn(context: Context, engagementId: string, answer: CheckIn): Promise<void> {
	return atomically(context, async (atomic) => {
		const { actor, db, now } = atomic;
		const { parties } = await lock(atomic, engagementId);
		const side = sideOf(actor, parties);
		if (side === undefined) throw new Refusal('not_allowed', 'engagements_parties_only');
		const month = checkInMonths.find((each) => each === answer.month);
		const { numUpdatedRows } = await db
			.updateTable('outcome_check_in')
			.set({
				...{ still_runs: answer.still_runs, staff_can: answer.staff_can ?? null, kept_by: answer.kept_by },
				...{ without_it: answer.without_it, answered_at: now },
				person_id: actor.kind === 'member' ? actor.personId : null
			})
			.where('engagement_id', '=', engagementId)
			.where('side', '=', side)
			.where('month', '=', month ?? 3)
			.executeTakeFirst();
		if (month === undefined || numUpdatedRows === 0n) throw new Refusal('not_found', 'outcomes_not_asked');
	});
}
