import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A file or folder of this repository, by its path from the root. The same module runs from `src/` and from
 * the bundle in `build/`, so the root is the nearest folder above that holds `migrations/` and `package.json`.
 */
export function fromRoot(...path: string[]): string {
	return join(root, ...path);
}

const root = findRoot(import.meta.dirname);

function findRoot(start: string): string {
	for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
		if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'migrations'))) return folder;
	}
	return process.cwd();
}
