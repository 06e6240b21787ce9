import type { PersonalRecords } from '../../accounts/server/own-records.ts';
import type { Atomic } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';

/** What somebody did about needs: wrote, moved on, amended, asked and answered. */
export const needRecords: PersonalRecords = {
	name: 'needs',
	gather: gatherNeedWork,
	erase: eraseNeedWork
};

async function gatherNeedWork(db: Db, id: string) {
	const created = await db
		.selectFrom('need')
		.select(['id as need_id', 'title', 'created_at'])
		.where('created_by', '=', id)
		.execute();
	const transitions = await db
		.selectFrom('need_transition')
		.select(['id', 'need_id', 'from_status', 'to_status', 'step', 'ending', 'reason', 'at'])
		.where('person_id', '=', id)
		.execute();
	const amendments = await db
		.selectFrom('need_amendment')
		.select(['id', 'need_id', 'changes', 'material', 'reason', 'at'])
		.where('person_id', '=', id)
		.execute();
	const changes = await db
		.selectFrom('need_change')
		.select(['id', 'need_id', 'fields', 'changes', 'reason', 'at', 'decided_at'])
		.where('person_id', '=', id)
		.execute();
	const change_decisions = await db
		.selectFrom('need_change_decision')
		.select(['change_id', 'decision', 'reason', 'at'])
		.where('person_id', '=', id)
		.execute();
	const questions = await db
		.selectFrom('need_question')
		.select(['id', 'need_id', 'question', 'language', 'asked_at', 'answer', 'answered_by', 'answered_at'])
		.select('hidden_because')
		.where((eb) => eb.or([eb('person_id', '=', id), eb('answered_by', '=', id)]))
		.execute();
	return { created, transitions, amendments, changes, change_decisions, questions };
}

/**
 * The record of a need stays with its office and points to a person without a name. Questions nobody answered go;
 * an answered one stays in public, as the answer would mean nothing without it.
 */
async function eraseNeedWork({ db }: Atomic, id: string): Promise<void> {
	await db.deleteFrom('need_question').where('person_id', '=', id).where('answer', 'is', null).execute();
	await db.updateTable('need_question').set({ person_id: null }).where('person_id', '=', id).execute();
	await db.updateTable('need_question').set({ answered_by: null }).where('answered_by', '=', id).execute();
	await db.updateTable('need_change').set({ person_id: null }).where('person_id', '=', id).execute();
	await db.updateTable('need_change_decision').set({ person_id: null }).where('person_id', '=', id).execute();
	await db.updateTable('need').set({ created_by: null }).where('created_by', '=', id).execute();
}
