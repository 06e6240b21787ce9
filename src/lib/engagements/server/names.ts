/** Natural persons who took part in work are named by nothing that everybody reads of it. */
import { sql } from 'kysely';
import { hideName } from '../../introductions/hiding.ts';
import type { Db } from '../../platform/server/db.ts';

/** In SQL: names of the natural persons who took part in the work of that id. */
export function namesIn(id: string) {
	return sql<string[]>`names_in_work(${sql.ref(id)})`;
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

/**
 * Words one side wrote, without those names; the longer ones first, because one may be part of another. Its SQL twin is
 * `without_names`, by which search documents are made and by which stored texts lose a name that is erased or changed.
 */
export function withoutNames(words: string, names: readonly string[]): string {
	return names.toSorted((a, b) => b.length - a.length).reduce((left, name) => hideName(left, name), words);
}
