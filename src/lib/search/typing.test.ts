import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meant, shortened, slipsAllowed, slipsBetween, slipsFrom } from './typing.ts';

const letters = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const word = fc.array(letters, { minLength: 3, maxLength: 12 }).map((list) => list.join(''));

type Slip = (letters: string[], at: number, letter: string) => string[];
const slips: readonly Slip[] = [
	(list, at) => list.toSpliced(at % list.length, 1),
	(list, at, letter) => list.toSpliced(at % (list.length + 1), 0, letter),
	(list, at, letter) => list.with(at % list.length, letter),
	(list, at) => {
		const first = at % (list.length - 1);
		return list.with(first, list[first + 1] ?? '').with(first + 1, list[first] ?? '');
	}
];
const slip = fc.record({ how: fc.constantFrom(...slips), at: fc.nat(100), letter: letters });

describe('a word with slips of the finger', () => {
	test('is as many slips away as were made, at most', () => {
		fc.assert(
			fc.property(word, slip, (meantWord, { how, at, letter }) => {
				const typed = how(Array.from(meantWord), at, letter).join('');
				expect(slipsBetween(typed, meantWord, 2)).toBeLessThanOrEqual(1);
				expect(slipsBetween(meantWord, typed, 2)).toBe(slipsBetween(typed, meantWord, 2));
			})
		);
	});

	test('meets the word that was meant in its shortened forms, as the dictionary keeps them', () => {
		const kept = (one: string) => new Set(shortened(one, one.length < slipsFrom.two - 2 ? 1 : 2));
		fc.assert(
			fc.property(word, fc.array(slip, { minLength: 1, maxLength: 2 }), (meantWord, made) => {
				const typed = made
					.reduce((list, { how, at, letter }) => how(list, at, letter), Array.from(meantWord))
					.join('');
				fc.pre(slipsBetween(typed, meantWord, 2) <= slipsAllowed(typed));
				const forms = kept(meantWord);
				expect(shortened(typed).some((form) => forms.has(form)) || slipsAllowed(typed) === 0).toBe(true);
			}),
			{ numRuns: 2_000 }
		);
	});

	test.each([
		['Pyhton', 'python', 1],
		['recfie', 'recife', 1],
		['opnemrs', 'openmrs', 1],
		['kitten', 'sitting', Infinity]
	])('%s is %s with %d', (typed, right, count) => {
		expect(slipsBetween(typed.toLowerCase(), right, 2)).toBe(count);
	});
});

describe('what was meant', () => {
	test('is the nearest first, and nothing for short words and numbers', () => {
		expect(meant('pyhton', ['python', 'pylon', 'pythons'], 5)).toEqual(['python']);
		expect(meant('gis', ['gas', 'git'], 5)).toEqual([]);
		expect(meant('2026', ['2025'], 5)).toEqual([]);
	});
});
