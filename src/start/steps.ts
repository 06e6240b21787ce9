/** What the person who started the program sees: a line for each step with its time. */
const width = 58;

/** Runs a step and prints what `say` makes of its result, with the seconds it took. */
export async function step<T>(work: () => Promise<T>, say: (result: T) => string): Promise<T> {
	const began = performance.now();
	const result = await work();
	const seconds = ((performance.now() - began) / 1_000).toFixed(1);
	print(`  ${say(result).padEnd(width)} ${seconds.padStart(5)} s`);
	return result;
}

export function print(line = ''): void {
	process.stdout.write(`${line}\n`);
}
