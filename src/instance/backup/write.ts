/** Writes a backup: every row of one moment, in a folder only its owner reads. */
import { createHash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type postgres from 'postgres';
import { Refusal } from '#lib/platform/refusal.ts';
import { listSequences, listTables } from './catalogue.ts';
import { openConnection } from './connection.ts';
import { formatVersion, jobsName, type Manifest, manifestName, readVersion, tableFile } from './manifest.ts';

/**
 * Writes all tables as they are at one moment, while people go on working. The folder gets its name only when all
 * is in it, so a backup cut off leaves nothing that looks whole. Throws `Refusal` where the folder exists.
 */
export async function writeBackup(url: string, folder: string, now: Date): Promise<Manifest> {
	if (existsSync(folder)) throw new Refusal('stale_state', 'backup_folder_exists', { folder });
	const working = `${folder}.part`;
	await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
	await rm(working, { recursive: true, force: true });
	await mkdir(working, { mode: 0o700 });
	const sql = openConnection(url);
	try {
		const manifest = await sql.begin('isolation level repeatable read read only', (tx) =>
			writeAll(tx, working, now)
		);
		const text = `${JSON.stringify(manifest, null, '\t')}\n`;
		await writeFile(join(working, manifestName), text, { mode: 0o600, flush: true });
		await rename(working, folder);
		return manifest;
	} catch (error) {
		await rm(working, { recursive: true, force: true });
		throw error;
	} finally {
		await sql.end({ timeout: 3 });
	}
}

async function writeAll(tx: postgres.TransactionSql, folder: string, now: Date): Promise<Manifest> {
	const migrations = await tx<{ name: string }[]>`select name from kysely_migration order by name`;
	if (migrations.length === 0) throw new Refusal('not_found', 'backup_nothing');
	const tables: Manifest['tables'] = [];
	for (const { name, columns } of await listTables(tx)) {
		const rows = await tx`copy ${tx(name)} (${tx(columns)}) to stdout`.readable();
		tables.push({ name, columns, ...(await store(rows, join(folder, tableFile(name)))) });
		// postgres.js 3.4.9 leaves its socket paused where the last rows arrived faster than they were read.
		rows._read(0);
	}
	return {
		format: formatVersion,
		version: await readVersion(),
		madeAt: now.toISOString(),
		migrations: migrations.map(({ name }) => name),
		tables,
		sequences: await listSequences(tx),
		jobs: await store(Readable.from(await pendingJobs(tx)), join(folder, jobsName))
	};
}

/**
 * Work announced and not done: mails not yet sent, indexes not yet renewed. One that a worker holds at this moment
 * counts as not done. What failed for good stays behind.
 */
async function pendingJobs(tx: postgres.TransactionSql): Promise<string[]> {
	const jobs = await tx<{ job: object }[]>`
		select json_build_object('task', task.identifier, 'payload', job.payload, 'queue', queue.queue_name,
			'run_at', job.run_at, 'max_attempts', job.max_attempts, 'key', job.key, 'priority', job.priority) as job
		from graphile_worker._private_jobs job
		join graphile_worker._private_tasks task on task.id = job.task_id
		left join graphile_worker._private_job_queues queue on queue.id = job.job_queue_id
		where job.attempts < job.max_attempts or job.locked_at is not null
		order by job.id`;
	return jobs.map(({ job }) => `${JSON.stringify(job)}\n`);
}

/** Packs lines into a file of mode 0600; says how many there were and what the file sums to. */
async function store(lines: Readable, path: string): Promise<{ rows: number; sha256: string }> {
	const sum = createHash('sha256');
	let rows = 0;
	await pipeline(
		lines,
		watching((chunk) => {
			for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) rows += 1;
		}),
		createGzip({ level: 6 }),
		watching((chunk) => sum.update(chunk)),
		createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true })
	);
	return { rows, sha256: sum.digest('hex') };
}

function watching(look: (chunk: Buffer) => void): Transform {
	return new Transform({
		transform(chunk: Buffer, _encoding, done) {
			look(chunk);
			done(null, chunk);
		}
	});
}
