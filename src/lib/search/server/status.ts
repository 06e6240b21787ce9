/** How far search is behind the truth. */
import { sql } from 'kysely';
import type { Db } from '../../platform/server/db.ts';
import { type SearchKind, searchKinds } from '../kinds.ts';
import type { About, AnsweredBy } from './tally.ts';

export interface KindStatus {
	kind: SearchKind;
	documents: number;
	/** Documents the index of the search server has not heard of yet; undefined where it never had any. */
	unsent: number | undefined;
	sentAt: Date | null;
	problem: string | null;
}

export interface SearchStatus {
	/** Edits whose document has not been read again, and since when the oldest waits. */
	waiting: number;
	waitingSince: Date | null;
	kinds: KindStatus[];
	/** Who answered in the last seven days; empty where Postgres searches alone. */
	answers: { about: About; answered: AnsweredBy; count: number }[];
}

const answeredDays = 7;

export async function readSearchStatus(db: Db): Promise<SearchStatus> {
	const {
		rows: [changes]
	} = await sql<{ waiting: number; since: Date | null }>`
		select count(*)::int as waiting, min(at) as since from search_change`.execute(db);
	const { rows } = await sql<Omit<KindStatus, 'documents'> & { documents: number | null }>`
		select kind.kind, sent_at as "sentAt", problem,
			count(document.id) filter (where not gone)::int as documents,
			case when index.kind is null then null
				else (count(document.id) filter (where document.version > index.sent))::int end as unsent
		from unnest(${[...searchKinds]}::text[]) with ordinality as kind(kind, place)
		left join search_index as index on index.kind = kind.kind
		left join search_document as document on document.kind = kind.kind
		group by kind.kind, kind.place, index.kind, sent_at, problem
		order by kind.place`.execute(db);
	const answers = await db
		.selectFrom('search_answer')
		.select(['about', 'answered'])
		.select((eb) => sql<number>`${eb.fn.sum('count')}::int`.as('count'))
		.where('day', '>', sql<string>`current_date - ${answeredDays}::int`)
		.groupBy(['about', 'answered'])
		.orderBy('about')
		.orderBy('answered')
		.execute();
	return {
		answers,
		waiting: changes?.waiting ?? 0,
		waitingSince: changes?.since ?? null,
		kinds: rows.map(({ documents, unsent, ...row }) => ({
			...row,
			documents: documents ?? 0,
			unsent: unsent ?? undefined
		}))
	};
}
