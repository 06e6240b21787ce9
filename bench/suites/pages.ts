/** List pages beside a raw `node:http` twin that runs the same queries: what each request costs the process that answers. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { fromRoot } from '#lib/platform/server/root.ts';
import type { Instance } from '../instance.ts';
import { type Goal, type Line, quantile, ratioGoal, type Report, round } from '../timings.ts';

const paths = ['/people', '/needs'];
const mostRequests = 60;
/** A slow list is asked less often, so that a round ends. */
const mostMs = 5_000;

interface Page {
	status: number;
	bytes: number;
	wire: number;
	ms: number;
}

function get(origin: string, path: string, encoding: 'identity' | 'gzip'): Promise<Page> {
	const began = performance.now();
	return new Promise((resolve, reject) => {
		request(
			`${origin}${path}`,
			{ headers: { 'accept-encoding': encoding, accept: 'text/html', 'accept-language': 'en' } },
			(response) => {
				let bytes = 0;
				response.on('data', (chunk: Buffer) => (bytes += chunk.length));
				response.on('end', () => {
					resolve({ status: response.statusCode ?? 0, bytes, wire: bytes, ms: performance.now() - began });
				});
			}
		)
			.on('error', reject)
			.end();
	});
}

async function newestBuild(): Promise<string | undefined> {
	const folder = fromRoot('build');
	if (!existsSync(folder)) return undefined;
	const builds = (await readdir(folder))
		.map((name) => join(folder, name))
		.filter((path) => existsSync(join(path, 'handler.js')));
	const dated = await Promise.all(builds.map(async (path) => ({ path, at: (await stat(path)).mtimeMs })));
	return dated.sort((a, b) => b.at - a.at)[0]?.path;
}

interface Server {
	origin: string;
	/** Microseconds its process has computed. */
	cpu: () => Promise<number>;
	stop: () => void;
}

async function serve(...told: string[]): Promise<Server> {
	const child: ChildProcess = fork(join(import.meta.dirname, 'page-server.ts'), told, {
		env: { ...process.env, NODE_ENV: 'production' },
		stdio: ['ignore', 'ignore', 'inherit', 'ipc']
	});
	const ended = new AbortController();
	child.once('exit', () => ended.abort(new Error('The server of the pages ended, so they are not timed')));
	const answer = async () => {
		const [told] = (await once(child, 'message', { signal: ended.signal })) as [Record<string, unknown>];
		return told;
	};
	const { origin } = await answer();
	return {
		origin: String(origin),
		cpu: async () => {
			child.send('cpu');
			const { user, system } = (await answer())['cpu'] as NodeJS.CpuUsage;
			return user + system;
		},
		stop: () => child.disconnect()
	};
}

async function transactions(db: Instance['db']): Promise<number> {
	// Counters are told once a second at most.
	await wait(1_500);
	const { rows } = await sql<{ count: number }>`
		select (xact_commit + xact_rollback)::int as count from pg_stat_database where datname = current_database()`.execute(
		db
	);
	return rows[0]?.count ?? 0;
}

interface Measured {
	ms: number[];
	cpu: number;
	bytes: number;
	gzip: number;
	queries: number;
}

async function measure(db: Instance['db'], { origin, cpu }: Server, path: string): Promise<Measured> {
	const began = performance.now();
	for (let warm = 0; warm < 20 && performance.now() - began < mostMs; warm += 1) {
		const { status } = await get(origin, path, 'identity');
		if (status !== 200) throw new Error(`${path} answers ${status}, so it is not timed`);
	}
	const statements = await transactions(db);
	const before = await cpu();
	const ms: number[] = [];
	let bytes = 0;
	const start = performance.now();
	for (let at = 0; at < mostRequests && performance.now() - start < mostMs; at += 1) {
		const page = await get(origin, path, 'identity');
		ms.push(page.ms);
		({ bytes } = page);
	}
	const computed = (await cpu()) - before;
	// The two questions about the counters themselves are not the page's.
	const asked = (await transactions(db)) - statements - 1;
	const { wire } = await get(origin, path, 'gzip');
	return { ms, cpu: computed / ms.length, bytes, gzip: wire, queries: asked / ms.length };
}

/** In turn: twin, product, twin, product; the better round of each, since others compute on the same processors. */
export async function measurePages({ db, url, count }: Instance): Promise<Report> {
	const build = await newestBuild();
	if (!build)
		return {
			name: 'pages',
			facts: { 'not measured': 'there is no build; npm run build makes one' },
			lines: [],
			goals: []
		};
	const twin = await serve('twin', url);
	const product = await serve('product', url, build);
	const lines: Line[] = [];
	const goals: Goal[] = [];
	const facts: Record<string, unknown> = { profiles: count };
	try {
		for (const path of paths) {
			const rounds: [Measured, Measured][] = [];
			for (let round = 0; round < 2; round += 1)
				rounds.push([await measure(db, twin, path), await measure(db, product, path)]);
			const best = (of: 0 | 1) => rounds.map((pair) => pair[of]).sort((a, b) => a.cpu - b.cpu)[0];
			const [raw, own] = [best(0), best(1)];
			if (!raw || !own) continue;
			lines.push(lineOf(`${path}: node:http`, raw, raw), lineOf(`${path}: our page`, own, raw));
			goals.push(
				ratioGoal(`${path}: CPU ÷ raw node:http`, own.cpu / raw.cpu, { most: 3 }),
				{
					goal: `${path}: transactions a page`,
					floor: '≤ 3',
					measured: String(round(own.queries, 1)),
					kept: own.queries <= 3.05
				},
				{
					goal: `${path}: bytes on the wire ÷ uncompressed`,
					floor: '≤ 0.25',
					measured: String(round(own.gzip / own.bytes)),
					kept: own.gzip / own.bytes <= 0.25
				}
			);
			facts[path] = `${own.bytes} bytes, ${own.gzip} compressed`;
		}
	} finally {
		twin.stop();
		product.stop();
	}
	return { name: 'pages beside a raw twin', facts, lines, goals };
}

function lineOf(name: string, { ms, cpu }: Measured, base: Measured): Line {
	const p50 = quantile(base.ms, 0.5);
	return {
		name,
		p50: round(quantile(ms, 0.5)),
		p95: round(quantile(ms, 0.95)),
		cpu: round(cpu, 0),
		ratio50: round(quantile(ms, 0.5) / p50),
		ratio95: round(quantile(ms, 0.95) / p50),
		ratioCpu: round(cpu / base.cpu)
	};
}
