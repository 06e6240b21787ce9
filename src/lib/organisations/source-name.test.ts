import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sourceName } from './source-name.ts';

test('every list we copied from is shown by a name, not by a package or a repository', () => {
	const lines = readFileSync(new URL('../../../data/listings/listings.jsonl', import.meta.url), 'utf8');
	const sources = new Set(
		lines
			.split('\n')
			.filter((line) => line !== '')
			.map((line) => (JSON.parse(line) as { source: string }).source)
	);
	expect(sources.size).toBeGreaterThan(0);
	for (const source of sources) expect(sourceName(source)).not.toMatch(/[:/]/);
});
