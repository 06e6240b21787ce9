import { type Expression, type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Db } from './db.ts';

export interface Facet {
	/** A query of one text column `value` per row of the list, none, one or many: what the row counts under. */
	values: RawBuilder<unknown>;
	/** What the reader chose. Chosen values are always among the counted ones, if only with 0. */
	chosen: readonly string[];
	/** The condition that choice makes. */
	where: Expression<SqlBool> | undefined;
}

export interface FacetCount {
	value: string;
	count: number;
}

export interface FacetCounts<Name extends string> {
	/** Rows that satisfy every choice. */
	total: number;
	facets: Record<Name, FacetCount[]>;
}

/**
 * Counts all facets of a list in one statement. Each is counted under the choices made on the *other* facets,
 * so that the figure beside a value is what choosing it as well would bring. `rows` is a query of the readable
 * and searched rows; conditions and values name its columns through the alias `name`.
 */
export async function countFacets<Name extends string>(
	db: Db,
	name: string,
	rows: Expression<unknown>,
	facets: Record<Name, Facet>,
	most = 12
): Promise<FacetCounts<Name>> {
	const list = Object.entries<Facet>(facets);
	const under = (left: string | undefined) => {
		const kept = list.flatMap(([other, { where }]) => (other === left || !where ? [] : [where]));
		return kept.length > 0 ? sql.join(kept, sql` and `) : sql`true`;
	};
	const from = sql`facet_row as ${sql.ref(name)}`;
	const counts = list.map(
		([facet, { values, chosen }]) => sql`(
			select ${facet}::text as facet, counted.value::text as value, count(*)::int as count
			from ${from} cross join lateral (${values}) as counted(value)
			where counted.value is not null and ${under(facet)}
			group by counted.value
			order by counted.value::text = any(${[...chosen]}::text[]) desc, count(*) desc, counted.value
			limit ${most + chosen.length})`
	);
	const total = sql`(select null::text, null::text, count(*)::int from ${from} where ${under(undefined)})`;
	const { rows: counted } = await sql<{ facet: Name | null; value: string; count: number }>`
		with facet_row as materialized (${rows})
		${sql.join([...counts, total], sql` union all `)}`.execute(db);
	return gather(counted, facets);
}

function gather<Name extends string>(
	counted: readonly { facet: Name | null; value: string; count: number }[],
	facets: Record<Name, Facet>
): FacetCounts<Name> {
	const empty = Object.keys(facets).map((name) => [name, [] as FacetCount[]]);
	const result: FacetCounts<Name> = {
		total: 0,
		facets: Object.fromEntries(empty) as Record<Name, FacetCount[]>
	};
	for (const { facet, value, count } of counted) {
		if (facet === null) result.total = count;
		else result.facets[facet].push({ value, count });
	}
	for (const [name, { chosen }] of Object.entries<Facet>(facets)) {
		const list = result.facets[name as Name];
		const seen = new Set(list.map(({ value }) => value));
		list.push(...chosen.filter((value) => !seen.has(value)).map((value) => ({ value, count: 0 })));
	}
	return result;
}
