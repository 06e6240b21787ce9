import { sql } from 'kysely';
import type { Db } from '../../platform/server/db.ts';
import { loadVocabulary } from './vocabulary.ts';

/** Rows of one statement; three parameters each, well below what Postgres takes. */
const batch = 1_000;

/**
 * Brings the table `skill` to the vocabulary of the repository and answers how many rows it wrote. A skill that
 * left the vocabulary keeps its row: needs and profiles may still point to it, and its number is never reused.
 */
export async function syncSkills(db: Db): Promise<number> {
	const present = await db.selectFrom('skill').select(['id', 'term', 'label']).execute();
	const known = new Map(present.map((skill) => [skill.id, skill]));
	const rows = loadVocabulary()
		.concepts.map(({ id, term, labels }) => ({ id, term, label: labels.en }))
		.filter(({ id, term, label }) => known.get(id)?.term !== term || known.get(id)?.label !== label);
	for (let from = 0; from < rows.length; from += batch) {
		await db
			.insertInto('skill')
			.values(rows.slice(from, from + batch))
			.onConflict((conflict) =>
				conflict
					.column('id')
					.doUpdateSet({ term: sql<number>`excluded.term`, label: sql<string>`excluded.label` })
			)
			.execute();
	}
	return rows.length;
}
