/** Backup, destroy, restore: everything the examples put into an instance comes back, row for row. */
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { restoreInstance } from '../../src/instance/backup/again.ts';
import { listTables } from '../../src/instance/backup/catalogue.ts';
import { openConnection } from '../../src/instance/backup/connection.ts';
import { writeBackup } from '../../src/instance/backup/write.ts';
import { withDatabase } from '#lib/platform/server/address.ts';
import { administer } from '../support/postgres.ts';

const names = ['backup_one', 'backup_two'] as const;
const server = () => withDatabase(inject('database'), 'postgres');
const at = (name: (typeof names)[number]) => withDatabase(inject('database'), name);
let folder: string;

const destroy = (name: string) =>
	administer(server(), (admin) => admin`drop database if exists ${admin(name)} with (force)`);

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'mutirao-backup-'));
	for (const name of names) await administer(server(), (admin) => admin`create database ${admin(name)}`);
});
afterAll(async () => {
	for (const name of names) await destroy(name);
	await rm(folder, { recursive: true, force: true });
});

/** What all rows of each table sum to, and the work that waits. */
async function hashes(url: string): Promise<Record<string, string>> {
	const sql = openConnection(url);
	try {
		const found: Record<string, string> = {};
		for (const { name } of await listTables(sql)) {
			const [table] = await sql<{ hash: string }[]>`
				select count(*) || ' ' || coalesce(md5(string_agg(md5(whole::text), '' order by md5(whole::text))), '') as hash
				from ${sql(name)} as whole`;
			found[name] = table?.hash ?? '';
		}
		found['jobs'] = JSON.stringify(await jobs(sql));
		return found;
	} finally {
		await sql.end({ timeout: 3 });
	}
}

function jobs(sql: postgres.Sql) {
	return sql`
		select task.identifier, job.payload, job.run_at, job.key, job.priority, job.max_attempts
		from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
		order by job.id`;
}

describe('a backup', () => {
	test('destroyed and restored, gives back every row and every pending job', async () => {
		// Other guarantees go on writing into the running product, so the figures are taken from a copy at rest.
		await writeBackup(inject('database'), join(folder, 'first'), new Date());
		await restoreInstance(at('backup_one'), join(folder, 'first'), {});
		await administer(
			at('backup_one'),
			(
				sql
			) => sql`select graphile_worker.add_job('link.asked', ${JSON.stringify({ linkId: 'Zoë \\ \n' })}::text::json,
				run_at => '2027-01-01T00:00:00.123Z', job_key => 'once')`
		);
		const before = await hashes(at('backup_one'));
		expect(Object.keys(before).length).toBeGreaterThan(30);
		expect(before['profile']).not.toMatch(/^0 /);

		await writeBackup(at('backup_one'), join(folder, 'second'), new Date());
		await destroy('backup_one');
		await restoreInstance(at('backup_two'), join(folder, 'second'), {});
		expect(await hashes(at('backup_two'))).toEqual(before);
	});

	test('is read by its owner only', async () => {
		for (const path of [
			'second',
			...(await readdir(join(folder, 'second'))).map((name) => `second/${name}`)
		]) {
			const { mode } = await stat(join(folder, path));
			expect(mode & 0o077, path).toBe(0);
		}
	});

	test('does not go over rows that are there, nor into a database whose site runs, unless told', async () => {
		const whole = join(folder, 'second');
		await expect(restoreInstance(inject('database'), whole, { replace: true })).rejects.toMatchObject({
			messageKey: 'backup_site_runs'
		});
		await expect(restoreInstance(at('backup_two'), whole, {})).rejects.toMatchObject({
			messageKey: 'backup_not_empty'
		});
		await restoreInstance(at('backup_two'), whole, { replace: true, jobs: false });
		expect((await hashes(at('backup_two')))['jobs']).toBe('[]');
	});

	test('with a damaged file changes nothing', async () => {
		const before = await hashes(at('backup_two'));
		await writeFile(join(folder, 'second/person.copy.gz'), 'not what it was');
		await expect(
			restoreInstance(at('backup_two'), join(folder, 'second'), { replace: true })
		).rejects.toMatchObject({ messageKey: 'backup_file_damaged', params: { file: 'person.copy.gz' } });
		await rm(join(folder, 'second/need.copy.gz'));
		await rm(join(folder, 'second/person.copy.gz'));
		await expect(
			restoreInstance(at('backup_two'), join(folder, 'second'), { replace: true })
		).rejects.toMatchObject({ messageKey: 'backup_file_missing' });
		expect(await hashes(at('backup_two'))).toEqual(before);
	});
});
