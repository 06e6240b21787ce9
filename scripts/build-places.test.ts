import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { isoCodes } from './places/iso-codes.ts';

describe('codes of regions', () => {
	test('the table first, then equal letters, then the closest name, each code once', () => {
		const found = isoCodes(
			'XX',
			[
				{ code: 'XX.01', name: 'Northland' },
				{ code: 'XX.AB', name: 'Anything' },
				{ code: 'XX.02', name: 'Lake Province' },
				{ code: 'XX.03', name: 'Lakes' },
				{ code: 'XX.04', name: 'Elsewhere' }
			],
			{
				top: [
					{ code: 'XX-N', name: 'Nordmark' },
					{ code: 'XX-AB', name: 'Something' },
					{ code: 'XX-L', name: 'Province of Lake' }
				],
				lower: []
			},
			{ 'XX.01': 'XX-N' }
		);
		expect(Object.fromEntries(found)).toEqual({ 'XX.01': 'XX-N', 'XX.AB': 'XX-AB', 'XX.02': 'XX-L' });
	});
});

test('the committed gazetteer is what the script builds', () => {
	expect(() =>
		execFileSync(process.execPath, ['scripts/build-places.ts', '--check'], { stdio: 'pipe' })
	).not.toThrow();
});
