/** Times by name, and what to say about them. */
import { readFileSync } from 'node:fs';

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

export function quantile(list: readonly number[], share: number): number {
	const sorted = [...list].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** One line of a table: times in milliseconds, processor time in microseconds, ratios to the base of the table. */
export interface Line {
	name: string;
	p50: number;
	p95: number;
	/** Median of what this process and the one of Postgres that answers it computed for one call. */
	cpu?: number;
	ratio50: number;
	ratio95: number;
	/** Processor time ÷ that of the base: what is left of the ratio when the machine has other things to do. */
	ratioCpu?: number;
}

export interface Goal {
	goal: string;
	floor: string;
	measured: string;
	kept: boolean;
}

export interface Report {
	name: string;
	facts: Record<string, unknown>;
	lines: Line[];
	goals: Goal[];
}

export const round = (value: number, digits = 2) => Math.round(value * 10 ** digits) / 10 ** digits;

/** What a call is and how it is made for one thing (a need, a profile, a word). */
export type Calls<T> = readonly (readonly [name: string, call: (item: T) => unknown])[];

interface Interleaved<T> {
	items: readonly T[];
	/** The first pass is dropped, so at least 2. */
	passes: number;
	calls: Calls<T>;
	/** Process id of the one connection to Postgres, whose processor time is added where the system tells it. */
	backend?: number | undefined;
}

/** Makes every call for every thing in turn, beginning with another one each time; the first call is the base. */
export async function interleaved<T>({ items, passes, calls, backend }: Interleaved<T>): Promise<Line[]> {
	const taken = new Map(calls.map(([name]) => [name, { ms: [] as number[], cpu: [] as number[] }]));
	for (let pass = 0; pass < passes; pass += 1)
		for (const [at, item] of items.entries())
			for (let turn = 0; turn < calls.length; turn += 1) {
				const call = calls[(turn + at + pass) % calls.length];
				if (!call) continue;
				const before = process.cpuUsage();
				const computed = backendTime(backend);
				const began = performance.now();
				await call[1](item);
				const ms = performance.now() - began;
				const own = process.cpuUsage(before);
				if (pass === 0) continue;
				taken.get(call[0])?.ms.push(ms);
				taken.get(call[0])?.cpu.push(own.user + own.system + backendTime(backend) - computed);
			}
	return linesOf(taken);
}

/** Lines of these times; the first is the base. */
export function linesOf(taken: ReadonlyMap<string, { ms: number[]; cpu?: number[] }>): Line[] {
	const [base] = taken.values();
	const p50 = quantile(base?.ms ?? [], 0.5);
	const cpuBase = quantile(base?.cpu ?? [], 0.5);
	return [...taken].map(([name, { ms, cpu }]) => ({
		name,
		p50: round(quantile(ms, 0.5), 3),
		p95: round(quantile(ms, 0.95), 3),
		...(cpu && { cpu: round(quantile(cpu, 0.5), 0) }),
		ratio50: round(quantile(ms, 0.5) / p50),
		ratio95: round(quantile(ms, 0.95) / p50),
		...(cpu && { ratioCpu: round(quantile(cpu, 0.5) / cpuBase) })
	}));
}

/** Microseconds on a processor; 0 where the system does not say. */
function backendTime(pid: number | undefined): number {
	if (pid === undefined) return 0;
	try {
		return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1_000;
	} catch {
		return 0;
	}
}

/** A goal on a ratio that must not be above (or, for `least`, below) a number. */
export function ratioGoal(
	goal: string,
	measured: number,
	{ most, least }: { most?: number; least?: number }
): Goal {
	const kept = (most === undefined || measured <= most) && (least === undefined || measured >= least);
	return {
		goal,
		floor: most === undefined ? `≥ ${String(least)} ×` : `≤ ${most} ×`,
		measured: `${round(measured)} ×`,
		kept
	};
}

export function lineOf(lines: readonly Line[], name: string): Line {
	const found = lines.find((line) => line.name === name);
	if (!found) throw new RangeError(`nothing was measured under ${name}`);
	return found;
}

export function markdown({ name, facts, lines, goals }: Report): string {
	const rows = lines.map(({ name: what, p50, p95, cpu, ratio50, ratio95, ratioCpu }) =>
		[what, p50, p95, cpu ?? '', ratio50, ratio95, ratioCpu ?? ''].join(' | ')
	);
	const met = goals.map(({ goal, floor, measured, kept }) =>
		[goal, floor, measured, kept ? 'kept' : '**missed**'].join(' | ')
	);
	return [
		`## ${name}`,
		...[
			'',
			Object.entries(facts)
				.map(([key, value]) => `${key}: ${format(value)}`)
				.join(' · '),
			''
		],
		...(rows.length > 0
			? [
					'| what | p50 ms | p95 ms | CPU µs | p50 ÷ base p50 | p95 ÷ base p50 | CPU ÷ base |',
					'|---|---|---|---|---|---|---|'
				]
			: []),
		...rows.map((row) => `| ${row} |`),
		...(met.length > 0 ? ['', '| goal | floor | measured | |', '|---|---|---|---|'] : []),
		...met.map((row) => `| ${row} |`),
		''
	].join('\n');
}

const format = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** The older shape of a script's own report: Markdown, or JSON with the same figures, ratios to `select 1`. */
export function report(facts: object, matching: Timings, edits: Timings, json: boolean): string {
	const lines = (timings: Timings) => linesOf(new Map([...timings].map(([name, ms]) => [name, { ms }])));
	const tables = { matching: lines(matching), edits: lines(edits) };
	if (json) return `${JSON.stringify({ ...facts, ...tables })}\n`;
	return markdown({
		name: 'result',
		facts: { ...facts },
		lines: [...tables.matching, ...tables.edits],
		goals: []
	});
}
