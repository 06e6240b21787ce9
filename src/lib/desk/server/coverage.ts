import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Desk } from '../policy.ts';

/** Columns that say where something sits, and whether it is an example. */
export interface LocatedColumns {
	country: RawBuilder<unknown>;
	subdivision: RawBuilder<unknown>;
	example: RawBuilder<unknown>;
}

/** The SQL twin of `covers`; `policy.test.ts` holds the two together. `today` as YYYY-MM-DD. */
export function coveredBy(
	{ teamId, example, places }: Desk,
	at: LocatedColumns,
	today: string
): RawBuilder<SqlBool> {
	if (teamId !== null) {
		return sql<SqlBool>`(${at.example} = ${example} and (coalesce(${at.country} = any(${[...places]}), false)
			or coalesce(${at.subdivision} = any(${[...places]}), false)))`;
	}
	return sql<SqlBool>`${at.example} = ${example} and not exists (
		select from broker_cover as covered join organisation as team on team.id = covered.organisation_id
		where team.kind = 'broker_team' and team.status = 'active' and team.verified_until >= ${today}::date
			and team.example = ${at.example} and covered.country = ${at.country}
			and (covered.subdivision is null or covered.subdivision = ${at.subdivision}))`;
}

/** Where a need sits; for a query that calls it `need`. */
export const needAt: LocatedColumns = {
	country: sql`need.country`,
	subdivision: sql`need.subdivision`,
	example: sql`(need.origin = 'example')`
};
