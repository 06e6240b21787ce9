/** Who else has to agree to a need: the sides inside the office, and other offices that share it. */
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { announce, announceEach } from '../../platform/server/jobs.ts';
import type { ApprovalAnswer, ApprovalSide } from '../lifecycle.ts';
import { canAnswerFor, canEdit } from '../policy.ts';
import { lock } from './steps.ts';

declare module '../../platform/server/jobs.ts' {
	interface Topics {
		'approval.recorded': { needId: string; side: ApprovalSide };
		'partner.asked': { needId: string; organisationId: string };
		'partner.answered': { needId: string; organisationId: string };
	}
}

/** Writes down where each side inside the office stands. Only the office sees it. */
export function recordApprovals(
	context: Context,
	needId: string,
	answers: Readonly<Record<ApprovalSide, ApprovalAnswer>>
): Promise<void> {
	return atomically(context, async (atomic) => {
		await lockOwn(atomic, needId);
		const rows = (Object.keys(answers) as ApprovalSide[]).map((side) => ({
			need_id: needId,
			side,
			answer: answers[side],
			updated_at: atomic.now
		}));
		const changed = await atomic.db
			.insertInto('need_approval')
			.values(rows)
			.onConflict((conflict) =>
				conflict
					.columns(['need_id', 'side'])
					.doUpdateSet((eb) => ({
						answer: eb.ref('excluded.answer'),
						updated_at: eb.ref('excluded.updated_at')
					}))
					.where((eb) => eb('need_approval.answer', '<>', eb.ref('excluded.answer')))
			)
			.returning(['side', 'answer'])
			.execute();
		const decided = changed.filter(({ answer }) => answer === 'yes' || answer === 'no');
		await announceEach(
			atomic,
			'approval.recorded',
			decided.map(({ side }) => ({ needId, side }))
		);
	});
}

/** Asks another office whether it shares the need. It is named to nobody before it says yes. */
export function askPartner(context: Context, needId: string, organisationId: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const { officeId } = await lockOwn(atomic, needId);
		const office = await atomic.db
			.selectFrom('organisation')
			.select('id')
			.where('id', '=', organisationId)
			.where('kind', '=', 'office')
			.where('status', '=', 'active')
			.executeTakeFirst();
		if (!office || organisationId === officeId) throw new Refusal('invalid', 'needs_partner_unknown');
		const asked = await atomic.db
			.insertInto('need_partner')
			.values({ need_id: needId, organisation_id: organisationId, answer: 'asked', at: atomic.now })
			.onConflict((conflict) => conflict.columns(['need_id', 'organisation_id']).doNothing())
			.returning('organisation_id')
			.executeTakeFirst();
		if (!asked) throw new Refusal('stale_state', 'needs_partner_asked_already');
		await announce(atomic, 'partner.asked', { needId, organisationId });
	});
}

/** Says for the asked office whether it shares the need; a yes can be taken back. */
export function answerPartner(
	context: Context,
	needId: string,
	organisationId: string,
	answer: 'yes' | 'no'
): Promise<void> {
	return atomically(context, async (atomic) => {
		const { actor, db, now } = atomic;
		if (!canAnswerFor(actor, organisationId)) throw new Refusal('not_found', 'needs_not_found');
		const { numUpdatedRows } = await db
			.updateTable('need_partner')
			.set({ answer, at: now })
			.where('need_id', '=', needId)
			.where('organisation_id', '=', organisationId)
			.where('answer', '<>', answer)
			.executeTakeFirst();
		if (numUpdatedRows === 0n) throw new Refusal('stale_state', 'needs_partner_settled');
		await announce(atomic, 'partner.answered', { needId, organisationId });
	});
}

async function lockOwn(atomic: Atomic, needId: string) {
	const need = await lock(atomic, needId);
	if (!canEdit(atomic.actor, need)) throw new Refusal('not_allowed', 'needs_staff_only');
	if (need.status === 'closed') throw new Refusal('stale_state', 'needs_closed_stays');
	return need;
}
