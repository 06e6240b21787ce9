import { describe, expect, test } from 'vitest';
import type { Match } from '../order.ts';
import { coverMost } from './cover-most.ts';

const asked = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((skill) => ({ skill, must: skill !== 'g' }));
const who = (profileId: string, met: string, total: number): Match => ({
	...{ profileId, total, group: 'excluded', reason: 'lacks_must_haves', band: 'possible', parts: [] },
	met: Array.from(met)
});

describe('covering most of a need', () => {
	test('counts what is covered before how well, and names what is missing', () => {
		const found = coverMost(asked, [who('1', 'abcd', 9_000), who('2', 'abce', 9_500)], 0);
		expect(found.map(({ profileId, missing }) => [profileId, missing])).toEqual([
			['2', ['d', 'f']],
			['1', ['e', 'f']]
		]);
	});

	test('is at least two must-haves, and never all but one', () => {
		const few = [who('one', 'a', 9_000), who('near', 'abcde', 9_000), who('all', 'abcdef', 9_000)];
		expect(coverMost(asked, few, 0)).toEqual([]);
		expect(coverMost(asked.slice(0, 4), [who('two of four', 'ab', 9_000)], 0)).toHaveLength(1);
	});

	test('is said only where few fit or lack one thing', () => {
		const one = [who('1', 'abcd', 9_000)];
		expect(coverMost(asked, one, 2)).toHaveLength(1);
		expect(coverMost(asked, one, 3)).toEqual([]);
	});

	test('shows no more than five', () => {
		const many = Array.from({ length: 9 }, (_, at) => who(String(at), 'abcd', at));
		expect(coverMost(asked, many, 0).map(({ profileId }) => profileId)).toEqual(['8', '7', '6', '5', '4']);
	});
});
