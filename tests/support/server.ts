/** The product as people start it: `src/start.ts` on a free port, its own database in a temporary folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const root = resolve(import.meta.dirname, '../..');
const patienceMs = 180_000;

export interface Product {
	/** Scheme, host and port, without a slash at the end. */
	origin: string;
	/** A file that holds everything the product has printed. */
	output: string;
	/** Address of its database. */
	database: string;
	stop: () => Promise<void>;
}

/** Starts the product and waits until it is ready; throws with what it printed when it is not. */
export async function startProduct(env: Record<string, string> = {}): Promise<Product> {
	const folder = await mkdtemp(join(tmpdir(), 'mutirao-run-'));
	const output = join(folder, 'output.log');
	const port = await freePort();
	const origin = `http://127.0.0.1:${String(port)}`;
	const child = spawn(process.execPath, ['src/start.ts'], {
		cwd: root,
		env: {
			...process.env,
			NODE_ENV: 'production',
			DATABASE_URL: undefined,
			HOST: '127.0.0.1',
			PORT: String(port),
			ORIGIN: origin,
			DATA_DIR: join(folder, 'data'),
			...env
		},
		stdio: ['ignore', 'pipe', 'pipe']
	});
	const log = createWriteStream(output);
	for (const stream of [child.stdout, child.stderr]) stream.pipe(log, { end: false });
	const stop = async () => {
		await ended(child);
		log.end();
		await rm(folder, { recursive: true, force: true });
	};
	try {
		await ready(child, origin);
	} catch (error) {
		const printed = await readFile(output, 'utf8').catch(() => '');
		await stop();
		throw new Error(`The product did not start. It printed:\n${printed}`, { cause: error });
	}
	return { origin, output, database: await embeddedAddress(join(folder, 'data')), stop };
}

async function ready(child: ChildProcess, origin: string): Promise<void> {
	const deadline = Date.now() + patienceMs;
	while (Date.now() < deadline) {
		if (child.exitCode !== null || child.signalCode !== null) throw new Error('it ended');
		const answer = await fetch(`${origin}/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(
			() => undefined
		);
		if (answer?.ok) return;
		await wait(100);
	}
	throw new Error('it was not ready in time');
}

/** The fourth and fifth line of Postgres' pid file are its port and the folder of its socket. */
async function embeddedAddress(folder: string): Promise<string> {
	const paths = await readdir(folder, { recursive: true });
	const pidFile = paths.find((path) => path.endsWith('postmaster.pid'));
	if (!pidFile) throw new Error(`no database runs in ${folder}`);
	const [, , , port = '', socket = ''] = (await readFile(join(folder, pidFile), 'utf8')).split('\n');
	return `postgres://mutirao@localhost:${port}/mutirao?host=${encodeURIComponent(socket)}`;
}

/** Asks it to end, as Ctrl-C does, and insists after ten seconds. */
async function ended(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = new Promise((done) => child.once('exit', done));
	child.kill('SIGTERM');
	const insist = setTimeout(() => child.kill('SIGKILL'), 10_000);
	await gone;
	clearTimeout(insist);
}

/** A port nobody listens on at this moment. */
export function freePort(): Promise<number> {
	return new Promise((done, fail) => {
		const server = createServer();
		server.once('error', fail);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() =>
				typeof address === 'object' && address ? done(address.port) : fail(new Error('no free port'))
			);
		});
	});
}
