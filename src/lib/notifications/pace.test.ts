import { describe, expect, test } from 'vitest';
import { pace } from './pace.ts';

describe('digests that go unread', () => {
	test('come more rarely, step by step', () => {
		expect([0, 6, 7, 10, 11, 99].map((unread) => pace('daily', unread))).toEqual([
			...['daily', 'daily', 'weekly', 'weekly', 'monthly', 'monthly']
		]);
		expect([0, 3, 4].map((unread) => pace('weekly', unread))).toEqual(['weekly', 'weekly', 'monthly']);
	});
});
