import { type SpawnOptions, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { StartProblem } from './start-problem.ts';

/** How to run a Postgres binary here: it refuses to run as root. */
export interface PostgresUser {
	/** Put in front of the binary. */
	prefix: readonly string[];
	spawn: Pick<SpawnOptions, 'uid' | 'gid'>;
}

const unshare = ['unshare', '-U', '--map-user=65534', '--map-group=65534', '--'] as const;

/**
 * Everyone but root runs it directly. Root runs it in a user namespace, where it is nobody and the files stay
 * root's; where that is not allowed, as the user `postgres` or `nobody`, who must be able to reach the files.
 */
export function findPostgresUser(binary: string): PostgresUser {
	if (process.getuid?.() !== 0) return { prefix: [], spawn: {} };
	const candidates: PostgresUser[] = [{ prefix: unshare, spawn: {} }];
	for (const name of ['postgres', 'nobody']) {
		const ids = lookUp(name);
		if (ids) candidates.push({ prefix: [], spawn: ids });
	}
	const found = candidates.find(({ prefix, spawn }) => {
		const { command, args } = commandFor({ prefix, spawn }, binary, ['--version']);
		return spawnSync(command, args, { ...spawn, stdio: 'ignore' }).status === 0;
	});
	if (found) return found;
	throw new StartProblem(
		'Postgres does not run as root, and this machine allows neither a user namespace nor the users "postgres" ' +
			'and "nobody" to run it. Start as an ordinary user, or set DATABASE_URL to a Postgres of yours.'
	);
}

/** The command line that runs a binary as this user. */
export function commandFor(user: PostgresUser, binary: string, flags: readonly string[]) {
	const [first, ...rest] = user.prefix;
	if (first === undefined) return { command: binary, args: [...flags] };
	return { command: first, args: [...rest, binary, ...flags] };
}

function lookUp(name: string): { uid: number; gid: number } | undefined {
	const line = readPasswd().find((entry) => entry.startsWith(`${name}:`));
	const [, , uid, gid] = line?.split(':') ?? [];
	return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function readPasswd(): string[] {
	try {
		return readFileSync('/etc/passwd', 'utf8').split('\n');
	} catch {
		return [];
	}
}
