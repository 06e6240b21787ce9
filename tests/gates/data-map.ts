import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './sources.ts';

/** What `docs/data-map.json` says about a column that holds something about a person. */
export interface PersonalColumn {
	purpose: string;
	/** On which legal ground it is held. */
	basis: string;
	retention: string;
	/** Whether the person's export carries it, or why it does not. */
	export: true | string;
}

export type DataMap = Readonly<Record<string, PersonalColumn>>;

export function readDataMap(): DataMap {
	return JSON.parse(readFileSync(join(root, 'docs/data-map.json'), 'utf8')) as DataMap;
}

/** Tables the map speaks of: each of their columns has to be in it. */
export function mappedTables(map: DataMap): string[] {
	return [...new Set(Object.keys(map).map((column) => column.split('.')[0] ?? ''))];
}

/**
 * What the map lacks, says about columns that are not there, or leaves empty. `pointing`: columns that name a person
 * in tables of something else; where the map speaks of nothing but those, the rest of the table is not about a person.
 */
export function gapsIn(
	map: DataMap,
	tables: Readonly<Record<string, object>>,
	personal: readonly string[],
	pointing: readonly string[] = []
): string[] {
	const spoken = mappedTables(map);
	const partly = spoken.filter((table) =>
		Object.keys(map).every((column) => !column.startsWith(`${table}.`) || pointing.includes(column))
	);
	const columns = spoken.flatMap((table) =>
		Object.keys(tables[table] ?? {}).map((column) => `${table}.${column}`)
	);
	return [
		...pointing.filter((column) => !(column in map)).map((column) => `${column}: not in the map`),
		...personal
			.filter((table) => !spoken.includes(table))
			.map((table) => `${table}: no column is in the map`),
		...columns
			.filter((column) => !(column in map) && !partly.includes(column.split('.')[0] ?? ''))
			.map((column) => `${column}: not in the map`),
		...Object.keys(map)
			.filter((column) => !columns.includes(column))
			.map((column) => `${column}: there is no such column`),
		...Object.entries(map).flatMap(([column, said]) =>
			Object.entries({ ...said, export: String(said.export) })
				.filter(([, words]) => words.trim().length < 4)
				.map(([what]) => `${column}: ${what} says nothing`)
		)
	];
}
