/** Natural persons who took part in work are named by nothing that everybody reads of it. */
import { sql } from 'kysely';
import { hideName } from '../../introductions/hiding.ts';
import type { Db } from '../../platform/server/db.ts';

/** In SQL: names of the natural persons who took part in the work of that id. */
export function namesIn(id: string) {
	return sql<string[]>`coalesce((select array_agg(profile.name) from engagement_party as named
		join profile on profile.id = named.profile_id
		where named.engagement_id = ${sql.ref(id)} and profile.kind = 'person'), '{}')`;
}

/** The same names, read. */
export async function readNames(db: Db, engagementId: string): Promise<string[]> {
	const found = await db
		.selectFrom('engagement')
		.select(namesIn('engagement.id').as('names'))
		.where('id', '=', engagementId)
		.executeTakeFirst();
	return found?.names ?? [];
}

/** Words one side wrote, without those names. */
export function withoutNames(words: string, names: readonly string[]): string {
	return names.reduce((left, name) => hideName(left, name), words);
}
