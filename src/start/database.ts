import { join } from 'node:path';
import { sql } from 'kysely';
import { readAddress, shownAddress } from '#lib/platform/server/address.ts';
import { closeDatabase, openDatabase } from '#lib/platform/server/db.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#lib/platform/server/embedded-postgres.ts';
import { StartProblem } from '#lib/platform/server/start-problem.ts';
import { mkdir } from 'node:fs/promises';
import { takeLock } from './lock.ts';

const oldest = 150_000;

export interface Database {
	url: string;
	/** One line for the person who starts the program. */
	shown: string;
	/** Its data are ours alone: no other process works on them. */
	embedded: boolean;
	stop(): Promise<void>;
}

/** The built-in Postgres in this folder, which no other copy may use at the same time. */
export async function openEmbedded(
	folder: string,
	onLost: (problem: StartProblem) => void
): Promise<Database> {
	await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
		throw new StartProblem(
			`Cannot create ${folder}: give this user the right to, or set DATA_DIR to a folder it may use.`,
			{
				cause
			}
		);
	});
	const lock = await takeLock(join(folder, 'launcher.lock')).catch((cause: unknown) => {
		throw new StartProblem(
			`Cannot write to ${folder}: give this user the right to, or set DATA_DIR to a folder it may use.`,
			{
				cause
			}
		);
	});
	if (!lock) {
		throw new StartProblem(
			`Another copy is running on the data in ${folder}. End it, or set DATA_DIR (and PORT) for a second one.`
		);
	}
	let server: EmbeddedPostgres;
	try {
		server = await startEmbeddedPostgres({ folder, onLost });
	} catch (error) {
		await lock.release();
		throw error;
	}
	return {
		url: server.url,
		shown: `Postgres 18, data in ${folder}`,
		embedded: true,
		stop: async () => {
			await server.stop();
			await lock.release();
		}
	};
}

interface Facts {
	version: number;
	shownVersion: string;
	encoding: string;
	mayCreate: boolean;
	replica: boolean;
}

/** Checks that the database given is one we can work with, or says what to change. */
export async function openGiven(url: string): Promise<Database> {
	const facts = await askFacts(url);
	const where = shownAddress(url);
	if (facts.version < oldest) {
		throw new StartProblem(
			`The ${where} runs Postgres ${facts.shownVersion}; Mutirão needs 15 or newer. Upgrade it, or use another.`
		);
	}
	if (facts.replica)
		throw new StartProblem(`The ${where} is a read-only replica. Set DATABASE_URL to the primary server.`);
	if (facts.encoding !== 'UTF8') {
		throw new StartProblem(
			`The ${where} stores text as ${facts.encoding}. Create one with "encoding 'UTF8'" and use that.`
		);
	}
	if (!facts.mayCreate) {
		const { user, database } = readAddress(url);
		throw new StartProblem(
			`The user "${user}" may not create tables in the ${where}. Let its owner run: ` +
				`grant create on database "${database}" to "${user}"; grant create on schema public to "${user}";`
		);
	}
	const shown = `Postgres ${facts.shownVersion}, ${where}`;
	return { url, shown, embedded: false, stop: () => Promise.resolve() };
}

async function askFacts(url: string): Promise<Facts> {
	const db = openDatabase(url, { name: 'mutirao-start', poolSize: 1 });
	try {
		const { rows } = await sql<Facts>`
			select current_setting('server_version_num')::int as version,
				split_part(current_setting('server_version'), ' ', 1) as "shownVersion",
				(select pg_encoding_to_char(encoding) from pg_database where datname = current_database()) as encoding,
				pg_is_in_recovery() as replica,
				has_database_privilege(current_database(), 'create')
					and has_schema_privilege('public', 'create') as "mayCreate"`.execute(db);
		const [facts] = rows;
		if (!facts) throw new TypeError('no facts about the database');
		return facts;
	} catch (error) {
		throw explain(error, url);
	} finally {
		await closeDatabase(db);
	}
}

function explain(cause: unknown, url: string): StartProblem {
	const where = shownAddress(url);
	const { user, database, host } = readAddress(url);
	const sentences: Record<string, string> = {
		ENOTFOUND: `No machine is called ${host}: correct the host in DATABASE_URL.`,
		EAI_AGAIN: `The name ${host} could not be looked up: check the network, or the host in DATABASE_URL.`,
		'28P01': `The password for the user "${user}" is not the right one: correct it in DATABASE_URL.`,
		'28000': `The server does not let the user "${user}" in: check the user in DATABASE_URL and the server's pg_hba.conf.`,
		'3D000': `The server has no database "${database}": create it with "create database ${database}", or correct DATABASE_URL.`,
		'53300': `The server has no connection left for the ${where}: end other programs, or raise its max_connections.`,
		'57P03': `The server of the ${where} is still starting: try again in a moment.`
	};
	const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
	const untrusted = `The certificate of ${host} is not trusted (${code}): set NODE_EXTRA_CA_CERTS to the file of who signed it.`;
	const silent = `No Postgres answers for the ${where} (${code || String(cause)}): start it, or correct DATABASE_URL.`;
	const sentence = sentences[code] ?? (/CERT|SIGNATURE/.test(code) ? untrusted : silent);
	return new StartProblem(sentence, { cause });
}
