/**
 * Background work: reactions to what was announced. Inside the web process in a small set-up, by itself
 * (`npm run worker`) in a large one.
 */
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import {
	type JobHelpers,
	Logger,
	type LogFunctionFactory,
	parseCronItems,
	run,
	type TaskList,
	type WorkerEvents
} from 'graphile-worker';
import { accountReactions } from '#lib/accounts/server/reactions.ts';
import { alertReactions } from '#lib/alerts/server/reactions.ts';
import { figureReactions } from '#lib/figures/server/reactions.ts';
import { implementerReactions } from '#lib/implementers/server/reactions.ts';
import { importReactions } from '#lib/imports/server/reactions.ts';
import { introductionReactions } from '#lib/introductions/server/reactions.ts';
import { followMatching } from '#lib/matching/server/live-index.ts';
import { matchIndexReactions } from '#lib/matching/server/verify-index.ts';
import { needReactions } from '#lib/needs/server/reactions.ts';
import { notificationReactions } from '#lib/notifications/server/reactions.ts';
import { outcomeReactions } from '#lib/outcomes/server/reactions.ts';
import { system } from '#lib/platform/actor.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { closeDatabase, openDatabase } from '#lib/platform/server/db.ts';
import type { Reactions } from '#lib/platform/server/jobs.ts';
import { forgetKeptTexts } from '#lib/platform/server/kept-text.ts';
import { log } from '#lib/platform/server/log.ts';
import { forgetPageChanges } from '#lib/platform/server/page-version.ts';
import { fromRoot } from '#lib/platform/server/root.ts';
import { type BeatTimes, startBeat, takeBackAll } from '#lib/platform/server/worker-beat.ts';
import { postingReactions } from '#lib/postings/server/reactions.ts';
import { followChanges } from '#lib/search/server/follow.ts';
import { searchReactions } from '#lib/search/server/reactions.ts';
import { readSettings } from '#lib/platform/settings.ts';
import { runCommand, terminalLocale } from './instance/command.ts';
import { retentionReactions } from './instance/retention/forget.ts';
import { runRetention } from './instance/retention/report.ts';
import { openPost, type PostSettings } from './start/post.ts';
import { openSearchServer, type SearchServerSettings } from './start/search.ts';

const platform: Reactions = {
	'hour.passed': async ({ db, now }) => {
		await forgetKeptTexts(db, now);
		await forgetPageChanges(db, now);
	}
};

/** Of several workers one writes the job; what a stop made them miss is made up for once. */
const timetable = parseCronItems([
	{
		task: 'hour.passed',
		match: '2 * * * *',
		identifier: 'hour.passed',
		options: { backfillPeriod: 60 * 60_000 }
	},
	{
		task: 'day.passed',
		match: '10 3 * * *',
		identifier: 'day.passed',
		options: { backfillPeriod: 24 * 60 * 60_000 }
	}
]);

export interface Worker {
	/** Lets running jobs finish for so many milliseconds; unfinished ones run again later. */
	stop(graceMs: number): Promise<void>;
}

export interface WorkerOptions {
	/** No other worker uses this database, so jobs a killed one held are taken back at once. */
	alone: boolean;
	/** How mail leaves; nothing does when it is left out. */
	post?: PostSettings;
	/** Where the search server is, if there is one. */
	search?: SearchServerSettings;
	/** How often it says that it lives; the usual times where left out. */
	beat?: BeatTimes;
}

/** Starts taking jobs. */
export async function startWorker(
	url: string,
	{ alone, post: wish, search, beat }: WorkerOptions
): Promise<Worker> {
	const db = openDatabase(url, { name: 'mutirao-worker', poolSize: 4, statementTimeoutMs: 30_000 });
	if (alone) await takeBackAll(db);
	const post = wish && (await openPost(db, wish));
	const searchServer = search && openSearchServer(search);
	const matching = followMatching(db);
	/** Each module's reactions. */
	const modules: readonly Reactions[] = [
		searchReactions(searchServer),
		platform,
		retentionReactions,
		postingReactions,
		matchIndexReactions(matching),
		importReactions,
		needReactions,
		outcomeReactions,
		implementerReactions,
		figureReactions,
		introductionReactions,
		alertReactions(wish?.TIME_ZONE ?? 'UTC'),
		accountReactions(post?.mailer, wish?.origin ?? ''),
		notificationReactions(post?.mailer, { origin: wish?.origin ?? '', timeZone: wish?.TIME_ZONE ?? 'UTC' })
	];
	let stopping = false;
	const events: WorkerEvents = new EventEmitter();
	const name = new Promise<string>((named) => {
		events.once('pool:create', ({ workerPool }) => {
			named(workerPool.id);
		});
	});
	const runner = await run({
		events,
		connectionString: url,
		concurrency: 2,
		maxPoolSize: 4,
		noHandleSignals: true,
		parsedCronItems: timetable,
		taskList: tasks(modules, (now) => ({ db, now, actor: system })),
		logger: new Logger(quietly(() => stopping)),
		gracefulShutdownAbortTimeout: 1_000
	});
	const beating = await startBeat(db, await name, beat);
	const following = followChanges(db, searchServer);
	return {
		stop: async (graceMs) => {
			stopping = true;
			const finished = Promise.all([runner.stop(), following.stop(), matching.stop()]);
			await Promise.race([finished, new Promise((done) => setTimeout(done, graceMs).unref())]);
			await beating.stop();
			await post?.close();
			await closeDatabase(db);
		}
	};
}

type Reaction = (context: Context, payload: never, job: string) => Promise<void>;

/** One task for each topic: the reactions of all modules, one after the other. */
function tasks(modules: readonly Reactions[], contextAt: (now: Date) => Context): TaskList {
	const byModule = modules.map((reactions): Partial<Record<string, Reaction>> => reactions);
	const topics = new Set(byModule.flatMap((reactions) => Object.keys(reactions)));
	return Object.fromEntries(
		[...topics].map((topic) => [
			topic,
			async (payload: unknown, { job }: JobHelpers) => {
				// `announce` checked the payload against its topic when it was written.
				for (const reactions of byModule)
					await reactions[topic]?.(contextAt(new Date()), payload as never, job.id);
			}
		])
	);
}

/**
 * Keeps what went wrong where, without the error's words, which may quote what people wrote. A connection cut
 * while everything ends is no error.
 */
const quietly =
	(isStopping: () => boolean): LogFunctionFactory =>
	(scope) =>
	(level, message) => {
		const about = { task: scope.taskIdentifier, job: scope.jobId };
		if (level === 'error' && !isStopping()) log.error(about, message.replace(/ with error .*/s, ''));
		else if (level === 'warning' && !isStopping()) log.warn(about, message);
		else log.debug(about, message);
	};

if (process.argv[1] === import.meta.filename) {
	const [what, ...rest] = process.argv.slice(2);
	if (what === 'retention') await runCommand(terminalLocale(process.env), () => runRetention(rest));
	else await runAlone();
}

async function runAlone() {
	const file = fromRoot('.env');
	if (existsSync(file)) process.loadEnvFile(file);
	const url = process.env['DATABASE_URL'];
	if (!url) {
		process.stderr.write('Set DATABASE_URL to the database whose work is to be done.\n');
		process.exitCode = 1;
		return;
	}
	const { settings, problems } = readSettings(process.env);
	if (problems.length > 0) {
		process.stderr.write(`${problems.join('\n')}\n`);
		process.exitCode = 1;
		return;
	}
	const { DEMO, ORIGIN, PORT } = settings;
	const origin = ORIGIN ?? `http://localhost:${String(PORT)}`;
	const worker = await startWorker(url, {
		alone: false,
		post: { ...settings, demo: DEMO === 'on', origin },
		search: settings
	});
	process.stdout.write('The worker takes jobs; Ctrl-C ends it.\n');
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(
			signal,
			() => void worker.stop(settings.SHUTDOWN_TIMEOUT * 1_000).then(() => process.exit(0))
		);
	}
}
