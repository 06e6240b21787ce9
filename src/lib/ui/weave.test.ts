import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { valuesOf, weave } from './weave.ts';

describe('the woven band', () => {
	test('crosses once per value, the parity of the value saying which strand is on top', () => {
		const { cells } = weave([2, 5, 8, 1]);
		expect(cells.map(({ over }) => over)).toEqual(['leaf', 'slate', 'leaf', 'slate']);
	});

	test('always has an even number of crossings, so that it joins itself when repeated', () => {
		fc.assert(
			fc.property(fc.array(fc.integer()), (values) => {
				const { cells, width } = weave(values);
				expect(cells.length % 2).toBe(0);
				expect(cells[0]!.leaf.startsWith('M0 4')).toBe(true);
				expect(cells.at(-1)!.leaf.endsWith(`L${width} 4`)).toBe(true);
			})
		);
	});

	test('is the same for the same figures, and differs between pages', () => {
		expect(weave(valuesOf('/needs'))).toEqual(weave(valuesOf('/needs')));
		expect(weave(valuesOf('/needs'))).not.toEqual(weave(valuesOf('/people')));
	});

	test('does not grow with an address somebody made long', () => {
		expect(weave(valuesOf(`/${'a'.repeat(12_000)}`)).cells.length).toBeLessThanOrEqual(128);
	});
});
