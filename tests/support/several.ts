/** Several web processes and workers on one Postgres behind one address, as a public instance runs them. */
import { type ChildProcess, spawn } from 'node:child_process';
import {
	Agent,
	createServer,
	type IncomingMessage,
	request,
	type Server,
	type ServerResponse
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './server.ts';

const root = resolve(import.meta.dirname, '../..');
const patienceMs = 300_000;

export interface Process {
	child: ChildProcess;
	/** Everything printed so far. */
	printed: () => string;
	/** Ends it as an operator would, and waits. */
	stop(): Promise<void>;
	/** Kills it without a word, and waits. */
	kill(): Promise<void>;
}

export interface Web extends Process {
	port: number;
}

/** The program a container runs, with its environment and nothing else of ours. */
function launch(script: string, env: Record<string, string>): Process {
	const child = spawn(process.execPath, [script], {
		cwd: root,
		env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let text = '';
	for (const stream of [child.stdout, child.stderr])
		stream.setEncoding('utf8').on('data', (part: string) => (text += part));
	const ended = new Promise<void>((done) => child.once('exit', () => done()));
	const end = async (signal: NodeJS.Signals) => {
		if (child.exitCode === null && child.signalCode === null) child.kill(signal);
		await ended;
	};
	return { child, printed: () => text, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

/** A web process that is ready. */
export async function startWeb(env: Record<string, string>): Promise<Web> {
	const port = await freePort();
	const web = launch('src/start.ts', { HOST: '127.0.0.1', PORT: String(port), ...env });
	await until(web, async () => {
		const answer = await fetch(`http://127.0.0.1:${String(port)}/health/ready`).catch(() => undefined);
		return answer?.ok === true;
	});
	return { ...web, port };
}

/** A worker that takes jobs. */
export async function startWorkerProcess(env: Record<string, string>): Promise<Process> {
	const worker = launch('src/worker.ts', env);
	await until(worker, () => Promise.resolve(worker.printed().includes('The worker takes jobs')));
	return worker;
}

async function until({ child, printed }: Process, ready: () => Promise<boolean>): Promise<void> {
	const deadline = Date.now() + patienceMs;
	while (Date.now() < deadline) {
		if (child.exitCode !== null || child.signalCode !== null) throw new Error(`it ended:\n${printed()}`);
		if (await ready()) return;
		await wait(100);
	}
	child.kill('SIGKILL');
	throw new Error(`it was not ready in time:\n${printed()}`);
}

export interface Proxy {
	/** The address people type. */
	origin: string;
	/** Ports that get requests, one after the other; a dead one is passed over. */
	backends: number[];
	close(): Promise<void>;
}

/** Says who asks, where a test plays several people; the proxy believes it, and nobody else gets it. */
export const clientHeader = 'x-test-client';

/** Sends each request to the next process, whoever asks: nothing is sticky. Says in `x-served-by` which it was. */
export async function openProxy(): Promise<Proxy> {
	const agent = new Agent({ keepAlive: true });
	const backends: number[] = [];
	let turn = 0;
	/** Asks the process whose turn it is; where it is dead, and for reading where it died meanwhile, the next one. */
	const forward = (incoming: IncomingMessage, outgoing: ServerResponse, body: Buffer, ports: number[]) => {
		const [port, ...others] = ports;
		const { method, url: path, socket } = incoming;
		const { [clientHeader]: client, ...passed } = incoming.headers;
		const headers = { ...passed, 'x-forwarded-for': String(client ?? socket.remoteAddress) };
		const onward = request({ port, host: '127.0.0.1', agent, method, path, headers });
		onward.once('error', (error: NodeJS.ErrnoException) => {
			const harmless = error.code === 'ECONNREFUSED' || method === 'GET';
			if (outgoing.headersSent) outgoing.destroy();
			else if (harmless && others.length > 0) forward(incoming, outgoing, body, others);
			else outgoing.writeHead(502).end();
		});
		onward.once('response', (answer) => {
			outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, 'x-served-by': String(port) });
			answer.once('error', () => outgoing.destroy());
			answer.pipe(outgoing);
		});
		onward.end(body);
	};
	const server: Server = createServer((incoming, outgoing) => {
		const parts: Buffer[] = [];
		incoming.on('data', (part: Buffer) => parts.push(part));
		incoming.once('end', () => {
			turn = (turn + 1) % Math.max(1, backends.length);
			const ports = [...backends.slice(turn), ...backends.slice(0, turn)];
			forward(incoming, outgoing, Buffer.concat(parts), ports);
		});
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as AddressInfo;
	return {
		origin: `http://127.0.0.1:${String(port)}`,
		backends,
		close: () =>
			new Promise((done) => {
				agent.destroy();
				server.closeAllConnections();
				server.close(() => done());
			})
	};
}
