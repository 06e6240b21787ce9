/**
 * Search over made-up people and every real town: Postgres beside a search server, and what each answer costs.
 *
 *     node bench/search.ts [--profiles 10000] [--json]       MEILISEARCH_URL and MEILISEARCH_KEY add the server
 *
 * First it compares: where anything holds every word as typed, both must give the same list and total, or nothing is
 * timed.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { sql } from 'kysely';
import { visitor } from '#lib/platform/actor.ts';
import { closeDatabase, type Db, openDatabase } from '#lib/platform/server/db.ts';
import { startEmbeddedPostgres } from '#lib/platform/server/embedded-postgres.ts';
import { migrateToLatest } from '#lib/platform/server/migrations.ts';
import { readAsked } from '#lib/search/server/asked.ts';
import { shipAlone } from '#lib/search/server/follow.ts';
import { askServer } from '#lib/search/server/meilisearch/find.ts';
import { openServer, type SearchServer } from '#lib/search/server/meilisearch/server.ts';
import { countFound, listFound } from '#lib/search/server/queries.ts';
import { refreshDocuments } from '#lib/search/server/refresh.ts';
import { searchPostgres, searchServerFirst, type Search } from '#lib/search/server/search.ts';
import { textQuery } from '#lib/search/server/text-query.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import { profiles as makeProfiles, randomFrom, world } from './generate.ts';
import { loadProfiles, loadWorld } from './load.ts';
import { report, timed, type Timings } from './timings.ts';

const { values } = parseArgs({
	options: {
		profiles: { type: 'string', default: '10000' },
		seed: { type: 'string', default: '1' },
		json: { type: 'boolean', default: false }
	}
});
const filters = { kind: [], country: [], skill: [] };
const today = '2026-11-22';

/** What people type: names of skills, towns, both, beginnings of words, and words with two letters swapped. */
function typedTexts(cities: readonly { name: string }[], seed: number) {
	const random = randomFrom(seed);
	const concepts = loadConcepts().all.filter(({ heading }) => !heading);
	const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)];
	const skill = () => pick(concepts)?.labels.en ?? 'maps';
	const town = () => pick(cities)?.name ?? 'Lyon';
	const swapped = (text: string) => text.replace(/^(..)(.)(.)/u, '$1$3$2');
	return {
		skill: Array.from({ length: 30 }, skill),
		town: Array.from({ length: 30 }, town),
		'skill and town': Array.from({ length: 30 }, () => `${skill()} ${town()}`),
		'three letters': Array.from({ length: 30 }, () => town().slice(0, 3)),
		'swapped letters': Array.from({ length: 30 }, () => swapped(town()))
	};
}

async function answer(db: Db, search: Search, typed: string) {
	const question = readAsked(typed);
	if (!question) return { rows: [], total: 0, by: 'postgres' as const };
	const { found, by } = await search(db, question);
	const whole = { question, found, filters, today };
	const [{ rows }, { total }] = await Promise.all([
		listFound(db, visitor, whole, 20),
		countFound(db, visitor, whole)
	]);
	return { rows: rows.map(({ id }) => id), total, by };
}

/** Whether anything holds every word as it was typed. */
async function isHeld(db: Db, typed: string): Promise<boolean> {
	const question = readAsked(typed);
	if (!question) return false;
	const { rows } = await sql<{ held: boolean }>`
		select exists (select from search_document
			where not gone and words @@ ${textQuery(question)}::text::tsquery) as held`.execute(db);
	return rows[0]?.held ?? false;
}

interface Compared {
	same: number;
	/** Something holds every word as typed, and the two answers differ all the same: a mistake. */
	different: string[];
	/** Nothing holds every word as typed, and the two forgive differently, as declared. */
	forgivenOtherwise: number;
	/** Answered by Postgres, because the server found more than can be taken from it. */
	tooMany: number;
}

async function compare(db: Db, server: Search, texts: readonly string[]): Promise<Compared> {
	const compared: Compared = { same: 0, different: [], forgivenOtherwise: 0, tooMany: 0 };
	for (const typed of texts) {
		const { by, ...theirs } = await answer(db, server, typed);
		const { by: _postgres, ...ours } = await answer(db, searchPostgres, typed);
		if (by === 'postgres') compared.tooMany += 1;
		else if (isDeepStrictEqual(theirs, ours)) compared.same += 1;
		else if (!(await isHeld(db, typed))) compared.forgivenOtherwise += 1;
		else
			compared.different.push(`${typed}: ${String(ours.total)} in Postgres, ${String(theirs.total)} there`);
	}
	return compared;
}

async function prepareServer(db: Db): Promise<{ server: SearchServer; seconds: number } | undefined> {
	const url = process.env['MEILISEARCH_URL'];
	if (!url) return undefined;
	const server = openServer({
		url,
		key: process.env['MEILISEARCH_KEY'],
		prefix: `bench_${process.pid}_`
	});
	const began = performance.now();
	await shipAlone(db, server);
	return { server, seconds: secondsSince(began) };
}

const secondsSince = (began: number) => Math.round((performance.now() - began) / 100) / 10;

async function run(db: Db) {
	const place = world(false);
	await loadWorld(db, place);
	await loadProfiles(db, makeProfiles(Number(values.profiles), place, Number(values.seed)));
	const began = performance.now();
	const documents = await refreshDocuments(db);
	const documentSeconds = secondsSince(began);
	await sql`vacuum analyze`.execute(db);
	const prepared = await prepareServer(db);
	const search =
		prepared &&
		searchServerFirst((asked, signal) => askServer(prepared.server, asked, signal), {
			deadlineMs: 5_000,
			restMs: 0
		});
	const compared: Record<string, Compared> = {};
	const timings: Timings = new Map();
	for (const [sort, texts] of Object.entries(typedTexts(place.cities, Number(values.seed)))) {
		if (search) {
			const found = await compare(db, search, texts);
			compared[sort] = found;
			if (found.different.length > 0)
				throw new Error(`The engines differ, so they are not timed: ${found.different.join(', ')}`);
		}
		for (let pass = 0; pass < 3; pass += 1) {
			const into: Timings = pass === 0 ? new Map<string, number[]>() : timings;
			for (const typed of texts) {
				await timed(into, 'select 1', () => sql`select 1`.execute(db));
				await timed(into, `Postgres: ${sort}`, () => answer(db, searchPostgres, typed));
				if (search) await timed(into, `Meilisearch: ${sort}`, () => answer(db, search, typed));
			}
		}
	}
	for (const { uid } of prepared
		? (await prepared.server.client.getRawIndexes({ limit: 1_000 })).results
		: [])
		if (prepared && uid.startsWith(prepared.server.prefix))
			await prepared.server.client.deleteIndexIfExists(uid);
	const facts = { profiles: Number(values.profiles), documents, documentSeconds };
	return report(
		{ ...facts, ...(prepared && { serverSeconds: prepared.seconds }), compared },
		timings,
		new Map(),
		values.json
	);
}

const folder = await mkdtemp(join(tmpdir(), 'mutirao-bench-'));
const postgres = await startEmbeddedPostgres({ folder, durable: true });
await migrateToLatest(postgres.url);
const db = openDatabase(postgres.url, { statementTimeoutMs: 0, poolSize: 3 });
try {
	process.stdout.write(await run(db));
} finally {
	await closeDatabase(db);
	await postgres.stop();
	await rm(folder, { recursive: true, force: true });
}
