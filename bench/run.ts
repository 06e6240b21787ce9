/**
 * `npm run bench`: every measurement, each in a process of its own, one after the other.
 *
 *     npm run bench                            10,000 profiles
 *     npm run bench -- --profiles 100000
 *     npm run bench -- --save                  also writes bench/results/<day>-<profiles>.{json,md}
 *
 * Set MEILISEARCH_URL and MEILISEARCH_KEY to measure a search server too. Only ratios within one run mean something.
 */
import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
	options: { profiles: { type: 'string', default: '10000' }, save: { type: 'boolean', default: false } }
});

const runs = [
	{ name: 'match, several areas', script: 'match.ts', args: [] },
	{ name: 'match, one area', script: 'match.ts', args: ['--one-area'] },
	{ name: 'search', script: 'search.ts', args: [] }
];

interface Line {
	name: string;
	p50: number;
	p95: number;
	ratio50: number;
	ratio95: number;
}
interface Report {
	matching: Line[];
	edits: Line[];
	[fact: string]: unknown;
}

function measure(script: string, args: readonly string[]): Report {
	const command = [join(import.meta.dirname, script), '--profiles', values.profiles, '--json', ...args];
	const printed = execFileSync(process.execPath, command, {
		encoding: 'utf8',
		maxBuffer: 1 << 26,
		stdio: ['ignore', 'pipe', 'inherit']
	});
	return JSON.parse(printed.trim().split('\n').at(-1) ?? '') as Report;
}

function markdown(name: string, { matching, edits, ...facts }: Report): string {
	const lines = [...matching, ...edits].map(
		({ name: what, p50, p95, ratio50, ratio95 }) =>
			`| ${what} | ${String(p50)} | ${String(p95)} | ${String(ratio50)} | ${String(ratio95)} |`
	);
	return [
		`## ${name}`,
		'',
		'```json',
		JSON.stringify(facts),
		'```',
		'',
		'| what | p50 ms | p95 ms | p50 ÷ base | p95 ÷ base |',
		'|---|---|---|---|---|',
		...lines,
		''
	].join('\n');
}

const machine = {
	processors: cpus().length,
	model: cpus()[0]?.model ?? '',
	node: process.version,
	load: loadavg().map((value) => Math.round(value * 10) / 10)
};
const reports = runs.map(({ name, script, args }) => {
	const report = measure(script, args);
	process.stdout.write(`${markdown(name, report)}\n`);
	return { name, ...report };
});
if (values.save) {
	const folder = join(import.meta.dirname, 'results');
	const file = join(folder, `${new Date().toISOString().slice(0, 10)}-${values.profiles}`);
	await mkdir(folder, { recursive: true });
	await writeFile(`${file}.json`, `${JSON.stringify({ machine, reports }, null, '\t')}\n`);
	const parts = reports.map(({ name, ...report }) => markdown(name, report));
	await writeFile(
		`${file}.md`,
		[`# ${values.profiles} profiles`, '', '```json', JSON.stringify(machine), '```', '', ...parts].join('\n')
	);
}
