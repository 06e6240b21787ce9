import { describe, expect, test } from '../../../../tests/support/database.ts';
import { countUse, household } from './limits.ts';

const limit = { name: 'match', most: 3, seconds: 60 };
const noon = new Date('2026-11-22T12:00:10Z');
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1_000);

describe('a limit', () => {
	test('allows exactly as many as it says, however many come at once', async ({ db }) => {
		const uses = Array.from({ length: 20 }, () => countUse(db, limit, '203.0.113.7', noon));
		const outcomes = await Promise.allSettled(uses);
		expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
	});

	test('says when to come back', async ({ db }) => {
		for (let use = 0; use < 3; use++) await countUse(db, limit, '203.0.113.7', noon);
		await expect(countUse(db, limit, '203.0.113.7', noon)).rejects.toMatchObject({
			code: 'too_many',
			params: { minutes: 1 }
		});
		await expect(countUse(db, limit, '203.0.113.7', later(60))).resolves.toBeUndefined();
	});

	test('counts each subject and each kind of use apart', async ({ db }) => {
		for (let use = 0; use < 3; use++) await countUse(db, limit, '203.0.113.7', noon);
		await expect(countUse(db, limit, '203.0.113.8', noon)).resolves.toBeUndefined();
		await expect(countUse(db, { ...limit, name: 'sign_in' }, '203.0.113.7', noon)).resolves.toBeUndefined();
	});

	test('keeps nothing that tells who it was', async ({ db }) => {
		await countUse(db, limit, '203.0.113.7', noon);
		const rows = await db.selectFrom('rate_limit').select('bucket').execute();
		expect(rows.map(({ bucket }) => bucket).join()).not.toContain('203.0.113');
	});
});

describe('one household', () => {
	test.each([
		['203.0.113.7', '203.0.113.7'],
		['::ffff:203.0.113.7', '203.0.113.7'],
		['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
		['2001:db8:1:2::9', '2001:db8:1:2'],
		['2001:0DB8:1::', '2001:db8:1:0'],
		['::1', '0:0:0:0'],
		['fe80::1%eth0', 'fe80:0:0:0']
	])('%s counts as %s', (address, expected) => {
		expect(household(address)).toBe(expected);
	});
});
