/** The Postgres adapter: an index over words, and a dictionary that forgives typing errors. */
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { boxAround, kilometres } from '../../places/server/kilometres.ts';
import type { Db } from '../../platform/server/db.ts';
import type { Question } from '../question.ts';
import { meant, shortened, slipsAllowed } from '../typing.ts';
import { onlyCondition } from './clauses.ts';
import type { Found } from './queries.ts';
import { textQuery } from './text-query.ts';

/** So many words like a typed one are looked for: more would be about something else. */
const mostAlike = 12;

/** What holds every word; where nothing does, what holds words like them. In one statement. */
export async function findInPostgres(db: Db, question: Question): Promise<Found> {
	const words = textQuery(question);
	const within = sql<SqlBool>`${nearCondition(question)} and ${onlyCondition(question)}`;
	const forms = [
		...new Set(question.words.flatMap((word) => (slipsAllowed(word) === 0 ? [] : shortened(word))))
	];
	const { rows } = await sql<{ exact: boolean; alike: string[] }>`
		with exact as materialized (
			select exists (select from search_document as document
				where not document.gone and document.words @@ ${words}::text::tsquery and ${within}) as found)
		select exact.found as exact, case when exact.found then '{}' else array(
			select word from search_word where shortened && ${forms}::text[] limit 5000) end as alike
		from exact`.execute(db);
	const [{ exact, alike } = { exact: true, alike: [] }] = rows;
	const chosen = exact ? words : textQuery(question, meantBy(question.words, alike));
	return sql<SqlBool>`(document.words @@ ${chosen}::text::tsquery and ${within})`;
}

function meantBy(words: readonly string[], alike: readonly string[]): Record<string, string[]> {
	return Object.fromEntries(words.map((word) => [word, meant(word, alike, mostAlike)]));
}

export function nearCondition({ near }: Question): RawBuilder<SqlBool> {
	if (!near) return sql`true`;
	const centre = { lat: sql<number>`${near.lat}::float8`, lng: sql<number>`${near.lng}::float8` };
	const point = { lat: sql<number>`document.lat`, lng: sql<number>`document.lng` };
	const km = sql<number>`${near.km}::float8`;
	return sql`(document.lat is not null and point(document.lng, document.lat) <@ ${boxAround(centre, km)}
		and ${kilometres(centre, point)} <= ${km})`;
}
