import type { PersonalRecords } from '../../accounts/server/own-records.ts';
import type { Atomic } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';

/** Where somebody stands in registers of implementers, what they did there, and what they reported. */
export const implementerRecords: PersonalRecords = {
	name: 'implementers',
	gather: gatherEntries,
	erase: eraseEntries
};

async function gatherEntries(db: Db, id: string) {
	const entries = await db
		.selectFrom('implementer as entry')
		.innerJoin('profile', 'profile.id', 'entry.profile_id')
		.select(['entry.id', 'entry.product_id', 'entry.profile_id', 'entry.status', 'entry.work', 'entry.until'])
		.select(['entry.confirmed_by', 'entry.confirmed_at', 'entry.engagement_id', 'entry.reminded_until'])
		.select(['entry.created_at', 'entry.updated_at'])
		.where('profile.person_id', '=', id)
		.execute();
	const places = await db
		.selectFrom('implementer_place as place')
		.innerJoin('implementer as entry', 'entry.id', 'place.implementer_id')
		.innerJoin('profile', 'profile.id', 'entry.profile_id')
		.select(['place.implementer_id', 'place.country', 'place.subdivision', 'place.city'])
		.where('profile.person_id', '=', id)
		.execute();
	const steps = await db
		.selectFrom('implementer_transition')
		.select(['id', 'implementer_id', 'from_status', 'to_status', 'step', 'until', 'organisation_id', 'words'])
		.select('at')
		.where('person_id', '=', id)
		.execute();
	const reports = await db
		.selectFrom('implementer_report')
		.select(['id', 'implementer_id', 'words', 'at', 'decision', 'answer', 'decided_at'])
		.where((eb) => eb.or([eb('person_id', '=', id), eb('decided_by', '=', id)]))
		.execute();
	return { entries, places, steps, reports };
}

/** Their own entries go with the profile. What they did to others' stays, and what they reported, without who it was. */
async function eraseEntries({ db }: Atomic, id: string): Promise<void> {
	await db
		.deleteFrom('implementer_report')
		.where('person_id', '=', id)
		.where('decision', 'is', null)
		.execute();
	await db
		.updateTable('implementer_report')
		.set({ person_id: null, words: '' })
		.where('person_id', '=', id)
		.execute();
	await db.updateTable('implementer_report').set({ decided_by: null }).where('decided_by', '=', id).execute();
	await db
		.updateTable('implementer_transition')
		.set({ person_id: null })
		.where('person_id', '=', id)
		.execute();
}
