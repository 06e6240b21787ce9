import { describe, expect, test } from 'vitest';
import { type Pace, paceAfter, paceNote } from './lifecycle.ts';

describe('mails nobody opens', () => {
	test.each<[Pace, string[]]>([
		['at_once', ['at_once', 'at_once', 'daily', 'daily', 'weekly', 'monthly', 'monthly']],
		['daily', ['daily', 'daily', 'weekly', 'weekly', 'monthly', 'monthly', 'monthly']],
		['weekly', ['weekly', 'weekly', 'monthly', 'monthly', 'monthly', 'monthly', 'monthly']]
	])('come one step slower after every four: %s', (chosen, expected) => {
		expect([0, 3, 4, 7, 8, 12, 99].map((unread) => paceAfter(chosen, unread))).toEqual(expected);
	});

	test('say so: before the step, and as long as it lasts', () => {
		expect(paceNote('daily', 2)).toEqual({ slower: false, next: undefined });
		expect(paceNote('daily', 3)).toEqual({ slower: false, next: 'weekly' });
		expect(paceNote('daily', 4)).toEqual({ slower: true, next: undefined });
		expect(paceNote('daily', 7)).toEqual({ slower: true, next: 'monthly' });
		expect(paceNote('daily', 30)).toEqual({ slower: true, next: undefined });
	});
});
