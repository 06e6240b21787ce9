import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fromRoot } from '#lib/platform/server/root.ts';
import { StartProblem } from '#lib/platform/server/start-problem.ts';
import { takeLock } from './lock.ts';

const sources = ['src', 'messages', 'static', 'data', 'project.inlang/settings.json'];
const configuration = ['package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.json'];
const unused = /(\.test\.ts|\/paraglide\/.*|\.md)$/;
const kept = 3;

export interface Build {
	folder: string;
	/** False when an earlier one was still good. */
	made: boolean;
}

/**
 * The build of exactly these sources, made if it is missing. Each has its own folder, named after its sources,
 * so a running copy never loses the files under it; the newest three stay.
 */
export async function freshBuild(): Promise<Build> {
	const builds = fromRoot('build');
	const folder = join(builds, await fingerprint());
	if (await isComplete(folder)) return { folder, made: false };
	await mkdir(builds, { recursive: true }).catch((cause: unknown) => {
		throw new StartProblem(
			`Cannot write to ${builds}: give this user the right to, or run "npm run build" as one who has it.`,
			{
				cause
			}
		);
	});
	const lock = await waitForLock(join(builds, '.lock'));
	try {
		// Another copy may have built it while we waited.
		if (await isComplete(folder)) return { folder, made: false };
		await build(folder);
		await removeOld(builds);
		return { folder, made: true };
	} finally {
		await lock.release();
	}
}

async function isComplete(folder: string): Promise<boolean> {
	if (!existsSync(join(folder, 'handler.js'))) return false;
	// Marks it as used; a build folder of another user still serves.
	await utimes(folder, new Date(), new Date()).catch(() => undefined);
	return true;
}

async function waitForLock(path: string) {
	for (let tries = 0; tries < 1_200; tries++) {
		const lock = await takeLock(path);
		if (lock) return lock;
		await wait(250);
	}
	throw new StartProblem('Another copy has been building for five minutes. End it and start again.');
}

/** Built under a working name and then renamed, so that a killed build leaves nothing that looks whole. */
async function build(folder: string) {
	const working = `${folder}.part`;
	const vite = fromRoot('node_modules/vite/bin/vite.js');
	const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
		cwd: fromRoot(),
		env: { ...process.env, BUILD_DIR: working, NODE_ENV: 'production' },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	const said: string[] = [];
	for (const stream of [child.stdout, child.stderr])
		stream.setEncoding('utf8').on('data', (text: string) => said.push(text));
	const lastWish = () => child.kill();
	process.once('exit', lastWish);
	const code = await new Promise<number | null>((done) => child.once('close', done));
	process.off('exit', lastWish);
	if (code !== 0) throw new StartProblem(`The build failed:\n${said.join('').trim()}`);
	await rm(folder, { recursive: true, force: true });
	await rename(working, folder);
}

/** Only one builds at a time, so an unfinished folder belongs to a build that was killed. */
async function removeOld(builds: string) {
	const names = await readdir(builds);
	for (const name of names.filter((found) => found.endsWith('.part'))) {
		await rm(join(builds, name), { recursive: true, force: true });
	}
	const folders = names.filter((name) => /^[0-9a-f]{16}$/.test(name));
	const aged = await Promise.all(
		folders.map(async (name) => ({ name, at: (await stat(join(builds, name))).mtimeMs }))
	);
	const old = aged.sort((a, b) => b.at - a.at).slice(kept);
	for (const { name } of old) await rm(join(builds, name), { recursive: true, force: true });
}

/** Changes whenever a file changes from which the build is made. */
async function fingerprint(): Promise<string> {
	const hash = createHash('sha256').update(process.version);
	for (const path of [...configuration, ...(await listSources())]) {
		const content = await readFile(fromRoot(path)).catch(() => '');
		hash.update(`\0${path}\0`).update(content);
	}
	return hash.digest('hex').slice(0, 16);
}

async function listSources(): Promise<string[]> {
	const lists = await Promise.all(
		sources.map(async (source) => {
			const inside = await readdir(fromRoot(source), { recursive: true }).catch(() => undefined);
			return inside?.map((path) => `${source}/${path}`) ?? [source];
		})
	);
	return lists
		.flat()
		.filter((path) => !unused.test(path))
		.sort();
}
