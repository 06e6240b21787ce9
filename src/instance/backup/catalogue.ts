/** What a backup holds: every table of ours, in an order in which each row finds the rows it points to. */
import type postgres from 'postgres';

export interface BackupTable {
	name: string;
	/** Stored columns, in the order of the table. */
	columns: string[];
}

/** The migrator's own tables are made again by the migrations themselves. */
const made = ['kysely_migration', 'kysely_migration_lock'];

/** Tables with their columns, those that are pointed to first. Throws where two point to each other. */
export async function listTables(sql: postgres.ISql): Promise<BackupTable[]> {
	const tables = await sql<BackupTable[]>`
		select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
		from pg_class c
		join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
		where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all(${made})
		group by c.relname
		order by c.relname`;
	const arrows = await sql<{ from: string; to: string }[]>`
		select distinct f.relname as from, t.relname as to
		from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
		where k.contype = 'f' and f.oid <> t.oid and f.relnamespace = 'public'::regnamespace`;
	return inOrder(tables, arrows);
}

/** Each after all it points to; a table that points to itself is filled by one statement and needs no order. */
export function inOrder(
	tables: readonly BackupTable[],
	arrows: readonly { from: string; to: string }[]
): BackupTable[] {
	const ordered: BackupTable[] = [];
	let waiting = [...tables];
	while (waiting.length > 0) {
		const names = new Set(waiting.map(({ name }) => name));
		const free = waiting.filter(({ name }) => !arrows.some(({ from, to }) => from === name && names.has(to)));
		if (free.length === 0) throw new Error(`these tables point to each other: ${[...names].join(', ')}`);
		ordered.push(...free);
		waiting = waiting.filter((table) => !free.includes(table));
	}
	return ordered;
}

/** Where each counter of ours stands; one never used is left out. */
export function listSequences(sql: postgres.ISql): Promise<{ name: string; value: string }[]> {
	return sql<{ name: string; value: string }[]>`
		select sequencename as name, last_value::text as value from pg_sequences
		where schemaname = 'public' and last_value is not null order by sequencename`;
}
