/**
 * `npm test`: every gate and every test, in the order that uses two cores best.
 *
 *     npm test                       everything
 *     npm test -- --only=unit        one step, or several: --only=lint,types
 *     npm test -- --list             the steps
 *     npm run soak                   the same rules on far larger figures, for as long as it takes
 *
 * A step that fails is shown in full and the rest still runs. The last line is `N passed, N failed`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { end, endAll, start } from './test/processes.ts';
import { type Count, one, readPlaywright, readVitest } from './test/reports.ts';

interface Step {
	name: string;
	/** Which part of it this is, where it is taken in parts: `1/2`. */
	part?: string;
	command: readonly string[];
	env?: NodeJS.ProcessEnv;
	/** Where the step's own report counts its tests; without one the step itself is the test. */
	report?: { file: string; read: (file: string) => Promise<Count> };
	/** Steps of an earlier wave have ended before a later wave begins. */
	wave: number;
}

const bin = (path: string) => join('node_modules', path);

function steps(folder: string): Step[] {
	const [server, journeys] = ['server', 'journeys'].map((name) => join(folder, `${name}.json`)) as [
		string,
		string
	];
	const vitest = (project: string, file: string, ...more: string[]) => ({
		command: [
			bin('vitest/vitest.mjs'),
			'run',
			'--project',
			project,
			'--reporter=default',
			'--reporter=json',
			`--outputFile.json=${file}`,
			...more
		],
		report: { file, read: readVitest }
	});
	return [
		{ name: 'prepare', command: ['scripts/prepare.mjs'], wave: 0 },
		// The longest first, so that both lanes end together; in halves, so that neither waits for the other's end.
		...['1/2', '2/2'].map((part) => {
			const file = join(folder, `unit-${part.charAt(0)}.json`);
			return { name: 'unit', part, ...vitest('unit', file, `--shard=${part}`), wave: 1 };
		}),
		{ name: 'lint', command: [bin('eslint/bin/eslint.js'), '.', '--max-warnings=0'], wave: 1 },
		{
			name: 'types',
			command: [bin('svelte-check/bin/svelte-check'), '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
			wave: 1
		},
		{
			name: 'format',
			command: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'],
			wave: 1
		},
		{ name: 'build', command: ['scripts/node24.mjs', 'src/start.ts', '--build'], wave: 1 },
		{ name: 'server', ...vitest('server', server), wave: 2 },
		{
			name: 'journeys',
			command: [bin('@playwright/test/cli.js'), 'test', '--reporter=list,json'],
			env: { PLAYWRIGHT_JSON_OUTPUT_NAME: journeys, NO_COLOR: undefined, FORCE_COLOR: '0' },
			report: { file: journeys, read: readPlaywright },
			wave: 2
		}
	];
}

/** What a chosen step needs before it: messages and types, and a build for what runs the product. */
function withNeeds(names: readonly string[]): Set<string> {
	const needsBuild = names.some((name) => name === 'server' || name === 'journeys');
	return new Set(['prepare', ...names, ...(needsBuild ? ['build'] : [])]);
}

async function take(step: Step): Promise<Count> {
	const { code, output, seconds } = await end(start(step.command, step.env));
	const count = await counted(step, code);
	const failed = count.failed > 0;
	const tests = step.report ? `   ${summary(count)}` : '';
	const name = [step.name, step.part].filter(Boolean).join(' ');
	say(`${failed ? 'FAIL' : 'pass'}  ${name.padEnd(9)}${seconds.toFixed(1).padStart(7)} s${tests}`);
	for (const skipped of count.skippedNames) say(`      skipped: ${skipped}`);
	if (failed) say(`${output.trimEnd()}\n`);
	return count;
}

/** A report that counts nothing, or a bad exit that no test accounts for, is a failure of its own. */
async function counted({ report }: Step, code: number): Promise<Count> {
	if (!report) return one(code === 0);
	const count = await report.read(report.file).catch(() => one(false));
	const ran = count.passed + count.failed;
	if (ran === 0 || (code !== 0 && count.failed === 0)) return { ...count, failed: count.failed + 1 };
	return count;
}

function summary({ passed, failed, skipped }: Count): string {
	return `${String(passed)} passed, ${String(failed)} failed${skipped > 0 ? `, ${String(skipped)} skipped` : ''}`;
}

/** Two at a time: one for each core. */
async function takeTogether(wave: readonly Step[]): Promise<Count[]> {
	const waiting = [...wave];
	const counts: Count[] = [];
	const lane = async () => {
		for (let step = waiting.shift(); step; step = waiting.shift()) counts.push(await take(step));
	};
	await Promise.all([lane(), lane()]);
	return counts;
}

function say(line: string) {
	process.stdout.write(`${line}\n`);
}

function chosen(all: readonly Step[]): readonly Step[] {
	if (process.env['SOAK'] === '1')
		return all.filter(({ name }) => ['prepare', 'unit', 'build', 'server'].includes(name));
	const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length);
	if (only === undefined) return all;
	const names = only.split(',');
	const unknown = names.filter((name) => !all.some((step) => step.name === name));
	if (unknown.length > 0)
		throw new RangeError(
			`no step ${unknown.join(', ')}; there are ${[...new Set(all.map(({ name }) => name))].join(', ')}`
		);
	const wanted = withNeeds(names);
	return all.filter(({ name }) => wanted.has(name));
}

async function main() {
	if (process.argv.includes('--soak')) process.env['SOAK'] = '1';
	const folder = await mkdtemp(join(tmpdir(), 'mutirao-report-'));
	const all = steps(folder);
	if (process.argv.includes('--list')) {
		say([...new Set(all.map(({ name }) => name))].join('\n'));
		return;
	}
	const began = performance.now();
	const counts: Count[] = [];
	const taken = chosen(all);
	try {
		for (const wave of [...new Set(taken.map((step) => step.wave))]) {
			counts.push(...(await takeTogether(taken.filter((step) => step.wave === wave))));
		}
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
	const total = counts.reduce((sum, count) => ({
		passed: sum.passed + count.passed,
		failed: sum.failed + count.failed,
		skipped: sum.skipped + count.skipped,
		skippedNames: []
	}));
	if (total.failed > 0) process.exitCode = 1;
	say(`\n${((performance.now() - began) / 1000).toFixed(0)} seconds`);
	say(summary(total));
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.on(signal, () => {
		endAll(signal);
		process.exitCode = 130;
	});
}
await main();
