import type { PersonalRecords } from '../../accounts/server/own-records.ts';

/** What somebody follows, and what they do not want to see. */
export const followingRecords: PersonalRecords = {
	name: 'following',
	gather: async (db, personId) => ({
		followed: await db
			.selectFrom('follow')
			.select(['kind', 'subject', 'since'])
			.where('person_id', '=', personId)
			.execute(),
		hidden: await db
			.selectFrom('hidden_need')
			.select(['need_id', 'at'])
			.where('person_id', '=', personId)
			.execute()
	}),
	erase: async ({ db }, personId) => {
		await db.deleteFrom('follow').where('person_id', '=', personId).execute();
		await db.deleteFrom('hidden_need').where('person_id', '=', personId).execute();
	}
};
