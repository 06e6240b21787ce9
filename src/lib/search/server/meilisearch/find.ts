/** The Meilisearch adapter: its candidates, judged by the same measure as those of Postgres. */
import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { FederatedMultiSearchParams, MultiSearchParams } from 'meilisearch';
import type { Db } from '../../../platform/server/db.ts';
import { type SearchKind, searchKinds } from '../../kinds.ts';
import type { Question } from '../../question.ts';
import { onlyCondition } from '../clauses.ts';
import { type Candidate, type Candidates, mostCandidates } from '../engine.ts';
import { nearCondition } from '../postgres.ts';
import type { Found } from '../queries.ts';
import { textQuery } from '../text-query.ts';
import { filtersOf } from './filter.ts';
import { indexName, type SearchServer } from './server.ts';

/**
 * What the server finds, in one request: id and version of each, and whether that is all of it. Throws when it does
 * not answer, or not in time.
 */
export function askServer(
	server: SearchServer,
	question: Question,
	signal: AbortSignal
): Promise<Candidates> {
	return question.only?.oneOf
		? askForEach(server, question, question.only.kind, signal)
		: askTogether(server, question, signal);
}

interface Hit {
	id: string;
	v: number;
}

function queriesFor(index: string, question: Question) {
	return filtersOf(question).map((filter) => ({
		indexUid: index,
		q: question.words.join(' '),
		matchingStrategy: 'all' as const,
		attributesToRetrieve: ['id', 'v'],
		...(filter.length > 0 && { filter })
	}));
}

/** All indexes, as one list. */
async function askTogether(
	server: SearchServer,
	question: Question,
	signal: AbortSignal
): Promise<Candidates> {
	const kinds = question.only ? [question.only.kind] : searchKinds;
	const kindOf = new Map<string, SearchKind>(kinds.map((kind) => [indexName(server, kind), kind]));
	const { hits } = await server.client.multiSearch<FederatedMultiSearchParams, Hit>(
		{
			federation: { limit: mostCandidates + 1 },
			queries: [...kindOf.keys()].flatMap((index) => queriesFor(index, question))
		},
		{ signal }
	);
	const found = hits.flatMap(({ id, v, _federation }): Candidate[] => {
		const kind = kindOf.get(_federation?.indexUid ?? '');
		return kind ? [{ kind, id, version: v }] : [];
	});
	return { found, complete: found.length <= mostCandidates };
}

/** One query for each alternative, so that each may name as many as are taken; who is named twice counts once. */
async function askForEach(
	server: SearchServer,
	question: Question,
	kind: SearchKind,
	signal: AbortSignal
): Promise<Candidates> {
	const limit = mostCandidates + 1;
	const { results } = await server.client.multiSearch<MultiSearchParams, Hit>(
		{ queries: queriesFor(indexName(server, kind), question).map((query) => ({ ...query, limit })) },
		{ signal }
	);
	const versions = new Map(results.flatMap(({ hits }) => hits.map(({ id, v }) => [id, v] as const)));
	return {
		found: [...versions].map(([id, version]) => ({ kind, id, version })),
		complete: results.every(({ hits }) => hits.length <= mostCandidates)
	};
}

/** More documents than this are not looked through again because an index has not heard of them. */
const mostUnsent = 1_000;

interface Judged {
	exact: boolean;
	/** Candidates that are not what the index says, though it was told. */
	stale: number;
	/** Documents it has not been told of. */
	unsent: number;
}

/**
 * Candidates as a condition; where some hold every word as typed, the others do not count. Documents the index has
 * not heard of yet are judged in Postgres. Undefined where the index is not what it was told to be, or too far behind.
 */
export async function amongCandidates(
	db: Db,
	question: Question,
	candidates: readonly Candidate[]
): Promise<Found | undefined> {
	const words = textQuery(question);
	const listed = sql`jsonb_to_recordset(${JSON.stringify(candidates)}::text::jsonb)
		as candidate (kind text, id text, version bigint)`;
	const fresh = unsent(question);
	const { rows } = await sql<Judged>`
		with fresh as materialized (${fresh}), listed as materialized (
			select document.version, candidate.version as held, document.gone, index.sent,
				document.words @@ ${words}::text::tsquery as holds
			from ${listed} left join search_document as document using (kind, id)
			left join search_index as index on index.kind = candidate.kind)
		select exists (select from listed where holds and not gone) or exists (select from fresh where holds) as exact,
			(select count(*)::int from listed
				where version is null or (version <> held and version <= sent)) as stale,
			(select count(*)::int from fresh) as unsent`.execute(db);
	const [judged] = rows;
	if (!judged || judged.stale > 0 || judged.unsent > mostUnsent) return undefined;
	const among = sql<SqlBool>`(document.kind, document.id) in (select candidate.kind, candidate.id from ${listed})`;
	if (!judged.exact) return among;
	const holds = sql<SqlBool>`document.words @@ ${words}::text::tsquery`;
	const known = sql<SqlBool>`(${among} and ${holds})`;
	return judged.unsent === 0
		? known
		: sql<SqlBool>`(${known} or (document.kind, document.id) in (
			select fresh.kind, fresh.id from (${fresh}) as fresh where fresh.holds))`;
}

/** Documents newer than what the index of their kind was told, up to one more than we look through. */
function unsent(question: Question): RawBuilder<unknown> {
	const words = textQuery(question);
	const kinds = question.only ? [question.only.kind] : [...searchKinds];
	return sql`
		select document.kind, document.id, document.words @@ ${words}::text::tsquery
			and ${nearCondition(question)} and ${onlyCondition(question)} as holds
		from search_index as index cross join lateral (
			select * from search_document as newer
			where newer.kind = index.kind and newer.version > index.sent
			order by newer.version limit ${mostUnsent + 1}) as document
		where index.kind = any(${kinds}) and not document.gone`;
}
