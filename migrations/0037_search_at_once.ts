import { type Kysely, sql } from 'kysely';

/**
 * A list of entries still to be sorted into an index is read whole by every search. While a first start writes the
 * words of all places, that made a search with a typing error take a third of a second; sorting them in at once costs
 * the worker that writes them, and nobody who reads.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const index of ['search_word_shortened_idx', 'search_document_words_idx'])
		await sql`alter index ${sql.ref(index)} set (fastupdate = off)`.execute(db);
}
