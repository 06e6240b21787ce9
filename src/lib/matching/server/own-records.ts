import type { PersonalRecords } from '../../accounts/server/own-records.ts';

/** In which lists somebody stood, and what they proposed for the vocabulary. */
export const matchingRecords: PersonalRecords = {
	name: 'matching',
	gather: async (db, personId) => ({
		shown_in_lists: await db
			.selectFrom('impression')
			.innerJoin('profile', 'profile.id', 'impression.profile_id')
			.select(['impression.profile_id', 'impression.day', 'impression.need_id', 'impression.place'])
			.select(['impression.band', 'impression.newcomer', 'impression.version'])
			.where('profile.person_id', '=', personId)
			.execute(),
		proposals: await db
			.selectFrom('vocabulary_proposal')
			.select(['id', 'skill', 'what', 'language', 'name', 'words', 'status', 'answer'])
			.select(['proposed_at', 'decided_at'])
			.where((eb) => eb.or([eb('person_id', '=', personId), eb('decided_by', '=', personId)]))
			.execute()
	}),
	// Impressions go with the profile. A decided proposal stays, without who made it and without their words; an answer
	// goes with whoever wrote it.
	erase: async ({ db }, personId) => {
		await db
			.deleteFrom('vocabulary_proposal')
			.where('person_id', '=', personId)
			.where('status', '=', 'open')
			.execute();
		await db
			.updateTable('vocabulary_proposal')
			.set({ person_id: null, name: '', words: '(erased by its author)' })
			.where('person_id', '=', personId)
			.execute();
		await db
			.updateTable('vocabulary_proposal')
			.set({ decided_by: null, answer: '' })
			.where('decided_by', '=', personId)
			.execute();
	}
};
