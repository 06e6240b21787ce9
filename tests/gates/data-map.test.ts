import { describe, expect, test } from 'vitest';
import { describedTables } from './catalogue.ts';
import { gapsIn, readDataMap } from './data-map.ts';

/** A table that points to a person holds something about one. */
const tables = describedTables();
const personal = Object.entries(tables)
	.filter(([name, columns]) => name === 'person' || 'person_id' in columns)
	.map(([name]) => name);

describe('the map of personal data', () => {
	test('says of each column why it is held, on which ground, for how long, and whether the export carries it', () => {
		expect(gapsIn(readDataMap(), tables, personal)).toEqual([]);
	});

	test('a table and a column that are missing, one that is gone and one that says nothing are found', () => {
		const said = { purpose: 'Finds it', basis: 'Contract', retention: 'A day', export: true } as const;
		const map = { 'a.one': said, 'a.gone': said, 'a.empty': { ...said, basis: ' ' } };
		expect(
			gapsIn(map, { a: { one: {}, two: {}, empty: {} }, b: { person_id: {} } }, ['a', 'b'])
		).toHaveLength(4);
	});
});
