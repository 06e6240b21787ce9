/**
 * Runs a TypeScript entry on Node 24, whichever Node started this file. Plain JavaScript, so that an older
 * Node can read it and say what is missing.
 */
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(fileURLToPath(import.meta.url), '../..');

/** The Node 24 to use: this one, or the one npm installed; undefined when there is none. */
export function nodePath() {
	if (isRecent()) return process.execPath;
	const candidates = [
		'node_modules/node/bin/node',
		`node_modules/node/node_modules/node-${process.platform}-${process.arch}/bin/node`,
		`node_modules/node-${process.platform}-${process.arch}/bin/node`
	];
	return candidates.map((candidate) => join(root, candidate)).find((path) => existsSync(path));
}

function isRecent() {
	return Number(process.versions.node.split('.')[0]) >= 24;
}

async function run([entry, ...args]) {
	if (isRecent()) {
		process.argv.splice(1, 2, resolve(root, entry));
		await import(pathToFileURL(resolve(root, entry)).href);
		return;
	}
	const node = nodePath();
	if (!node) {
		process.stderr.write(
			`Mutirão needs Node 24 and this is ${process.version}. Node 24 comes with "npm ci", but its install ` +
				'script was switched off. Run "npm rebuild node" and start again, or install Node 24.\n'
		);
		process.exitCode = 1;
		return;
	}
	const child = spawn(node, [resolve(root, entry), ...args], { stdio: 'inherit' });
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
	child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
	await run(process.argv.slice(2));
}
