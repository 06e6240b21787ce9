import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { runMigrations as installJobQueue } from 'graphile-worker';
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration';
import postgres from 'postgres';
import { closeDatabase, type Db, openDatabase } from './db.ts';
import { listMigrationNames, migrationFolder } from './migration-names.ts';
import { StartProblem } from './start-problem.ts';

const lockTimeoutMs = 200;
const lockTries = 60;

/**
 * Brings a database to the newest schema, the job queue's tables included; says which migrations it ran.
 *
 * Two at once are safe: one waits for the other. No statement waits longer than 200 ms for a table lock, so a
 * running site never queues behind us; we go back and try again for about a minute. `until` stops after the
 * migration of that name, so that rows of an older schema can be put in before the rest runs.
 */
export async function migrateToLatest(address: string, until?: string): Promise<string[]> {
	const db = openDatabase(address, {
		name: 'mutirao-migrate',
		poolSize: 2,
		statementTimeoutMs: 0,
		lockTimeoutMs
	});
	try {
		const done = await migrate(db, until);
		await installJobQueue({ connectionString: address });
		return done;
	} finally {
		await closeDatabase(db);
	}
}

async function migrate(db: Db, until: string | undefined): Promise<string[]> {
	const migrator = new Migrator({ db, provider });
	for (let attempt = 1; ; attempt++) {
		const { error, results } = await (until === undefined
			? migrator.migrateToLatest()
			: migrator.migrateTo(until));
		if (error === undefined) return (results ?? []).map(({ migrationName }) => migrationName);
		const failed = results?.find(({ status }) => status === 'Error')?.migrationName;
		if (!isLocked(error) || attempt === lockTries) throw explain(error, failed);
		await wait(500 + Math.random() * 500);
	}
}

function isLocked(error: unknown): boolean {
	return error instanceof postgres.PostgresError && (error.code === '55P03' || error.code === '40P01');
}

function explain(cause: unknown, migration: string | undefined): Error {
	const code = cause instanceof postgres.PostgresError ? cause.code : undefined;
	if (code === '42501') {
		return new StartProblem(
			'The database user may not create tables or the extension pg_trgm. Grant it CREATE on the database and on ' +
				'the schema public, or let an administrator run "create extension pg_trgm" there once.',
			{ cause }
		);
	}
	if (code === '55P03') {
		return new StartProblem('Other programs keep the tables locked. Start again when they are done.', {
			cause
		});
	}
	const message = cause instanceof Error ? cause.message : String(cause);
	if (message.startsWith('corrupted migrations')) {
		return new StartProblem(
			'This database was made by a newer or different version of Mutirão. Start that version, or use another database.',
			{ cause }
		);
	}
	if (!migration) return cause instanceof Error ? cause : new Error(message);
	return new StartProblem(`Migration ${migration} failed and changed nothing: ${message}.`, { cause });
}

const provider: MigrationProvider = {
	async getMigrations() {
		const names = await listMigrationNames();
		const loaded = await Promise.all(names.map(async (name) => [name, await load(name)] as const));
		return Object.fromEntries(loaded);
	}
};

async function load(name: string): Promise<Migration> {
	const module: unknown = await import(
		/* @vite-ignore */ pathToFileURL(`${migrationFolder}/${name}.ts`).href
	);
	if (isMigration(module)) return module;
	throw new TypeError(`${name} exports no up()`);
}

function isMigration(module: unknown): module is Migration {
	return typeof module === 'object' && module !== null && 'up' in module && typeof module.up === 'function';
}
