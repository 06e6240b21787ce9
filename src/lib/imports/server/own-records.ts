import type { PersonalRecords } from '../../accounts/server/own-records.ts';

/** What somebody brought in from tables. The file and its cells may be about others, so the export leaves them out. */
export const importRecords: PersonalRecords = {
	name: 'imports',
	gather: (db, id) =>
		db
			.selectFrom('data_import')
			.select(['id', 'kind', 'status', 'file_name', 'locale', 'with_similar', 'imported'])
			.select(['created_at', 'expires_at', 'done_at'])
			.where('person_id', '=', id)
			.execute(),
	erase: async ({ db }, id) => {
		await db.deleteFrom('data_import').where('person_id', '=', id).execute();
	}
};
