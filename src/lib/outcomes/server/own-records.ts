import type { PersonalRecords } from '../../accounts/server/own-records.ts';
import type { Atomic } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';

/** What somebody wrote about work that has ended, and what they were credited with. */
export const outcomeRecords: PersonalRecords = {
	name: 'outcomes',
	gather: gatherOutcomes,
	erase: eraseOutcomes
};

async function gatherOutcomes(db: Db, id: string) {
	const accounts = await db
		.selectFrom('outcome_account')
		.select(['engagement_id', 'side', 'language', 'wanted', 'happened', 'worked', 'did_not_work'])
		.select(['tell_next', 'staff_can', 'staff_count', 'staff_shown_by', 'keys_held_by', 'maintained_by'])
		.select(['local_parties', 'reply', 'publication', 'taken_down_at', 'written_at', 'updated_at'])
		.where('person_id', '=', id)
		.execute();
	const events = await db
		.selectFrom('outcome_event')
		.select(['id', 'engagement_id', 'side', 'step', 'changes', 'reason', 'at'])
		.where('person_id', '=', id)
		.execute();
	const check_ins = await db
		.selectFrom('outcome_check_in')
		.select(['engagement_id', 'month', 'side', 'asked_at', 'still_runs', 'staff_can', 'kept_by'])
		.select(['without_it', 'answered_at'])
		.where('person_id', '=', id)
		.execute();
	const lessons = await db
		.selectFrom('lesson')
		.select(['id', 'status', 'title', 'words', 'language', 'created_at'])
		.where('created_by', '=', id)
		.execute();
	const credit = await db
		.selectFrom('attestation')
		.innerJoin('profile', 'profile.id', 'attestation.profile_id')
		.select(['attestation.id', 'attestation.engagement_id', 'attestation.profile_id', 'attestation.skill'])
		.select(['attestation.organisation_id', 'attestation.reciprocal', 'attestation.counts'])
		.select(['attestation.words', 'attestation.hidden', 'attestation.at'])
		.where((eb) => eb.or([eb('profile.person_id', '=', id), eb('attestation.person_id', '=', id)]))
		.execute();
	return { accounts, events, check_ins, lessons, credit };
}

/**
 * What somebody wrote for themselves goes with them; what they wrote for an office stays the office's, without a
 * name. The bare ending of the work stays either way.
 */
async function eraseOutcomes({ db }: Atomic, id: string): Promise<void> {
	const mine = db
		.selectFrom('engagement_party')
		.innerJoin('profile', 'profile.id', 'engagement_party.profile_id')
		.select('engagement_party.engagement_id')
		.where('profile.person_id', '=', id);
	await db
		.deleteFrom('outcome_account')
		.where('side', '=', 'profile')
		.where('person_id', '=', id)
		.where('engagement_id', 'in', mine)
		.execute();
	await db
		.updateTable('outcome_event')
		.set({ changes: {} })
		.where('side', '=', 'profile')
		.where('person_id', '=', id)
		.where('engagement_id', 'in', mine)
		.execute();
	await db
		.updateTable('outcome_check_in')
		.set({ kept_by: '', without_it: '' })
		.where('side', '=', 'profile')
		.where('person_id', '=', id)
		.where('engagement_id', 'in', mine)
		.execute();
	for (const table of ['outcome_account', 'outcome_event', 'outcome_check_in', 'attestation'] as const)
		await db.updateTable(table).set({ person_id: null }).where('person_id', '=', id).execute();
	await db.updateTable('lesson').set({ created_by: null }).where('created_by', '=', id).execute();
}
