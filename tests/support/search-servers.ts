/** The search servers a suite runs against: the stand-in always, and a real one whenever there is one. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { test as plain } from 'vitest';
import { type SearchServer, openServer } from '#lib/search/server/meilisearch/server.ts';
import { startStandIn } from './search-stand-in.ts';

export interface Running {
	server: SearchServer;
	url: string;
	stop: () => Promise<void>;
}

export interface Kind {
	name: string;
	start: () => Promise<Running>;
}

const given = process.env['MEILISEARCH_URL'];
const onPath = given === undefined && isOnPath();

/** Kinds of server to run a suite against. */
export const searchServers: readonly Kind[] = [
	{
		name: 'stand-in',
		start: async () => {
			const { url, stop } = await startStandIn();
			return { server: openServer({ url, prefix: freshPrefix() }), url, stop };
		}
	},
	...(given !== undefined || onPath ? [{ name: 'real server', start: startReal }] : [])
];

/** Says loudly, by a skipped test of this name, when no real server took part. */
export function sayWhetherReal(): void {
	if (searchServers.length === 1)
		plain.skip(
			'NO REAL SEARCH SERVER TOOK PART: set MEILISEARCH_URL, or put meilisearch on the PATH',
			() => undefined
		);
}

const freshPrefix = () => `test_${randomBytes(5).toString('hex')}_`;

async function startReal(): Promise<Running> {
	const { url, key, end } =
		given === undefined
			? await startOwn()
			: { url: given, key: process.env['MEILISEARCH_KEY'], end: undefined };
	const server = openServer({ url, key, prefix: freshPrefix() });
	return {
		server,
		url,
		stop: async () => {
			if (end) return end();
			const { results } = await server.client.getRawIndexes({ limit: 1_000 });
			const ours = results.filter(({ uid }) => uid.startsWith(server.prefix));
			await Promise.all(ours.map(({ uid }) => server.client.deleteIndexIfExists(uid)));
			const keys = await server.client.getKeys({ limit: 1_000 });
			const own = keys.results.filter(({ name }) => name?.startsWith(server.prefix));
			await Promise.all(own.map(({ uid }) => server.client.deleteKey(uid)));
		}
	};
}

async function startOwn() {
	const folder = await mkdtemp(join(tmpdir(), 'mutirao-search-'));
	const key = randomBytes(16).toString('hex');
	const port = await freePort();
	const url = `http://127.0.0.1:${String(port)}`;
	const child = spawn('meilisearch', ['--http-addr', `127.0.0.1:${String(port)}`, '--no-analytics'], {
		cwd: folder,
		env: { ...process.env, MEILI_MASTER_KEY: key, MEILI_DB_PATH: join(folder, 'data') },
		stdio: 'ignore'
	});
	const end = async () => {
		await ended(child);
		await rm(folder, { recursive: true, force: true });
	};
	for (let tries = 0; tries < 200; tries += 1) {
		const healthy = await fetch(`${url}/health`).then(
			({ ok }) => ok,
			() => false
		);
		if (healthy) return { url, key, end };
		await wait(50);
	}
	await end();
	throw new Error('meilisearch did not start');
}

async function ended(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null) return;
	const gone = new Promise((done) => child.once('exit', done));
	child.kill('SIGTERM');
	await gone;
}

function isOnPath(): boolean {
	try {
		execFileSync('meilisearch', ['--version'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}

function freePort(): Promise<number> {
	return new Promise((found) => {
		const probe = createServer().listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
		});
	});
}
