/** Stands between a program and a server it talks to, and lets the way between them fail. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface FaultyProxy {
	url: string;
	/** What the server answers arrives so much later. */
	slow: (ms: number) => void;
	/** Every connection is cut, and no new one is taken. */
	gone: (isGone: boolean) => void;
	/** Connections are taken, and nothing ever comes back. */
	silent: (isSilent: boolean) => void;
	stop: () => Promise<void>;
}

export async function startFaultyProxy(target: string): Promise<FaultyProxy> {
	const { hostname, port } = new URL(target);
	let [delayMs, isGone, isSilent] = [0, false, false];
	const open = new Set<Socket>();
	const keep = (socket: Socket) => {
		open.add(socket);
		socket.on('close', () => open.delete(socket)).on('error', () => socket.destroy());
	};
	const cut = () => {
		for (const socket of open) socket.destroy();
	};
	const server = createServer((near) => {
		if (isGone) {
			near.destroy();
			return;
		}
		const far = connect(Number(port), hostname);
		keep(near);
		keep(far);
		near.on('data', (piece) => far.write(piece)).on('close', () => far.destroy());
		far
			.on('data', (piece) => {
				if (isSilent) return;
				if (delayMs === 0) near.write(piece);
				else setTimeout(() => !near.destroyed && near.write(piece), delayMs);
			})
			.on('close', () => near.destroy());
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const at = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${String(at.port)}`,
		slow: (ms) => void (delayMs = ms),
		silent: (silent) => void (isSilent = silent),
		gone: (gone) => {
			isGone = gone;
			if (gone) cut();
		},
		stop: () => {
			cut();
			return new Promise((closed) => server.close(() => closed()));
		}
	};
}
