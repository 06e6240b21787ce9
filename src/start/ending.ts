import type { StartProblem } from '#lib/platform/server/start-problem.ts';
import { print } from './steps.ts';

type Close = (graceMs: number) => Promise<void>;

export interface Ending {
	/** Closed first, all together: what serves and works. */
	work(close: Close): void;
	/** Closed last: what the others stand on. */
	ground(close: Close): void;
	/** Says what went wrong, ends everything, and leaves with 1. */
	fail(problem: Error): void;
}

/**
 * Ends everything in order on Ctrl-C and on SIGTERM: open requests and jobs get the grace, and a little later
 * the process ends whatever still hangs. A second Ctrl-C ends it at once.
 */
export function awaitEnd(graceMs: number): Ending {
	const work: Close[] = [];
	const ground: Close[] = [];
	let ending = false;

	const end = async (code: number) => {
		if (ending) process.exit(130);
		ending = true;
		setTimeout(() => process.exit(code), graceMs + 1_700).unref();
		for (const closers of [work, ground]) await Promise.allSettled(closers.map((close) => close(graceMs)));
		process.exit(code);
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));

	const fail = (problem: Error) => {
		complain(problem);
		if (!ending) void end(1);
	};
	process.on('uncaughtException', (error) => {
		// A connection that is cut while everything ends complains about it; nobody needs to hear that.
		if (!ending) fail(error);
	});

	return {
		work: (close) => work.push(close),
		ground: (close) => ground.push(close),
		fail
	};
}

/** A sentence for what the person can change; the whole story only for what is our mistake. */
function complain(problem: Error | StartProblem): void {
	print();
	process.stderr.write(
		problem.name === 'StartProblem' ? `${problem.message}\n` : `${problem.stack ?? problem.message}\n`
	);
}
