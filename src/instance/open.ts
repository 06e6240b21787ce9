/** The database of this instance, for what is done from the command line: setting up, backing up, restoring. */
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fromRoot } from '#lib/platform/server/root.ts';
import type { Settings } from '#lib/platform/settings.ts';
import { type Database, openEmbedded, openGiven } from '../start/database.ts';
import { takeLock } from '../start/lock.ts';

/**
 * Opens the database the settings name: yours, or the built-in one. The built-in one is started where it does not
 * run; where the program is running on it, its server is used and left running. Throws `StartProblem`.
 */
export async function openInstance(settings: Pick<Settings, 'DATABASE_URL' | 'DATA_DIR'>): Promise<Database> {
	if (settings.DATABASE_URL !== undefined) return openGiven(settings.DATABASE_URL);
	const folder = dataFolder(settings);
	const running = await findRunning(folder);
	return running ?? openAlone(settings);
}

/** The same for whoever must be alone on the built-in database: refuses while the program runs on it. */
export function openAlone(settings: Pick<Settings, 'DATABASE_URL' | 'DATA_DIR'>): Promise<Database> {
	if (settings.DATABASE_URL !== undefined) return openGiven(settings.DATABASE_URL);
	return openEmbedded(dataFolder(settings), (problem) => {
		process.stderr.write(`${problem.message}\n`);
		process.exit(1);
	});
}

/** Whether there is anything to open: a database of yours, or data of the built-in one. */
export function hasDatabase(settings: Pick<Settings, 'DATABASE_URL' | 'DATA_DIR'>): boolean {
	return settings.DATABASE_URL !== undefined || existsSync(join(dataFolder(settings), 'postgres'));
}

function dataFolder({ DATA_DIR }: Pick<Settings, 'DATA_DIR'>): string {
	return resolve(fromRoot(), DATA_DIR);
}

/** Who holds the lock of the folder runs its server; the pid file says on which socket. */
async function findRunning(folder: string): Promise<Database | undefined> {
	await mkdir(folder, { recursive: true }).catch(() => undefined);
	const lock = await takeLock(join(folder, 'launcher.lock')).catch(() => undefined);
	if (lock) {
		await lock.release();
		return undefined;
	}
	const pidFile = await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '');
	const [, , , port = '5432', socket = ''] = pidFile.split('\n');
	if (socket === '') return undefined;
	return {
		url: `postgres://mutirao@localhost:${port}/mutirao?host=${encodeURIComponent(socket)}`,
		shown: `Postgres 18, data in ${folder}`,
		embedded: true,
		stop: () => Promise.resolve()
	};
}
