import { describe, expect, test } from 'vitest';
import ts from 'typescript';
import { code, parse, visit } from '../../../../tests/gates/sources.ts';
import { isGroup } from '../groups.ts';
import { eventTable } from './table.ts';

/** The names of all events, as the sources declare them. */
function declaredTopics(): string[] {
	const found: string[] = [];
	for (const source of code().filter(({ path }) => path.startsWith('src/') && !path.endsWith('.test.ts'))) {
		visit(parse(source), (node) => {
			if (!ts.isInterfaceDeclaration(node) || node.name.text !== 'Topics') return;
			for (const { name } of node.members) if (name && ts.isStringLiteral(name)) found.push(name.text);
		});
	}
	return found.sort();
}

describe('the table of events', () => {
	test('says of every event who is told, or why nobody is', () => {
		expect(declaredTopics().length).toBeGreaterThan(20);
		expect(Object.keys(eventTable).sort()).toEqual(declaredTopics());
		for (const [topic, rule] of Object.entries(eventTable)) {
			if ('nobody' in rule) expect(rule.nobody.length, topic).toBeGreaterThan(10);
			else expect(rule.told.length, topic).toBeGreaterThan(0);
		}
	});

	test('names a group that people can set, and none twice for one event', () => {
		for (const [topic, rule] of Object.entries(eventTable)) {
			const groups = 'told' in rule ? rule.told.map(({ group }) => group) : [];
			expect(groups.every(isGroup), topic).toBe(true);
			expect(new Set(groups).size, topic).toBe(groups.length);
		}
	});
});
