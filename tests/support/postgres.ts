/**
 * Before any test: one server, and one migrated database that nobody connects to, from which every test file
 * gets a copy in about 80 ms. TEST_DATABASE_URL uses a server of yours instead (its user may create databases).
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { readAddress, withDatabase } from '#lib/platform/server/address.ts';
import { startEmbeddedPostgres } from '#lib/platform/server/embedded-postgres.ts';
import { migrateToLatest } from '#lib/platform/server/migrations.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** Address of the server, on its administration database. */
		server: string;
		/** Name of the migrated database to copy. */
		template: string;
	}
}

export default async function setUp(project: TestProject) {
	const { server, stop } = await startServer();
	const template = `mutirao_template_${String(process.pid)}`;
	await administer(server, (sql) => sql`create database ${sql(template)}`);
	await migrateToLatest(withDatabase(server, template));
	project.provide('server', server);
	project.provide('template', template);
	return async () => {
		await administer(server, (sql) => sql`drop database if exists ${sql(template)} with (force)`);
		await stop();
	};
}

async function startServer() {
	const given = process.env['TEST_DATABASE_URL'];
	if (given) return { server: given, stop: () => Promise.resolve() };
	const folder = await mkdtemp(join(tmpdir(), 'mutirao-test-'));
	const embedded = await startEmbeddedPostgres({ folder, durable: false });
	const stop = async () => {
		await embedded.stop();
		await rm(folder, { recursive: true, force: true });
	};
	return { server: withDatabase(embedded.url, 'postgres'), stop };
}

/** One statement on the server itself. */
export async function administer(server: string, run: (sql: postgres.Sql) => Promise<unknown>) {
	const address = readAddress(server);
	const sql = postgres({ ...address, max: 1, onnotice: () => undefined });
	try {
		await run(sql);
	} finally {
		await sql.end({ timeout: 2 });
	}
}
