import { createHash } from 'node:crypto';
import { rename, rm, stat } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface Lock {
	release(): Promise<void>;
}

/**
 * Takes a lock that lives exactly as long as this process: a Unix socket somebody listens on. After `kill -9`
 * nobody answers there, so the next one takes over; a reused process number cannot confuse it.
 * Returns undefined while another process holds it.
 */
export async function takeLock(name: string): Promise<Lock | undefined> {
	const path = socketPath(resolve(name));
	for (let attempt = 0; attempt < 5; attempt++) {
		const server = await listen(path);
		if (server) return { release: () => new Promise((done) => server.close(() => done())) };
		const seen = await inode(path);
		if (await isAnswered(path)) return undefined;
		await removeDead(path, seen);
	}
	return undefined;
}

/** A Unix socket's path must stay below 107 bytes. */
function socketPath(path: string): string {
	if (Buffer.byteLength(path) < 95) return path;
	return join(tmpdir(), `mutirao-${createHash('sha256').update(path).digest('hex').slice(0, 16)}.lock`);
}

function listen(path: string): Promise<Server | undefined> {
	return new Promise((done, fail) => {
		const server = createServer((socket) => socket.end());
		server.once('error', (error: NodeJS.ErrnoException) => {
			if (error.code === 'EADDRINUSE') done(undefined);
			else fail(error);
		});
		server.listen(path, () => {
			server.unref();
			done(server);
		});
	});
}

function isAnswered(path: string): Promise<boolean> {
	return new Promise((done) => {
		const socket = connect(path);
		socket.once('connect', () => {
			socket.destroy();
			done(true);
		});
		socket.once('error', () => done(false));
	});
}

/** Two may find the same dead socket at once: only the one just asked is taken away, never a new one in its place. */
async function removeDead(path: string, seen: number | undefined) {
	const aside = `${path}.${String(process.pid)}`;
	try {
		await rename(path, aside);
	} catch {
		return;
	}
	if ((await inode(aside)) === seen) await rm(aside, { force: true });
	else await rename(aside, path).catch(() => undefined);
}

async function inode(path: string): Promise<number | undefined> {
	return (await stat(path).catch(() => undefined))?.ino;
}
