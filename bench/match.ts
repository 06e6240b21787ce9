/**
 * How long a match takes, as ratios: `node bench/match.ts [--profiles 10000] [--needs 60] [--one-area] [--json]`.
 * It first compares the engine with scoring everybody and refuses to time a wrong one. Engines are interleaved
 * need by need, the first pass is dropped. Only ratios within one run mean something: machines are shared.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { sql } from 'kysely';
import { ask, type Basis } from '#lib/matching/ask.ts';
import type { NeedFacts, ProfileFacts } from '#lib/matching/facts.ts';
import { match } from '#lib/matching/order.ts';
import { firstReach, isWithin } from '#lib/matching/reach.ts';
import { readBasis } from '#lib/matching/server/basis.ts';
import { findCandidates } from '#lib/matching/server/candidates.ts';
import { listedGroups, rank } from '#lib/matching/server/rank.ts';
import { visitor } from '#lib/platform/actor.ts';
import { closeDatabase, type Db, openDatabase } from '#lib/platform/server/db.ts';
import { startEmbeddedPostgres } from '#lib/platform/server/embedded-postgres.ts';
import { migrateToLatest } from '#lib/platform/server/migrations.ts';
import { viewerOf } from '#lib/matching/server/viewer.ts';
import { replaceProfilePostings } from '#lib/postings/server/commands.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import { needs as makeNeeds, profiles as makeProfiles, world } from './generate.ts';
import { loadProfiles, loadWorld } from './load.ts';
import { normalisedJoin } from './normalised-join.ts';
import { report, timed, type Timings } from './timings.ts';

const { values } = parseArgs({
	options: {
		profiles: { type: 'string', default: '10000' },
		needs: { type: 'string', default: '60' },
		seed: { type: 'string', default: '1' },
		'one-area': { type: 'boolean', default: false },
		json: { type: 'boolean', default: false }
	}
});
const count = Number(values.profiles);
const viewer = viewerOf(visitor);
const size = 20;

/** Stops the run when any list, total or reason differs from scoring everybody. */
async function verify(db: Db, needs: readonly NeedFacts[], all: readonly ProfileFacts[], basis: Basis) {
	for (const need of needs) {
		const reach = firstReach(need);
		const { groups } = await rank(db, { need, reach, viewer, basis, size });
		const seen = all.filter((profile) => !profile.paused && isWithin(need, profile, reach));
		const matches = match(need, seen, basis);
		for (const group of listedGroups) {
			const list = matches.filter((each) => each.group === group);
			if (!isDeepStrictEqual(groups[group], { matches: list.slice(0, size), total: list.length }))
				throw new Error(`The engine is wrong, so it is not timed: ${group} of ${JSON.stringify(need)}`);
		}
	}
}

async function timeMatching(db: Db, needs: readonly NeedFacts[], basis: Basis) {
	const timings: Timings = new Map();
	let scanned = 0;
	for (let pass = 0; pass < 4; pass++) {
		const into: Timings = pass === 0 ? new Map<string, number[]>() : timings;
		for (const need of needs) {
			const reach = firstReach(need);
			const question = {
				need,
				ask: ask(need, basis),
				concepts: basis.concepts,
				reach,
				viewer,
				today: basis.today
			};
			await timed(into, 'select 1', () => sql`select 1`.execute(db));
			await timed(into, 'candidates', () => findCandidates(db, { ...question, limit: size * 3 }));
			await timed(into, 'match', async () => {
				scanned += (await rank(db, { need, reach, viewer, basis, size })).scanned;
			});
			await timed(into, 'normalised join', () => normalisedJoin(db, question, size));
		}
	}
	return { timings, scanned: scanned / (needs.length * 4) };
}

/** One skill of one profile changed: the row alone, and the row with its postings in one transaction. */
async function timeEdits(db: Db, ids: readonly string[]) {
	const timings: Timings = new Map();
	for (const [index, id] of ids.entries()) {
		const edit = (tx: Db, level: number) =>
			tx
				.updateTable('profile_skill')
				.set({ level: level === 1 ? 1 : 4 })
				.where('profile_id', '=', id)
				.where('skill', '=', (eb) =>
					eb
						.selectFrom('profile_skill')
						.select((min) => min.fn.min('skill').as('skill'))
						.where('profile_id', '=', id)
				)
				.execute();
		const into: Timings = index < 10 ? new Map<string, number[]>() : timings;
		await timed(into, 'plain update', () => db.transaction().execute((tx) => edit(tx, 1)));
		await timed(into, 'update with postings', () =>
			db.transaction().execute(async (tx) => {
				await edit(tx, 4);
				await replaceProfilePostings(tx, [id]);
			})
		);
	}
	return timings;
}

const folder = await mkdtemp(join(tmpdir(), 'mutirao-bench-'));
const postgres = await startEmbeddedPostgres({ folder, durable: true });
await migrateToLatest(postgres.url);
const db = openDatabase(postgres.url, { statementTimeoutMs: 0, poolSize: 1 });
try {
	const seed = Number(values.seed);
	const place = world(values['one-area']);
	const all = [...makeProfiles(count, place, seed)];
	const began = performance.now();
	await loadWorld(db, place);
	await loadProfiles(db, all);
	const loadSeconds = Math.round((performance.now() - began) / 100) / 10;
	const needs = [...makeNeeds(Number(values.needs), place, seed + 1)];
	const basis = await readBasis(
		db,
		{ skills: loadConcepts().all.map(({ id }) => ({ skill: id, must: true })) },
		'2026-11-22'
	);
	await verify(db, needs.slice(0, count > 20_000 ? 10 : 30), all, basis);
	const matching = await timeMatching(db, needs, basis);
	const edits = await timeEdits(
		db,
		all.slice(0, 60).map(({ id }) => id)
	);
	const facts = { profiles: count, oneArea: values['one-area'], needs: needs.length, loadSeconds };
	const printed = report(
		{ ...facts, scanned: Math.round(matching.scanned) },
		matching.timings,
		edits,
		values.json
	);
	process.stdout.write(printed);
} finally {
	await closeDatabase(db);
	await postgres.stop();
	await rm(folder, { recursive: true, force: true });
}
