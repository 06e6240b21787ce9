import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lock, loosePins, manifest, tooOld, withoutAJob } from './packages.ts';
import { root, sources } from './sources.ts';

describe('packages', () => {
	test('are pinned to the exact version the lock holds', () => {
		expect(loosePins(manifest, lock)).toEqual([]);
		const loose = {
			dependencies: { a: '^1.0.0', b: '1.0.0' },
			devDependencies: {},
			optionalDependencies: {}
		};
		expect(loosePins(loose, { packages: { 'node_modules/b': { version: '1.0.1' } } })).toHaveLength(2);
	});

	test('have no version with a known hole', () => {
		expect(tooOld(lock)).toEqual([]);
		const old = {
			'node_modules/svelte': { version: '5.55.6' },
			'node_modules/a/node_modules/devalue': { version: '5.9.0' }
		};
		expect(tooOld({ packages: old })).toHaveLength(2);
		expect(tooOld({ packages: { 'node_modules/svelte': { version: '5.56.0' } } })).toEqual([]);
	});

	test('each have a job when they run with the product', () => {
		const page = readFileSync(join(root, 'docs/decisions/dependencies.md'), 'utf8');
		expect(withoutAJob(manifest, page)).toEqual([]);
		expect(
			withoutAJob({ ...manifest, dependencies: { unheard: '1.0.0' }, optionalDependencies: {} }, page)
		).toEqual(['unheard']);
	});

	test('come from nowhere in particular: the lock names no address', () => {
		expect(Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
	});
});

describe('the machine it was written on', () => {
	test('is named nowhere in the repository', () => {
		const registry = process.env['npm_config_registry'] ?? process.env['NPM_CONFIG_REGISTRY'];
		const names = [root, hostname(), registry ? new URL(registry).host : ''].filter(
			(name) => name.length > 8
		);
		const everything = sources(
			['.'],
			['.ts', '.js', '.mjs', '.json', '.md', '.svelte', '.css', '.yml', '.html', 'run', 'rc']
		);
		const found = everything
			.filter(({ path }) => !path.startsWith('data/'))
			.flatMap(({ path, text }) =>
				names.filter((name) => text.includes(name)).map((name) => `${path}: ${name}`)
			);
		expect(everything.length).toBeGreaterThan(50);
		expect(found).toEqual([]);
	});
});
