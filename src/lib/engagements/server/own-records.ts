import type { PersonalRecords } from '../../accounts/server/own-records.ts';
import type { Atomic } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';

/** What somebody did in work they took part in. */
export const engagementRecords: PersonalRecords = {
	name: 'engagements',
	gather: gatherWork,
	erase: eraseWork
};

async function gatherWork(db: Db, id: string) {
	const confirmed = await db
		.selectFrom('engagement_party')
		.select(['id', 'engagement_id', 'side', 'organisation_id', 'profile_id', 'introduction_id'])
		.select('confirmed_at')
		.where('person_id', '=', id)
		.execute();
	const steps = await db
		.selectFrom('engagement_transition')
		.select(['id', 'engagement_id', 'from_status', 'to_status', 'step', 'side', 'reason', 'at'])
		.where('person_id', '=', id)
		.execute();
	const endings = await db
		.selectFrom('engagement_ending')
		.select(['engagement_id', 'reported_by', 'ending', 'words', 'reported_at'])
		.select(['answer', 'own_ending', 'own_words', 'answered_at', 'person_id', 'answered_by'])
		.where((eb) => eb.or([eb('person_id', '=', id), eb('answered_by', '=', id)]))
		.execute();
	const notes = await db
		.selectFrom('engagement_note')
		.select(['id', 'engagement_id', 'side', 'words', 'language', 'public', 'at', 'hidden_because'])
		.where('person_id', '=', id)
		.execute();
	const deliveries = await db
		.selectFrom('engagement_delivery')
		.select(['id', 'engagement_id', 'kind', 'title', 'url', 'upstream', 'at'])
		.where('person_id', '=', id)
		.execute();
	return { confirmed, steps, endings, notes, deliveries };
}

/**
 * The record of the work stays with both sides and points to a person without a name. Their notes go, and what they
 * said for themselves; what they said for an office stays the office's.
 */
async function eraseWork({ db }: Atomic, id: string): Promise<void> {
	await db
		.updateTable('engagement_note')
		.set({ person_id: null, words: '', hidden_because: 'erased' })
		.where('person_id', '=', id)
		.execute();
	await db.updateTable('engagement_party').set({ person_id: null }).where('person_id', '=', id).execute();
	await db
		.updateTable('engagement_transition')
		.set({ reason: '' })
		.where('person_id', '=', id)
		.where('side', '=', 'profile')
		.execute();
	await db
		.updateTable('engagement_transition')
		.set({ person_id: null })
		.where('person_id', '=', id)
		.execute();
	await db
		.updateTable('engagement_ending')
		.set({ words: '' })
		.where('person_id', '=', id)
		.where('reported_by', '=', 'profile')
		.execute();
	await db.updateTable('engagement_ending').set({ person_id: null }).where('person_id', '=', id).execute();
	await db
		.updateTable('engagement_ending')
		.set({ answered_by: null })
		.where('answered_by', '=', id)
		.execute();
	await db.updateTable('engagement_delivery').set({ person_id: null }).where('person_id', '=', id).execute();
}
