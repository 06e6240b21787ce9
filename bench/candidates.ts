/**
 * Which order a search server has to give so that the best for a need are among the first thousand it names, and how
 * often those thousand are all there are.
 *
 *     MEILISEARCH_URL=… MEILISEARCH_KEY=… node bench/candidates.ts [--profiles 10000] [--needs 300] [--dimensions 512] [--json]
 *
 * Each order is compared with the exact list of twenty: recall@20 in the first 200 and 1,000, and how many needs get
 * all twenty. Engines are asked in turn, need by need.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import type { ProfileFacts } from '#lib/matching/facts.ts';
import { firstReach } from '#lib/matching/reach.ts';
import { type Basis } from '#lib/matching/ask.ts';
import { readBasis } from '#lib/matching/server/basis.ts';
import { rank } from '#lib/matching/server/rank.ts';
import { viewerOf } from '#lib/matching/server/viewer.ts';
import { onlyFor } from '#lib/matching/server/words.ts';
import { visitor } from '#lib/platform/actor.ts';
import { closeDatabase, type Db, openDatabase } from '#lib/platform/server/db.ts';
import { startEmbeddedPostgres } from '#lib/platform/server/embedded-postgres.ts';
import { migrateToLatest } from '#lib/platform/server/migrations.ts';
import { openServer } from '#lib/search/server/meilisearch/server.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import { loadOrders, type Orders } from './candidate-orders.ts';
import { needs as makeNeeds, profiles as makeProfiles, world } from './generate.ts';
import { loadProfiles, loadWorld } from './load.ts';
import { report, timed, type Timings } from './timings.ts';

const { values } = parseArgs({
	options: {
		profiles: { type: 'string', default: '10000' },
		needs: { type: 'string', default: '300' },
		dimensions: { type: 'string', default: '512' },
		seed: { type: 'string', default: '1' },
		json: { type: 'boolean', default: false }
	}
});
const [listed, few, most] = [20, 200, 1_000];

/** Of an order: how much of the exact list was in its first 200 and 1,000, and how many lists were whole. */
interface Recall {
	needs: number;
	at200: number;
	whole200: number;
	at1000: number;
	whole1000: number;
}

class Recalls {
	#shares = new Map<string, { few: number; most: number }[]>();

	add(order: string, exact: readonly string[], named: readonly string[]): void {
		const share = (first: number) => {
			const among = new Set(named.slice(0, first));
			return exact.filter((id) => among.has(id)).length / exact.length;
		};
		const list = this.#shares.get(order) ?? [];
		list.push({ few: share(few), most: share(most) });
		this.#shares.set(order, list);
	}

	table(): Record<string, Recall> {
		const round = (value: number) => Math.round(value * 1_000) / 1_000;
		const of = (list: readonly number[]) => ({
			mean: round(list.reduce((sum, value) => sum + value, 0) / list.length),
			whole: round(list.filter((value) => value === 1).length / list.length)
		});
		return Object.fromEntries(
			[...this.#shares].map(([order, list]) => {
				const [in200, in1000] = [of(list.map((each) => each.few)), of(list.map((each) => each.most))];
				return [
					order,
					{
						needs: list.length,
						...{ at200: in200.mean, whole200: in200.whole, at1000: in1000.mean, whole1000: in1000.whole }
					}
				];
			})
		);
	}
}

/** Every order for every need; a pass of its own first, which is not timed. */
async function measure(db: Db, orders: Orders, basis: Basis, seed: number) {
	const place = world(false);
	const needs = [...makeNeeds(Number(values.needs), place, seed + 1)];
	const [recalls, cut] = [new Recalls(), new Recalls()];
	const timings: Timings = new Map();
	let [asked, tooMany, tooManyEach] = [0, 0, 0];
	for (const [pass, into] of [new Map<string, number[]>(), timings].entries()) {
		for (const need of needs) {
			const reach = firstReach(need);
			await timed(into, 'select 1', () => sql`select 1`.execute(db));
			let exact: string[] = [];
			await timed(into, 'Postgres: the exact list', async () => {
				const { groups } = await rank(db, { need, reach, viewer: viewerOf(visitor), basis, size: listed });
				exact = groups.main.matches.map(({ profileId }) => profileId);
			});
			if (exact.length === 0) continue;
			const only = onlyFor(need, reach, basis.concepts);
			const total = await orders.count(only);
			for (const [name, order] of orders.all) {
				let named: readonly string[] = [];
				await timed(into, name, async () => {
					named = await order({ need, only, basis, size: most });
				});
				if (pass > 0) continue;
				recalls.add(name, exact, named);
				if (total.all > most) cut.add(name, exact, named);
			}
			if (pass > 0) continue;
			asked += 1;
			tooMany += Number(total.all > most);
			tooManyEach += Number(total.most > most);
		}
	}
	return {
		timings,
		recall: recalls.table(),
		recallWhereMoreThanTaken: cut.table(),
		answeredByPostgres: { oneQuery: shareOf(tooMany, asked), aQueryForEachSkill: shareOf(tooManyEach, asked) }
	};
}

const shareOf = (part: number, all: number) => Math.round((1_000 * part) / all) / 1_000;

/** Everything measured on a database that holds these profiles. */
export async function measureCandidates(db: Db, all: Iterable<ProfileFacts>, seed: number) {
	const url = process.env['MEILISEARCH_URL'];
	if (!url) throw new Error('Set MEILISEARCH_URL: there is no order to measure.');
	const prefix = `bench_${String(process.pid)}_`;
	const server = openServer({ url, key: process.env['MEILISEARCH_KEY'], prefix });
	const { pkgVersion } = await server.client.getVersion();
	const everySkill = loadConcepts().all.map(({ id }) => ({ skill: id, must: true }));
	const basis = await readBasis(db, { skills: everySkill }, '2026-11-22');
	const orders = await loadOrders(server, all, basis, Number(values.dimensions));
	try {
		const { timings, ...measured } = await measure(db, orders, basis, seed);
		return { facts: { engine: `Meilisearch ${pkgVersion}`, ...orders.facts, ...measured }, timings };
	} finally {
		await orders.drop();
	}
}

if (process.argv[1] === import.meta.filename) {
	const folder = await mkdtemp(join(tmpdir(), 'mutirao-bench-'));
	const postgres = await startEmbeddedPostgres({ folder, durable: true });
	await migrateToLatest(postgres.url);
	const db = openDatabase(postgres.url, { statementTimeoutMs: 0, poolSize: 2 });
	try {
		const [seed, count] = [Number(values.seed), Number(values.profiles)];
		const place = world(false);
		await loadWorld(db, place);
		await loadProfiles(db, makeProfiles(count, place, seed));
		const { facts, timings } = await measureCandidates(db, makeProfiles(count, place, seed), seed);
		process.stdout.write(report({ profiles: count, ...facts }, timings, new Map(), values.json));
	} finally {
		await closeDatabase(db);
		await postgres.stop();
		await rm(folder, { recursive: true, force: true });
	}
}
