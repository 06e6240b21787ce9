import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { untold } from './suppression.ts';

const parts = ['a', 'b', 'c', 'd'] as const;
const families = { families: [{ total: 'all', parts }], chain: [] };
const numbers = fc.tuple(...parts.map(() => fc.nat({ max: 12 })));
const countsOf = (values: readonly number[]) =>
	new Map<string, number>([
		...parts.map((part, at) => [part, values[at] ?? 0] as const),
		['all', values.reduce((sum, value) => sum + value, 0)]
	]);

describe('what is left out', () => {
	test('cannot be worked out from the total and the parts that are told', () => {
		fc.assert(
			fc.property(numbers, (values) => {
				const counts = countsOf(values);
				const out = untold(counts, families);
				for (const [figure, count] of counts) if (count > 0 && count < 5) expect(out).toContain(figure);
				const hidden = parts.filter((part) => out.has(part));
				if (out.has('all')) expect(hidden.length > 0 || counts.get('all') === 0).toBe(true);
				else if (hidden.length > 0) {
					expect(hidden.length).toBeGreaterThan(1);
					const sum = hidden.reduce((all, part) => all + (counts.get(part) ?? 0), 0);
					expect(sum).toBeGreaterThanOrEqual(5);
				}
			})
		);
	});

	test('is as little as that takes', () => {
		expect(untold(countsOf([8, 9, 0, 20]), families).size).toBe(0);
		expect([...untold(countsOf([2, 9, 0, 20]), families)]).toEqual(['a', 'b']);
	});

	test('is also what comes too near the figure it is part of', () => {
		const steps = new Map([
			['asked', 11],
			['answered', 8],
			['both', 6],
			['met', 5]
		]);
		const out = untold(steps, { families: [], chain: [...steps.keys()] });
		expect([...out]).toEqual(['answered', 'met']);
	});

	test('leaves the rest of the whole untold, too', () => {
		const whole = countsOf([10, 10, 10, 10]);
		const out = untold(countsOf([8, 0, 10, 5]), families, { whole, already: new Set(['d']) });
		expect(out).toContain('a');
		expect(out).toContain('d');
		expect(out).not.toContain('all');
	});
});
