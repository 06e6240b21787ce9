import { type ChildProcess, spawn } from 'node:child_process';
import { dirname, delimiter } from 'node:path';

export interface Run {
	child: ChildProcess;
	began: number;
	output: string[];
}

/** Minutes a step may take, so that none holds up the rest for ever. */
const patience = () => (process.env['SOAK'] === '1' ? 600 : 12);

const running = new Set<ChildProcess>();
let interrupted = false;

/** Starts a script on this Node, which every process below it then finds first. */
export function start(command: readonly string[], env: NodeJS.ProcessEnv = {}): Run {
	const path = [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter);
	const child = spawn(process.execPath, command, {
		env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...env, PATH: path },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	const output: string[] = [];
	for (const stream of [child.stdout, child.stderr])
		stream.setEncoding('utf8').on('data', (text: string) => output.push(text));
	running.add(child);
	if (interrupted) child.kill('SIGTERM');
	return { child, began: performance.now(), output };
}

/** Waits for the end of a run; one that takes too long is ended and counts as failed. */
export async function end({
	child,
	began,
	output
}: Run): Promise<{ code: number; output: string; seconds: number }> {
	const minutes = patience();
	const impatience = setTimeout(() => {
		output.push(`\nStill running after ${String(minutes)} minutes: ended.\n`);
		child.kill('SIGTERM');
		setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
	}, minutes * 60_000);
	const code = await new Promise<number>((done) => {
		child.once('error', (error) => {
			output.push(error.message);
			done(1);
		});
		child.once('close', (exit) => done(exit ?? 1));
	});
	clearTimeout(impatience);
	running.delete(child);
	return { code, output: output.join(''), seconds: (performance.now() - began) / 1000 };
}

/** Passes a signal on to every step that is running, and to those that would start after it. */
export function endAll(signal: NodeJS.Signals) {
	interrupted = true;
	for (const child of running) child.kill(signal);
}
