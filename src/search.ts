/** `npm run search -- reindex|check|status`: for whoever runs an instance with a search server. */
import { closeDatabase, type Db, openDatabase } from '#lib/platform/server/db.ts';
import { StartProblem } from '#lib/platform/server/start-problem.ts';
import { checkIndexes, mendIndexes } from '#lib/search/server/meilisearch/check.ts';
import { reindexKind } from '#lib/search/server/meilisearch/ship.ts';
import { type SearchServer, shareSearchKey } from '#lib/search/server/meilisearch/server.ts';
import { noteEverything, refreshDocuments } from '#lib/search/server/refresh.ts';
import { readSearchStatus } from '#lib/search/server/status.ts';
import { searchKinds } from '#lib/search/kinds.ts';
import { readInstanceSettings, runCommand, say, terminalLocale } from './instance/command.ts';
import { openSearchServer } from './start/search.ts';

const help = `npm run search -- reindex          reads everything anew and makes every index anew, beside the one in use
npm run search -- check            compares every index with the database, one document at a time
npm run search -- check --mend     and puts right what differs
npm run search -- status           how far each index is`;

const commands: Record<string, (db: Db, server: SearchServer | undefined) => Promise<void>> = {
	reindex,
	check,
	status
};

await runCommand(terminalLocale(process.env), async () => {
	const command = commands[process.argv[2] ?? ''];
	if (!command) throw new StartProblem(help);
	const settings = readInstanceSettings();
	if (!settings.DATABASE_URL) throw new StartProblem('Set DATABASE_URL to the database of the instance.');
	const db = openDatabase(settings.DATABASE_URL, {
		name: 'mutirao-search',
		poolSize: 2,
		statementTimeoutMs: 120_000
	});
	try {
		await command(db, openSearchServer(settings));
	} finally {
		await closeDatabase(db);
	}
});

async function reindex(db: Db, server: SearchServer | undefined) {
	await noteEverything(db);
	say(`${String(await refreshDocuments(db))} documents read anew`);
	if (!server) {
		say('No search server is set: Postgres answers all searches, and is up to date.');
		return;
	}
	await shareSearchKey(db, server);
	for (const kind of searchKinds) {
		const began = performance.now();
		const sent = await reindexKind(db, server, kind, {
			now: new Date(),
			progress: (_kind, done, all) => {
				say(`  ${kind}: ${String(done)} of ${String(all)}`);
			}
		});
		say(
			`${kind}: ${String(sent)} documents in ${((performance.now() - began) / 1_000).toFixed(1)} s, in use`
		);
	}
}

async function check(db: Db, server: SearchServer | undefined) {
	if (!server) throw new StartProblem('Set MEILISEARCH_URL: there is no index to compare.');
	let wrong = 0;
	for (const { kind, missing, stale, extra } of await checkIndexes(db, server)) {
		wrong += missing.length + stale.length + extra.length;
		say(
			`${kind}: ${String(missing.length)} missing, ${String(stale.length)} in an old version, ${String(extra.length)} too many`
		);
	}
	if (wrong === 0) return;
	if (process.argv.includes('--mend')) say(`${String(await mendIndexes(db, server))} put right`);
	else process.exitCode = 1;
}

async function status(db: Db) {
	const { waiting, waitingSince, kinds, answers } = await readSearchStatus(db);
	say(
		waitingSince
			? `${String(waiting)} changes wait to be read, the oldest since ${waitingSince.toISOString()}`
			: 'Every change has been read.'
	);
	for (const { kind, documents, unsent, sentAt, problem } of kinds) {
		const index =
			unsent === undefined
				? 'no index'
				: `${String(unsent)} not sent, last sent ${sentAt?.toISOString() ?? 'never'}`;
		say(`${kind}: ${String(documents)} documents, ${index}${problem === null ? '' : `; ${problem}`}`);
	}
	for (const about of new Set(answers.map((each) => each.about))) {
		const those = answers.filter((each) => each.about === about);
		const all = those.reduce((sum, { count }) => sum + count, 0);
		const shares = those.map(({ answered, count }) => `${answered} ${((100 * count) / all).toFixed(1)} %`);
		say(`answered in seven days, ${about}: ${String(all)}, of these ${shares.join(', ')}`);
	}
}
