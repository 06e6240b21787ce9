import { describe, expect, test } from 'vitest';
import { RevokeToken } from './schema.ts';
import { newId } from './server/secrets.ts';

describe('the token to end', () => {
	test('is named by an id we made', () => {
		const id = newId();
		expect(RevokeToken.parse({ id })).toEqual({ id });
	});

	test.each(['a\0b', '\ud800', '', 'a b', 'x'.repeat(41)])('is not %j, which no column could hold', (id) => {
		expect(RevokeToken.safeParse({ id }).success).toBe(false);
	});
});
