/** Clauses as a condition on `search_document as document`: what the search server's filter says, in Postgres. */
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Test } from '../facts.ts';
import type { Question } from '../question.ts';

export function onlyCondition({ only }: Question): RawBuilder<SqlBool> {
	if (!only) return sql`true`;
	const any = (tests: readonly Test[]) => sql<SqlBool>`(${sql.join(tests.map(testOf), sql` or `)})`;
	const clauses = [...(only.clauses ?? []), ...(only.oneOf ? [only.oneOf.flat()] : [])].map(any);
	return sql`(${sql.join([sql`document.kind = ${only.kind}`, ...clauses], sql` and `)})`;
}

function testOf(test: Test): RawBuilder<SqlBool> {
	if ('upTo' in test) return sql`coalesce((document.facts->>'freeFrom')::int <= ${test.upTo}::int, true)`;
	const list = sql`document.facts->${test.fact}::text`;
	if ('empty' in test) return sql`${list} = '[]'::jsonb`;
	if ('anyOf' in test) return sql`${list} ?| ${[...test.anyOf]}::text[]`;
	return sql`not ${list} ?| ${[...test.noneOf]}::text[]`;
}
