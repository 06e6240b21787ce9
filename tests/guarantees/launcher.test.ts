/** `npm start`, as somebody at a terminal meets it: one sentence for each obstacle, and no way to break it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const running = new Set<ChildProcess>();
let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'mutirao-launch-'));
});

afterAll(async () => {
	for (const child of running) child.kill('SIGTERM');
	while (running.size > 0) await wait(50);
	await rm(folder, { recursive: true, force: true });
});

interface Run {
	child: ChildProcess;
	/** Everything printed so far. */
	printed: () => string;
	/** Exit code, or the signal that ended it. */
	ended: Promise<number | NodeJS.Signals>;
}

function launch(env: Record<string, string>, args: string[] = []): Run {
	const child = spawn(process.execPath, ['src/start.ts', ...args], {
		cwd: root,
		env: { PATH: process.env['PATH'], PORT: '0', DEMO: 'off', DATA_DIR: folder, ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	running.add(child);
	let text = '';
	for (const stream of [child.stdout, child.stderr])
		stream.setEncoding('utf8').on('data', (part: string) => (text += part));
	const ended = new Promise<number | NodeJS.Signals>((done) =>
		child.once('close', (code, signal) => {
			running.delete(child);
			done(code ?? signal ?? 0);
		})
	);
	return { child, printed: () => text, ended };
}

/** The address it prints when everything runs. */
async function ready(run: Run): Promise<string> {
	for (;;) {
		const origin = /Ready after [\d.]+ s: (\S+)/.exec(run.printed())?.[1];
		if (origin !== undefined) return origin;
		if (!running.has(run.child)) throw new Error(`it ended:\n${run.printed()}`);
		await wait(50);
	}
}

async function status(address: string): Promise<number> {
	return (await fetch(address, { signal: AbortSignal.timeout(15_000) })).status;
}

async function postgresPid(): Promise<number> {
	return Number((await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);
}

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}

describe('the launcher', () => {
	test('starts, keeps a second one off its data, and ends everything in five seconds', async () => {
		const first = launch({});
		const origin = await ready(first);
		expect(await status(`${origin}/health/live`)).toBe(200);
		expect(await status(`${origin}/health/ready`)).toBe(200);

		const second = launch({});
		expect(await second.ended, second.printed()).toBe(1);
		expect(second.printed()).toContain(`Another copy is running on the data in ${folder}`);

		const pid = await postgresPid();
		first.child.kill('SIGTERM');
		expect(await Promise.race([first.ended, wait(5_000, 'still there')])).toBe(0);
		expect(isAlive(pid)).toBe(false);
	});

	test('starts again after it was killed, with the database it left behind', async () => {
		const killed = launch({});
		await ready(killed);
		const orphan = await postgresPid();
		killed.child.kill('SIGKILL');
		await killed.ended;
		expect(isAlive(orphan)).toBe(true);

		const next = launch({});
		expect(await status(`${await ready(next)}/health/ready`)).toBe(200);
		expect(await postgresPid()).not.toBe(orphan);
		next.child.kill('SIGINT');
		expect(await next.ended, next.printed()).toBe(0);
	});

	test('goes on when its database is killed', async () => {
		const run = launch({});
		const origin = await ready(run);
		process.kill(await postgresPid(), 'SIGKILL');
		const deadline = Date.now() + 20_000;
		while ((await status(`${origin}/health/ready`)) !== 200 && Date.now() < deadline) await wait(100);
		expect(await status(`${origin}/health/ready`)).toBe(200);
		run.child.kill('SIGTERM');
		expect(await run.ended, run.printed()).toBe(0);
	});
});

describe('one sentence and an exit code', () => {
	test('for a port that is taken', async () => {
		const other = createServer().listen(0, '127.0.0.1');
		await new Promise((done) => other.once('listening', done));
		const { port } = other.address() as AddressInfo;
		const run = launch({ PORT: String(port) });
		expect(await run.ended, run.printed()).toBe(1);
		expect(run.printed()).toContain(
			`Port ${String(port)} is taken by another program. Choose another with PORT`
		);
		expect(run.printed()).not.toContain('    at ');
		other.close();
	});

	test.each([
		['PORT', '99999', 'PORT must be a whole number from 0 to 65535, and it is "99999".'],
		['WORKER', 'maybe', 'WORKER must be "inline" or "off", and it is "maybe".'],
		['DATABASE_URL', 'mysql://root@localhost/x', 'DATABASE_URL must be an address like postgres://'],
		[
			'DATABASE_URL',
			'postgres://me:s3cret@127.0.0.1:1/town',
			'No Postgres answers for the database "town" at 127.0.0.1:1'
		],
		['DATA_DIR', '/dev/null/data', 'Cannot create /dev/null/data'],
		['HOST', '198.51.100.1', 'This machine has no network address 198.51.100.1. Correct HOST.']
	])('for %s=%s', async (name, value, sentence) => {
		const run = launch({ [name]: value });
		expect(await run.ended, run.printed()).toBe(1);
		expect(run.printed()).toContain(sentence);
		expect(run.printed()).not.toMatch(/s3cret|\n {4}at /);
	});

	test('for a database user without rights, and for a database in another encoding', async () => {
		const host = launch({});
		const origin = await ready(host);
		expect(origin).toContain('http://localhost:');
		const socket = (await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n')[4] ?? '';
		const { default: postgres } = await import('postgres');
		const sql = postgres({
			path: `${socket}/.s.PGSQL.5432`,
			user: 'mutirao',
			database: 'mutirao',
			max: 1,
			onnotice: () => undefined
		});
		await sql`create role guest login`;
		await sql`create database latin template template0 encoding 'LATIN1' locale 'C' locale_provider libc`;
		await sql.end();

		const at = `localhost/%s?host=${encodeURIComponent(socket)}`;
		const guest = launch({ DATABASE_URL: `postgres://guest@${at.replace('%s', 'mutirao')}` });
		expect(await guest.ended, guest.printed()).toBe(1);
		expect(guest.printed()).toContain('The user "guest" may not create tables');
		const latin = launch({ DATABASE_URL: `postgres://mutirao@${at.replace('%s', 'latin')}` });
		expect(await latin.ended, latin.printed()).toBe(1);
		expect(latin.printed()).toContain('stores text as LATIN1');
		const missing = launch({ DATABASE_URL: `postgres://mutirao@${at.replace('%s', 'nowhere')}` });
		expect(await missing.ended, missing.printed()).toBe(1);
		expect(missing.printed()).toContain('The server has no database "nowhere"');

		host.child.kill('SIGTERM');
		expect(await host.ended, host.printed()).toBe(0);
	});

	test('and all variables on request', async () => {
		const help = launch({}, ['--help']);
		expect(await help.ended, help.printed()).toBe(0);
		for (const name of [
			'PORT',
			'HOST',
			'ORIGIN',
			'DATA_DIR',
			'DATABASE_URL',
			'WORKER',
			'DEMO',
			'MEILISEARCH_URL'
		]) {
			expect(help.printed()).toContain(`  ${name}  (unset: `);
		}
	});
});
