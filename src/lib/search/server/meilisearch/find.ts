/** The Meilisearch adapter: its candidates, judged by the same measure as those of Postgres. */
import { sql, type SqlBool } from 'kysely';
import type { Db } from '../../../platform/server/db.ts';
import { type DocumentKey, searchKinds } from '../../kinds.ts';
import type { Question } from '../../question.ts';
import { type Candidates, mostCandidates } from '../engine.ts';
import type { Found } from '../queries.ts';
import { textQuery } from '../text-query.ts';
import { indexName, type SearchServer } from './server.ts';

/** What the server finds, kind by kind. Throws when it does not answer, or not in time. */
export async function askServer(
	server: SearchServer,
	{ words, near }: Question,
	signal: AbortSignal
): Promise<Candidates> {
	const filter = near ? `_geoRadius(${near.lat}, ${near.lng}, ${Math.round(near.km * 1_000)})` : undefined;
	const queries = searchKinds.map((kind) => ({
		indexUid: indexName(server, kind),
		q: words.join(' '),
		page: 1,
		hitsPerPage: mostCandidates + 1,
		matchingStrategy: 'all' as const,
		attributesToRetrieve: ['id'],
		...(filter !== undefined && { filter })
	}));
	const { results } = await server.client.multiSearch({ queries }, { signal });
	const keys = results.flatMap(({ hits }, at) => {
		const kind = searchKinds[at];
		return kind ? hits.map(({ id }): DocumentKey => ({ kind, id: String(id) })) : [];
	});
	return { keys, complete: results.every(({ hits }) => hits.length <= mostCandidates) };
}

/** Candidates as a condition; where some hold every word as typed, the others do not count. */
export async function amongCandidates(
	db: Db,
	question: Question,
	keys: readonly DocumentKey[]
): Promise<Found> {
	const [kinds, ids] = [keys.map(({ kind }) => kind), keys.map(({ id }) => id)];
	const words = textQuery(question);
	const { rows } = await sql<{ exact: boolean }>`
		select exists (select from search_document as document
			join unnest(${kinds}::text[], ${ids}::text[]) as candidate(kind, id) using (kind, id)
			where not document.gone and document.words @@ ${words}::text::tsquery) as exact`.execute(db);
	const among = sql<SqlBool>`(document.kind, document.id) in (
		select candidate.kind, candidate.id from unnest(${kinds}::text[], ${ids}::text[]) as candidate(kind, id))`;
	return rows[0]?.exact ? sql<SqlBool>`(${among} and document.words @@ ${words}::text::tsquery)` : among;
}
