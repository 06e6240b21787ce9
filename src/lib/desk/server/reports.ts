/** What somebody said is wrong in an introduction, read and decided at the desk of its place. */
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import type { Desk } from '../policy.ts';
import { findCovered } from './commands.ts';
import { workAt } from './desks.ts';

/** A report on an introduction of the desk's places; undefined for any other. */
export async function findReport(context: Context, desk: Desk, id: string) {
	const report = await context.db
		.selectFrom('report')
		.innerJoin('introduction', 'introduction.id', 'report.introduction_id')
		.select(['report.id', 'report.words', 'report.at', 'report.person_id as reporterId'])
		.select(['report.decided_at as decidedAt', 'report.decision', 'introduction.id as introductionId'])
		.select(['introduction.need_id as needId', 'introduction.office_person_id as officePersonId'])
		.select('introduction.profile_person_id as profilePersonId')
		.where('report.id', '=', id)
		.executeTakeFirst();
	const need = report && (await findCovered(context, desk, report.needId));
	return need && { ...report, title: need.title, language: need.language };
}

/** Decides it once, in words. Nobody decides what they reported or what they are part of. */
export function decideReport(
	context: Context,
	team: string | null,
	id: string,
	decision: string
): Promise<void> {
	return atomically(context, async (atomic) => {
		const desk = await workAt(atomic, team ?? 'operate');
		const report = await findReport(atomic, desk, id);
		if (!report) throw new Refusal('not_found', 'desk_not_here');
		const me = personOf(atomic);
		if ([report.reporterId, report.officePersonId, report.profilePersonId].includes(me))
			throw new Refusal('not_allowed', 'desk_report_case_own');
		const { numUpdatedRows } = await atomic.db
			.updateTable('report')
			.set({ decided_by: me, decided_at: atomic.now, decision })
			.where('id', '=', id)
			.where('decided_at', 'is', null)
			.executeTakeFirst();
		if (numUpdatedRows === 0n) throw new Refusal('stale_state', 'desk_report_case_over');
	});
}

function personOf({ actor }: Atomic): string {
	if (actor.kind !== 'member') throw new Refusal('not_signed_in', 'accounts_sign_in_first');
	return actor.personId;
}
