/** Times by name, and what to say about them. */

/** Milliseconds of each call, by what was called. */
export type Timings = Map<string, number[]>;

export async function timed(into: Timings, name: string, work: () => Promise<unknown>) {
	const began = performance.now();
	await work();
	const took = performance.now() - began;
	const list = into.get(name);
	if (list) list.push(took);
	else into.set(name, [took]);
}

function quantile(sorted: readonly number[], share: number): number {
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function summary(timings: Timings, baseline: string) {
	const sorted = [...timings].map(([name, list]) => [name, [...list].sort((a, b) => a - b)] as const);
	const base = quantile(sorted.find(([name]) => name === baseline)?.[1] ?? [], 0.5);
	return sorted.map(([name, list]) => {
		const [p50, p95] = [quantile(list, 0.5), quantile(list, 0.95)];
		const round = (value: number) => Math.round(value * 100) / 100;
		return { name, p50: round(p50), p95: round(p95), ratio50: round(p50 / base), ratio95: round(p95 / base) };
	});
}

/** Markdown, or JSON with the same figures. Ratios are to the median of `select 1`, for edits to a plain update. */
export function report(facts: object, matching: Timings, edits: Timings, json: boolean): string {
	const tables = { matching: summary(matching, 'select 1'), edits: summary(edits, 'plain update') };
	if (json) return `${JSON.stringify({ ...facts, ...tables })}\n`;
	const lines = [...tables.matching, ...tables.edits].map(
		({ name, p50, p95, ratio50, ratio95 }) => `| ${name} | ${p50} | ${p95} | ${ratio50} | ${ratio95} |`
	);
	const head = ['| what | p50 ms | p95 ms | p50 ÷ base | p95 ÷ base |', '|---|---|---|---|---|'];
	return `${JSON.stringify(facts)}\n\n${[...head, ...lines].join('\n')}\n`;
}
