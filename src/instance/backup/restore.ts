/** Puts a backup into a database: checked first, then all of it or nothing. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type postgres from 'postgres';
import { z } from 'zod';
import { Refusal } from '#lib/platform/refusal.ts';
import { listMigrationNames } from '#lib/platform/server/migration-names.ts';
import { migrateToLatest } from '#lib/platform/server/migrations.ts';
import { listTables } from './catalogue.ts';
import { openConnection } from './connection.ts';
import { jobsName, type Manifest, readManifest, tableFile } from './manifest.ts';

export interface RestoreOptions {
	/** Rows that are there are replaced. Without it a database that holds anything is refused. */
	replace?: boolean;
	/** Work that was pending is done; without it mails that may have left since do not leave again. */
	jobs?: boolean;
}

/** Restores a folder `writeBackup` made. An older one is then brought to the newest schema. Throws `Refusal`. */
export async function restoreBackup(
	url: string,
	folder: string,
	{ replace = false, jobs = true }: RestoreOptions = {}
): Promise<Manifest> {
	const manifest = await readManifest(folder, await listMigrationNames());
	await checkFiles(folder, manifest);
	const last = manifest.migrations.at(-1);
	const sql = openConnection(url);
	try {
		const present = await migrationsOf(sql);
		await refuseRunning(sql);
		if (!replace && (await holdsRows(sql))) throw new Refusal('stale_state', 'backup_not_empty');
		if (present.length > 0 && present.join() !== manifest.migrations.join())
			throw new Refusal('stale_state', 'backup_other_schema', { migration: last ?? '' });
		await migrateToLatest(url, last);
		await sql.begin(async (tx) => {
			await load(tx, folder, manifest);
			await loadJobs(tx, folder, jobs);
		});
	} finally {
		await sql.end({ timeout: 3 });
	}
	await migrateToLatest(url);
	return manifest;
}

async function checkFiles(folder: string, { tables, jobs }: Manifest): Promise<void> {
	const parts = tables.map(({ name, sha256 }) => ({ file: tableFile(name), sha256 }));
	for (const { file, sha256 } of [...parts, { file: jobsName, sha256: jobs.sha256 }]) {
		const sum = createHash('sha256');
		await pipeline(createReadStream(join(folder, file)), sum).catch(() => {
			throw new Refusal('invalid', 'backup_file_missing', { file });
		});
		if (sum.digest('hex') !== sha256) throw new Refusal('invalid', 'backup_file_damaged', { file });
	}
}

async function migrationsOf(sql: postgres.Sql): Promise<string[]> {
	const [found] = await sql`select from pg_class where oid = to_regclass('public.kysely_migration')`;
	if (!found) return [];
	const rows = await sql<{ name: string }[]>`select name from kysely_migration order by name`;
	return rows.map(({ name }) => name);
}

/** Web servers and workers would go on from rows that are gone. */
async function refuseRunning(sql: postgres.Sql): Promise<void> {
	const [running] = await sql`
		select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
			and application_name in ('mutirao-web', 'mutirao-worker') limit 1`;
	if (running) throw new Refusal('stale_state', 'backup_site_runs');
}

async function holdsRows(sql: postgres.Sql): Promise<boolean> {
	for (const { name } of await listTables(sql)) {
		const [row] = await sql`select from ${sql(name)} limit 1`;
		if (row) return true;
	}
	return false;
}

async function load(tx: postgres.TransactionSql, folder: string, manifest: Manifest): Promise<void> {
	const names = manifest.tables.map(({ name }) => name);
	const there = (await listTables(tx)).map(({ name }) => name);
	await tx`truncate ${tx(there)}`;
	for (const { name, columns, rows } of manifest.tables) {
		// What triggers added when a row was written is in the row already.
		await tx`alter table ${tx(name)} disable trigger user`;
		const sink = await tx`copy ${tx(name)} (${tx(columns)}) from stdin`.writable();
		await pipeline(createReadStream(join(folder, tableFile(name))), createGunzip(), sink);
		await tx`alter table ${tx(name)} enable trigger user`;
		const [counted] = await tx<{ rows: number }[]>`select count(*)::int as rows from ${tx(name)}`;
		if (counted?.rows !== rows)
			throw new Refusal('invalid', 'backup_file_damaged', { file: tableFile(name) });
	}
	if (there.some((name) => !names.includes(name))) throw new Error('the backup lacks a table of its schema');
	for (const { name, value } of manifest.sequences)
		await tx`select setval(${name}::regclass, ${value}::bigint)`;
}

const Job = z.strictObject({
	task: z.string(),
	payload: z.json(),
	queue: z.string().nullable(),
	run_at: z.string(),
	max_attempts: z.int(),
	key: z.string().nullable(),
	priority: z.int()
});

/** What the database itself had pending goes with its rows; the backup's takes its place, with all its tries. */
async function loadJobs(tx: postgres.TransactionSql, folder: string, wanted: boolean): Promise<void> {
	await tx`delete from graphile_worker._private_jobs`;
	if (!wanted) return;
	const lines = createInterface({
		input: createReadStream(join(folder, jobsName)).pipe(createGunzip()),
		crlfDelay: Infinity
	});
	for await (const line of lines) {
		const job = Job.parse(JSON.parse(line));
		await tx`select from graphile_worker.add_job(${job.task}, ${JSON.stringify(job.payload)}::text::json,
			queue_name => ${job.queue}, run_at => ${job.run_at}::timestamptz, max_attempts => ${job.max_attempts},
			job_key => ${job.key}, priority => ${job.priority})`;
	}
}
