/** `npm start`: the database, the schema, first data, the build, the web server and the worker, in one process. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { migrateToLatest } from '#lib/platform/server/migrations.ts';
import { fromRoot } from '#lib/platform/server/root.ts';
import { StartProblem } from '#lib/platform/server/start-problem.ts';
import { carriesExamples, readSettings, type Settings } from '#lib/platform/settings.ts';
import { listen } from './serve.ts';
import { type Build, freshBuild } from './start/build.ts';
import { openEmbedded, openGiven } from './start/database.ts';
import { awaitEnd, type Ending } from './start/ending.ts';
import { printHelp } from './start/help.ts';
import { describePost, type PostSettings } from './start/post.ts';
import { print, step } from './start/steps.ts';
import { closeHandler, developmentHandler, loadHandler, tellHandler } from './start/web.ts';

const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) printHelp();
else await main();

async function main() {
	const settings = readAll();
	const end = awaitEnd(settings.SHUTDOWN_TIMEOUT * 1_000);
	try {
		compileMissingMessages();
		if (args.includes('--build')) await step(freshBuild, showBuild);
		else await start(settings, end);
	} catch (error) {
		end.fail(error instanceof Error ? error : new Error(String(error)));
	}
}

async function start(settings: Settings, end: Ending) {
	const began = performance.now();
	print(`Mutirão ${await readVersion()}`);
	const { HOST: host, PORT: port, ORIGIN: origin, TRUSTED_PROXIES: proxies } = settings;
	const web = await listen({ host, port, origin, proxies });
	end.work(async (graceMs) => {
		await web.close(graceMs);
		await closeHandler();
	});

	// The build needs no database: both at once is the difference that a newcomer feels.
	const building = args.includes('--dev') ? undefined : step(freshBuild, showBuild);
	building?.catch(() => undefined);
	const database = await prepareDatabase(settings, end);
	tellHandler(settings, database.url, web.origin);

	if (building) {
		web.open(await loadHandler((await building).folder));
	} else {
		const { handler, close } = await developmentHandler(web);
		end.work(close);
		web.open(handler);
	}
	const demo = carriesExamples(settings);
	print(`  ${describePost({ ...settings, demo })}`);
	await startWork({ ...settings, demo, origin: web.origin }, database, end);
	const seconds = ((performance.now() - began) / 1_000).toFixed(1);
	print(`\n  Ready after ${seconds} s: ${web.origin}   (Ctrl-C ends it)\n`);
}

async function prepareDatabase(settings: Settings, end: Ending) {
	const given = settings.DATABASE_URL;
	const folder = resolve(fromRoot(), settings.DATA_DIR);
	const open = () => (given ? openGiven(given) : openEmbedded(folder, (problem) => end.fail(problem)));
	const database = await step(open, ({ shown }) => shown);
	end.ground(() => database.stop());
	await step(
		() => migrateToLatest(database.url),
		(done) =>
			done.length > 0 ? `Schema brought up to date (${done.length} migrations)` : 'Schema is up to date'
	);
	const { seed } = await import('./start/seed.ts');
	await step(
		() => seed(database.url, carriesExamples(settings)),
		(summary) => summary
	);
	return database;
}

async function startWork(
	settings: Settings & PostSettings,
	database: { url: string; embedded: boolean },
	end: Ending
) {
	if ((settings.WORKER ?? (database.embedded ? 'inline' : 'off')) === 'off') return;
	const { startWorker } = await import('./worker.ts');
	const worker = await step(
		() => startWorker(database.url, { alone: database.embedded, post: settings, search: settings }),
		() => 'Background work runs in this process'
	);
	end.work((graceMs) => worker.stop(graceMs));
}

/** The variables and those in `.env`, all of them right, or one sentence for each that is not. */
function readAll(): Settings {
	const file = fromRoot('.env');
	if (existsSync(file)) process.loadEnvFile(file);
	const { settings, problems } = readSettings(process.env);
	if (problems.length === 0) return settings;
	process.stderr.write(`${problems.join('\n')}\n"npm start -- --help" lists all variables.\n`);
	process.exit(1);
}

/** Where install scripts were off, nothing has compiled the messages yet. */
function compileMissingMessages() {
	if (existsSync(fromRoot('src/lib/paraglide/messages.js')) && existsSync(fromRoot('node_modules/$app')))
		return;
	const { status } = spawnSync(process.execPath, ['scripts/prepare.mjs'], {
		cwd: fromRoot(),
		stdio: 'inherit'
	});
	if (status !== 0)
		throw new StartProblem('The messages could not be compiled: run "npm ci" and start again.');
}

function showBuild({ folder, made }: Build): string {
	return `${made ? 'Built' : 'Build is up to date'} (${relative(fromRoot(), folder)})`;
}

async function readVersion(): Promise<string> {
	const packed: unknown = JSON.parse(await readFile(fromRoot('package.json'), 'utf8'));
	return typeof packed === 'object' && packed !== null && 'version' in packed ? String(packed.version) : '';
}
