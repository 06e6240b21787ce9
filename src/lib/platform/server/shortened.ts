import { type RawBuilder, sql } from 'kysely';

/** Characters of a text that stand in a list, the sign that it goes on included. */
export const excerptLength = 300;

/** The beginning of a text column, cut between words and ended with “…”, so that no reader takes it for the whole. */
export function shortened(column: string): RawBuilder<string> {
	const text = sql.ref(column);
	return sql<string>`case when length(${text}) <= ${excerptLength}::int4 then ${text}
		else regexp_replace(left(${text}, ${excerptLength - 1}::int4), '\\s+\\S*$', '') || '…' end`;
}
