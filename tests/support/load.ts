import { Agent, get } from 'node:http';

export interface Driven {
	perSecond: number;
	/** Milliseconds. */
	p50: number;
	p99: number;
	/** Answers that were no 200. */
	failed: number;
}

/** Asks for one address as fast as the answers come, `at` at a time. The first second does not count. */
export async function drive(
	address: string,
	{ seconds, at }: { seconds: number; at: number }
): Promise<Driven> {
	const agent = new Agent({ keepAlive: true, maxSockets: at });
	const times: number[] = [];
	let failed = 0;
	const began = performance.now() + 1_000;
	const end = began + seconds * 1_000;
	const one = async () => {
		for (let start = performance.now(); start < end; start = performance.now()) {
			const status = await statusOf(address, agent);
			if (start < began) continue;
			times.push(performance.now() - start);
			if (status !== 200) failed += 1;
		}
	};
	await Promise.all(Array.from({ length: at }, one));
	agent.destroy();
	times.sort((a, b) => a - b);
	const share = (part: number) => Math.round((times[Math.floor(times.length * part)] ?? 0) * 10) / 10;
	return { perSecond: Math.round(times.length / seconds), p50: share(0.5), p99: share(0.99), failed };
}

function statusOf(address: string, agent: Agent): Promise<number> {
	return new Promise((done, fail) => {
		get(address, { agent, headers: { 'accept-encoding': 'gzip' } }, (answer) => {
			answer.resume();
			answer.once('end', () => done(answer.statusCode ?? 0));
			answer.once('error', fail);
		}).once('error', fail);
	});
}
