/**
 * Compiles the messages and writes SvelteKit's generated types, which every install deletes. Quietly does
 * nothing where the packages or Node 24 are missing: `npm start` then says what to do.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { nodePath } from './node24.mjs';

const steps = [
	[
		'node_modules/@inlang/paraglide-js/bin/run.js',
		...['compile', '--project', './project.inlang', '--outdir', './src/lib/paraglide'],
		...['--strategy', 'url', 'baseLocale', '--silent']
	],
	['node_modules/@sveltejs/kit/svelte-kit.js', 'sync']
];

const node = nodePath();
for (const [script, ...args] of steps) {
	if (!node || !existsSync(script)) continue;
	const { status } = spawnSync(node, [script, ...args], { stdio: 'inherit' });
	if (status) process.exitCode = status;
}
