import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StartProblem } from './start-problem.ts';

/**
 * Ends a Postgres that a killed launcher left running on this cluster, and removes the pid file of one that is
 * gone: Postgres itself refuses to start while the number in it belongs to any living process.
 */
export async function stopOrphan(cluster: string): Promise<void> {
	const pidFile = join(cluster, 'postmaster.pid');
	const pid = Number((await readFile(pidFile, 'utf8').catch(() => '')).split('\n')[0]);
	if (!pid) return;
	if (!isPostgresOn(pid, cluster)) {
		await rm(pidFile, { force: true });
		return;
	}
	for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
		if (!send(pid, signal)) break;
		if (await hasEnded(pid, cluster)) return;
	}
	throw new StartProblem(
		`A Postgres (process ${String(pid)}) still uses ${cluster}: end it, or set DATA_DIR to another folder.`
	);
}

function isPostgresOn(pid: number, cluster: string): boolean {
	const command = existsSync('/proc/self/cmdline') ? readCommand(pid) : askPs(pid);
	return command.includes('postgres') && command.includes(cluster);
}

function readCommand(pid: number): string {
	try {
		return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8');
	} catch {
		return '';
	}
}

function askPs(pid: number): string {
	return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
}

function send(pid: number, signal: NodeJS.Signals): boolean {
	try {
		return process.kill(pid, signal);
	} catch {
		return false;
	}
}

/** Asked of its command line: a process nobody has reaped yet still has a number, but no command. */
async function hasEnded(pid: number, cluster: string): Promise<boolean> {
	for (let tries = 0; tries < 150; tries++) {
		if (!isPostgresOn(pid, cluster)) return true;
		await wait(20);
	}
	return false;
}
