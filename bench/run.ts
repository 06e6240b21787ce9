/**
 * `npm run bench`: every measurement, checked first. `bench/README.md` says what each means.
 *
 *     npm run bench                                   10,000 profiles
 *     npm run bench -- --profiles 100000
 *     npm run bench -- --suite local --suite batch    only these
 *     npm run bench -- --save                         also writes bench/results/<day>-<profiles>.{json,md}
 *
 * MEILISEARCH_URL and MEILISEARCH_KEY add a search server. Only ratios within one run mean something.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { withInstance } from './instance.ts';
import { type Ground, type Suite, suites } from './suites.ts';
import { type Goal, type Line, markdown, ratioGoal, type Report, round } from './timings.ts';

const { values } = parseArgs({
	options: {
		profiles: { type: 'string', default: '10000' },
		seed: { type: 'string', default: '1' },
		suite: { type: 'string', multiple: true },
		save: { type: 'boolean', default: false }
	}
});
const count = Number(values.profiles);
const seed = Number(values.seed);
const results = join(import.meta.dirname, 'results');
const unknown = values.suite?.filter((name) => !suites.some((suite) => suite.name === name)) ?? [];
if (!Number.isInteger(count) || count < 100 || unknown.length > 0) {
	process.stderr.write(
		`Give a number of profiles, and of suites: ${suites.map(({ name }) => name).join(', ')}\n`
	);
	process.exit(1);
}

const server = process.env['MEILISEARCH_URL'] !== undefined;
const chosen = suites.filter((suite) => {
	if (values.suite) return values.suite.includes(suite.name);
	return !('script' in suite) || server;
});
const load = () => loadavg().map((value) => round(value, 1));
const began = { at: new Date(), load: load() };
const reports: Report[] = [];

function done(report: Report, facts: Record<string, unknown> = {}) {
	const whole = {
		...report,
		facts: { ...report.facts, ...facts, load: loadavg().map((each) => round(each, 1))[0] }
	};
	reports.push(whole);
	process.stdout.write(`${markdown(whole)}\n`);
}

/** What is wrong is not timed, and told; the other suites go on. */
function notMeasured(name: string, error: unknown) {
	process.exitCode = 1;
	const why = error instanceof Error ? error.message : String(error);
	done({
		name,
		facts: { 'not measured': why },
		lines: [],
		goals: [{ goal: 'can be measured', floor: 'yes', measured: 'no', kept: false }]
	});
}

for (const ground of ['world', 'one area'] satisfies Ground[]) {
	const here = chosen.flatMap((suite) => ('on' in suite && suite.on === ground ? [suite] : []));
	if (here.length === 0) continue;
	await withInstance({ count, seed, oneArea: ground === 'one area' }, async (instance) => {
		for (const suite of here) {
			const facts = { 'seconds to load': instance.loadSeconds };
			try {
				done(await suite.measure(instance), facts);
			} catch (error) {
				notMeasured(suite.name, error);
			}
		}
	});
}
for (const suite of chosen) if ('script' in suite) done(runScript(suite));

/** A script prints `{ matching, edits, …facts }` on its last line. */
function runScript({ name, script }: Extract<Suite, { script: string }>): Report {
	const command = [join(import.meta.dirname, script), '--profiles', values.profiles, '--json'];
	const printed = execFileSync(process.execPath, command, {
		encoding: 'utf8',
		maxBuffer: 1 << 26,
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const {
		matching = [],
		edits = [],
		...facts
	} = JSON.parse(printed.trim().split('\n').at(-1) ?? '') as {
		matching?: Line[];
		edits?: Line[];
	};
	return { name, facts, lines: [...matching, ...edits], goals: [] };
}

/** How much longer a local match takes than with a tenth of the profiles, by the newest saved run of those. */
function growth(): Goal[] {
	const [local] = reports.filter(({ name }) => name === 'match, local');
	const file = readdirSync(results)
		.filter((name) => name.endsWith(`-${String(count / 10)}.json`))
		.sort()
		.at(-1);
	if (!local || !file) return [];
	const smaller = JSON.parse(readFileSync(join(results, file), 'utf8')) as { reports?: Report[] };
	const matched = (report: Report | undefined) => report?.lines.find(({ name }) => name.startsWith('match:'));
	const [now, then] = [matched(local), matched(smaller.reports?.find(({ name }) => name === 'match, local'))];
	if (!now || !then) return [];
	return [
		ratioGoal(
			'ten times the profiles, p50 of a local match (each ÷ its own select 1)',
			now.ratio50 / then.ratio50,
			{ most: 2 }
		),
		ratioGoal('ten times the profiles, p95', now.ratio95 / then.ratio95, { most: count > 100_000 ? 6 : 3 })
	];
}

const grown = growth();
if (grown.length > 0) done({ name: 'growth', facts: {}, lines: [], goals: grown });
const machine = {
	processors: cpus().length,
	model: cpus()[0]?.model.trim() ?? '',
	gigabytes: round(totalmem() / 2 ** 30, 0),
	node: process.version,
	'load before': began.load,
	'load after': load(),
	minutes: round((Date.now() - began.at.getTime()) / 60_000, 1)
};
const goals = reports.flatMap((report) => report.goals.map((goal) => ({ ...goal, suite: report.name })));
const summary = [
	`# ${count.toLocaleString('en')} profiles, ${began.at.toISOString().slice(0, 10)}`,
	...[
		'',
		Object.entries(machine)
			.map(([key, value]) => `${key}: ${String(value)}`)
			.join(' · '),
		''
	],
	...['| goal | in | floor | measured | |', '|---|---|---|---|---|'],
	...goals.map(
		({ goal, suite, floor, measured, kept }) =>
			`| ${goal} | ${suite} | ${floor} | ${measured} | ${kept ? 'kept' : '**missed**'} |`
	),
	''
].join('\n');
process.stdout.write(`${summary}\n`);
if (values.save) {
	const file = join(results, `${began.at.toISOString().slice(0, 10)}-${String(count)}`);
	await mkdir(results, { recursive: true });
	// Suites measured on another run of the day stay beside those of this one.
	if (values.suite && existsSync(`${file}.json`)) {
		const earlier = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as { reports: Report[] };
		reports.push(...earlier.reports.filter(({ name }) => !reports.some((report) => report.name === name)));
	}
	await writeFile(`${file}.json`, `${JSON.stringify({ machine, reports }, null, '\t')}\n`);
	await writeFile(`${file}.md`, [summary, ...reports.map(markdown)].join('\n'));
}
