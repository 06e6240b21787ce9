import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { fromRoot } from '#lib/platform/server/root.ts';

test('the attribution page knows every source of the data (else: node scripts/build-attribution.ts)', () => {
	const { status, stderr } = spawnSync(
		process.execPath,
		[fromRoot('scripts/build-attribution.ts'), '--check'],
		{
			encoding: 'utf8'
		}
	);
	expect(stderr).toBe('');
	expect(status).toBe(0);
});
