import type { Db } from '../../platform/server/db.ts';

/** Languages of profiles a list has shown already, by id; asked only for ids that reader was given. */
export async function languagesSpoken(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.selectFrom('profile')
		.select(['id', 'languages'])
		.where('id', 'in', [...ids])
		.execute();
	return new Map(rows.map(({ id, languages }) => [id, languages]));
}
