import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, openSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import { readAddress } from './address.ts';
import { findBinaries, type PostgresBinaries } from './postgres-binaries.ts';
import { stopOrphan } from './postgres-orphan.ts';
import { commandFor, findPostgresUser, type PostgresUser } from './postgres-user.ts';
import { StartProblem } from './start-problem.ts';

const version = '18';
const owner = 'mutirao';

export interface EmbeddedPostgres {
	/** For `openDatabase` and for graphile-worker. */
	url: string;
	/** Lets transactions in progress roll back, and resolves when the server has ended. */
	stop(): Promise<void>;
}

export interface EmbeddedOptions {
	/** Holds the data, the log and, where its path is short enough, the socket. */
	folder: string;
	/** False only in tests: what was written may be lost when the machine stops. */
	durable?: boolean;
	/** Told when the server ended by itself and could not be started again. */
	onLost?: (problem: StartProblem) => void;
}

interface Place extends Required<Omit<EmbeddedOptions, 'onLost'>> {
	cluster: string;
	log: string;
	socketFolder: string;
	binaries: PostgresBinaries;
	user: PostgresUser;
}

/**
 * Starts the Postgres that npm installed, on a Unix socket only its owner may use, creating the data on the
 * first run. Stops one left over by a killed launcher first, and starts it again if it ends by itself.
 * The caller makes sure that no other launcher uses the folder. Throws `StartProblem`.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
	const place = await prepare(options);
	await stopOrphan(place.cluster);
	if (!existsSync(place.cluster)) await createCluster(place);
	await checkVersion(place.cluster);

	let server = await run(place);
	let stopping = false;
	const supervise = (child: ChildProcess) =>
		child.once('exit', () => {
			if (stopping) return;
			run(place).then(
				(next) => {
					server = next;
					supervise(next);
				},
				(error: unknown) => options.onLost?.(asProblem(error, place))
			);
		});
	supervise(server);
	const lastWish = () => server.kill('SIGINT');
	process.once('exit', lastWish);

	const url = `postgres://${owner}@localhost/${owner}?host=${encodeURIComponent(place.socketFolder)}`;
	await createDatabase(url);
	return {
		url,
		stop: async () => {
			stopping = true;
			process.off('exit', lastWish);
			await end(server);
		}
	};
}

async function prepare({ folder, durable = true }: EmbeddedOptions): Promise<Place> {
	const binaries = await findBinaries();
	const user = findPostgresUser(binaries.postgres);
	const whole = resolve(folder);
	const socketFolder = shortFolder(join(whole, 'socket'));
	try {
		await mkdir(whole, { recursive: true });
		await mkdir(socketFolder, { recursive: true, mode: 0o700 });
		if (user.spawn.uid !== undefined && user.spawn.gid !== undefined) {
			for (const path of [whole, socketFolder]) await chown(path, user.spawn.uid, user.spawn.gid);
		}
		await writeFile(join(whole, '.gitignore'), '*\n');
	} catch (cause) {
		throw new StartProblem(
			`Cannot write to ${whole}: give this user the right to, or set DATA_DIR to a folder it may use.`,
			{
				cause
			}
		);
	}
	const paths = { cluster: join(whole, 'postgres'), log: join(whole, 'postgres.log') };
	return { folder: whole, durable, ...paths, socketFolder, binaries, user };
}

/** A Unix socket's path must stay below 107 bytes, so a deep folder gets a short name among the temporary ones. */
function shortFolder(wanted: string): string {
	if (Buffer.byteLength(wanted) < 85) return wanted;
	const name = createHash('sha256').update(wanted).digest('hex').slice(0, 16);
	return join(tmpdir(), `mutirao-${name}`);
}

/** Made beside its final place, so that an interrupted first run leaves nothing half made. */
async function createCluster(place: Place) {
	const fresh = `${place.cluster}.new`;
	await rm(fresh, { recursive: true, force: true });
	const encoding = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
	const flags = ['-D', fresh, '-U', owner, '--auth=trust', '--no-sync', '--no-instructions', ...encoding];
	const child = launch(place, place.binaries.initdb, flags);
	const code = await new Promise<number | null>((done) => child.once('exit', done));
	if (code !== 0) throw await failure(place);
	await rename(fresh, place.cluster);
}

async function checkVersion(cluster: string) {
	const found = (await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
	if (found === version) return;
	throw new StartProblem(
		`The data in ${cluster} ${found ? `belongs to Postgres ${found}` : 'cannot be read by this user'}, and the ` +
			`built-in one is ${version}. Set DATA_DIR to another folder, or move this one away.`
	);
}

/** Starts the server and waits until it takes connections. */
async function run(place: Place): Promise<ChildProcess> {
	// After a crash, processes of the last run may hold its shared memory for a moment.
	for (let attempt = 1; attempt <= 8; attempt++) {
		const child = launch(place, place.binaries.postgres, serverFlags(place));
		if (await isReady(child, place.cluster)) return child;
		await wait(attempt * 100);
	}
	throw await failure(place);
}

function serverFlags({ cluster, socketFolder, durable }: Place): string[] {
	const settings: Record<string, string> = {
		listen_addresses: '',
		unix_socket_directories: socketFolder,
		unix_socket_permissions: '0700',
		max_connections: '60',
		timezone: 'UTC',
		log_timezone: 'UTC',
		jit: 'off',
		...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' })
	};
	return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

function launch(place: Place, binary: string, flags: string[]): ChildProcess {
	const { command, args } = commandFor(place.user, binary, flags);
	const log = openSync(place.log, 'a');
	// Detached: Ctrl-C reaches the launcher alone, which ends Postgres last.
	return spawn(command, args, {
		...place.user.spawn,
		detached: true,
		stdio: ['ignore', log, log],
		cwd: place.folder,
		env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' }
	});
}

/** Postgres writes its state into the eighth line of its pid file. */
async function isReady(child: ChildProcess, cluster: string): Promise<boolean> {
	const deadline = Date.now() + 60_000;
	while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
		const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
		if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true;
		await wait(10);
	}
	return false;
}

async function createDatabase(url: string) {
	const { path, user } = readAddress(url);
	const sql = postgres({
		...(path ? { path } : {}),
		user,
		database: 'postgres',
		max: 1,
		onnotice: () => undefined
	});
	try {
		const [found] = await sql`select from pg_database where datname = ${owner}`;
		if (!found) await sql`create database ${sql(owner)}`;
	} finally {
		await sql.end({ timeout: 1 });
	}
}

async function end(child: ChildProcess) {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = new Promise((done) => child.once('exit', done));
	child.kill('SIGINT');
	const hurry = setTimeout(() => child.kill('SIGQUIT'), 3_000);
	await ended;
	clearTimeout(hurry);
}

async function failure({ log }: Place): Promise<StartProblem> {
	const lines = (await readFile(log, 'utf8').catch(() => '')).trim().split('\n');
	const said = lines.findLast((line) => /FATAL|PANIC|error:|cannot/i.test(line)) ?? lines.at(-1) ?? '';
	return new StartProblem(
		`The built-in Postgres does not start: ${said.trim()} (the whole story is in ${log}).`
	);
}

function asProblem(error: unknown, { log }: Place): StartProblem {
	if (error instanceof StartProblem) return error;
	return new StartProblem(`The built-in Postgres ended (see ${log}).`, { cause: error });
}
