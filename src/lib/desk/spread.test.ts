import { describe, expect, test } from 'vitest';
import { spread, type Wanting } from './spread.ts';

const need = (needId: string, ...candidates: string[]): Wanting => ({
	...{ needId, candidates, fitting: candidates.length },
	publishedAt: new Date('2026-11-01T00:00:00Z')
});
const room = (rooms: Record<string, number>) => new Map(Object.entries(rooms));

describe('suggestions across needs', () => {
	test('serve the need with the fewest people first', () => {
		const needs = [need('easy', 'ana', 'bia', 'caio'), need('rare', 'ana')];
		expect(spread(needs, room({ ana: 1, bia: 1, caio: 1 }))).toEqual([
			{ needId: 'rare', suggested: ['ana'] },
			{ needId: 'easy', suggested: ['bia', 'caio'] }
		]);
	});

	test('never give anybody more than they take on', () => {
		const needs = ['a', 'b', 'c', 'd'].map((id) => need(id, 'ana', 'bia'));
		const given = spread(needs, room({ ana: 2, bia: 1 })).flatMap(({ suggested }) => suggested);
		expect(given.sort()).toEqual(['ana', 'ana', 'bia']);
		expect(spread([need('a', 'ana')], room({}))).toEqual([{ needId: 'a', suggested: [] }]);
	});

	test('give every need one before any a second, in the order of the match, at most three each', () => {
		const needs = [need('a', 'ana', 'bia', 'caio', 'davi'), need('b', 'ana', 'bia', 'caio', 'davi')];
		const found = spread(needs, room({ ana: 1, bia: 1, caio: 1, davi: 9 }));
		expect(found).toEqual([
			{ needId: 'a', suggested: ['ana', 'caio', 'davi'] },
			{ needId: 'b', suggested: ['bia', 'davi'] }
		]);
	});

	test('are the same whatever order the needs come in', () => {
		const needs = [need('a', 'ana', 'bia'), need('b', 'bia', 'ana'), need('c', 'ana')];
		const rooms = room({ ana: 2, bia: 1 });
		expect(spread(needs.toReversed(), rooms)).toEqual(spread(needs, rooms));
	});
});
