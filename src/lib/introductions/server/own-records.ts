import type { PersonalRecords } from '../../accounts/server/own-records.ts';
import { system } from '../../platform/actor.ts';
import type { Atomic } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { openStatuses } from '../lifecycle.ts';
import { endOne } from './record.ts';

/** Introductions somebody took part in: what they decided, gave, wrote, kept out, declared and reported. */
export const introductionRecords: PersonalRecords = {
	name: 'introductions',
	gather: gatherIntroductions,
	erase: eraseFromIntroductions
};

const columns = [
	...(['id', 'need_id', 'profile_id', 'profile_kind', 'asked_by', 'broker_team_id', 'status'] as const),
	...(['office_person_id', 'profile_person_id', 'office_accepted_at', 'profile_accepted_at'] as const),
	...(['sounding', 'newcomer', 'group_id', 'snapshot', 'asked_at', 'reminded_at'] as const),
	...(['created_at', 'updated_at'] as const)
] as const;

async function gatherIntroductions(db: Db, id: string) {
	const introductions = await db
		.selectFrom('introduction')
		.select(columns)
		.where((eb) =>
			eb.or([
				eb('office_person_id', '=', id),
				eb('profile_person_id', '=', id),
				eb(
					'profile_id',
					'in',
					eb.selectFrom('profile').select('profile.id').where('profile.person_id', '=', id)
				)
			])
		)
		.execute();
	const steps = await db
		.selectFrom('introduction_transition')
		.select(['id', 'introduction_id', 'from_status', 'to_status', 'step', 'side', 'reason_code'])
		.select(['reason', 'would_change', 'at'])
		.where((eb) =>
			eb.or([
				eb('person_id', '=', id),
				// What was answered to somebody's own profile is told to them, too.
				eb(
					'introduction_id',
					'in',
					eb
						.selectFrom('introduction')
						.innerJoin('profile', 'profile.id', 'introduction.profile_id')
						.select('introduction.id')
						.where('profile.person_id', '=', id)
				)
			])
		)
		.execute();
	const given = await db
		.selectFrom('introduction_contact')
		.select(['introduction_id', 'side', 'address', 'telephone', 'given_at', 'revoked_at'])
		.where('person_id', '=', id)
		.execute();
	const messages = await db
		.selectFrom('introduction_message')
		.select(['id', 'introduction_id', 'side', 'words', 'public_words', 'at', 'hidden_because'])
		.where('person_id', '=', id)
		.execute();
	return { introductions, steps, given, messages, ...(await gatherCare(db, id)) };
}

async function gatherCare(db: Db, id: string) {
	const kept_out = await db
		.selectFrom('block')
		.select(['organisation_id', 'profile_id', 'by_side', 'at'])
		.where('person_id', '=', id)
		.execute();
	const conflicts = await db
		.selectFrom('conflict_declaration')
		.select(['id', 'need_id', 'organisation_id', 'profile_id', 'words', 'at', 'withdrawn_at'])
		.where('person_id', '=', id)
		.execute();
	const reports = await db
		.selectFrom('report')
		.select(['id', 'introduction_id', 'words', 'at', 'decided_by', 'decided_at', 'decision'])
		.where((eb) => eb.or([eb('person_id', '=', id), eb('decided_by', '=', id)]))
		.execute();
	const invited = await db
		.selectFrom('listing_invitation')
		.select(['listing_id', 'domain', 'organisation_id', 'need_id', 'at', 'answer', 'answered_at'])
		.where('person_id', '=', id)
		.execute();
	return { kept_out, conflicts, reports, invited };
}

/**
 * Contact data goes at once, and whatever was open with the person's own profile ends. Steps stay and point to
 * nobody; what somebody said for themselves goes, what they said for an office stays the office's.
 */
async function eraseFromIntroductions(atomic: Atomic, id: string): Promise<void> {
	const { db } = atomic;
	const open = await db
		.selectFrom('introduction')
		.innerJoin('profile', 'profile.id', 'introduction.profile_id')
		.select('introduction.id')
		.where('profile.person_id', '=', id)
		.where('introduction.status', 'in', openStatuses)
		.execute();
	for (const introduction of open) await endOne({ ...atomic, actor: system }, introduction.id, 'withdraw');
	await db.deleteFrom('introduction_contact').where('person_id', '=', id).execute();
	await db.deleteFrom('conflict_declaration').where('person_id', '=', id).execute();
	await db
		.updateTable('introduction_message')
		.set({ words: '', public_words: null, hidden_because: 'erased' })
		.where('person_id', '=', id)
		.where('side', '=', 'profile')
		.execute();
	await db
		.updateTable('introduction_transition')
		.set({ reason: '', would_change: '' })
		.where('person_id', '=', id)
		.where('side', '=', 'profile')
		.execute();
	await db.updateTable('report').set({ words: '' }).where('person_id', '=', id).execute();
	await db.updateTable('report').set({ decided_by: null }).where('decided_by', '=', id).execute();
	for (const table of [
		'introduction_message',
		'introduction_transition',
		'block',
		'report',
		'listing_invitation'
	] as const)
		await db.updateTable(table).set({ person_id: null }).where('person_id', '=', id).execute();
	for (const column of ['office_person_id', 'profile_person_id'] as const)
		await db
			.updateTable('introduction')
			.set({ [column]: null })
			.where(column, '=', id)
			.execute();
}
