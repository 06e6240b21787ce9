import { describe, expect, test } from 'vitest';
import { ownPath } from './own-path.ts';

const origin = 'https://mutirao.example.org';

describe('where somebody goes on after signing in', () => {
	test.each(['/account', '/pt-BR/needs?after=x#top', '/join?token=a.b'])('%s is of this site', (next) => {
		expect(ownPath(next, origin)).toBe(next);
	});

	test.each([
		...['', 'account', 'https://evil.example/', '//evil.example', '/\\evil.example', '\\/evil.example'],
		...['/\t/evil.example', '/\n/evil.example', '/.//evil.example', '/a/..//evil.example'],
		...['javascript:alert(1)', '/%0d%0aset-cookie:a=b/..//evil.example', undefined, null]
	])('%j is not', (next) => {
		expect(ownPath(next, origin)).toBeUndefined();
	});

	test('nothing that comes out names another host', () => {
		for (const next of ['/@evil.example', '/%2f/evil.example', '/;//evil.example', '/?//evil.example']) {
			const path = ownPath(next, origin);
			expect(path === undefined || new URL(path, origin).origin === origin).toBe(true);
		}
	});
});
