/** A Postgres of its own with made-up profiles, for as long as the suites that share it run. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Basis } from '#lib/matching/ask.ts';
import type { NeedFacts, ProfileFacts } from '#lib/matching/facts.ts';
import type { MatchIndex } from '#lib/matching/index/match-index.ts';
import { loadMatchIndex, readWholeBasis } from '#lib/matching/server/fill-index.ts';
import { closeDatabase, type Db, openDatabase } from '#lib/platform/server/db.ts';
import { startEmbeddedPostgres } from '#lib/platform/server/embedded-postgres.ts';
import { migrateToLatest } from '#lib/platform/server/migrations.ts';
import { freezeRarity } from '#lib/postings/server/rarity.ts';
import { copyProfiles } from './copy.ts';
import { needs, type Placing, profiles, type World, world } from './generate.ts';
import { loadWorld } from './load.ts';
import { round } from './timings.ts';

export const today = '2026-11-22';

export interface Instance {
	db: Db;
	url: string;
	/** Process id of the one connection. */
	backend: number;
	place: World;
	count: number;
	seed: number;
	basis: Basis;
	/** Seconds it took to make, store and vacuum everything. */
	loadSeconds: number;
	/** Everybody again, as they were stored. */
	everybody: () => Generator<ProfileFacts>;
	needs: (count: number, placing: Placing) => NeedFacts[];
	/** The index in process, read from Postgres on first use. */
	index: () => Promise<MatchIndex>;
}

export interface Asked {
	count: number;
	seed: number;
	oneArea: boolean;
}

export async function withInstance<T>(
	{ count, seed, oneArea }: Asked,
	work: (instance: Instance) => Promise<T>
): Promise<T> {
	const folder = await mkdtemp(join(tmpdir(), 'mutirao-bench-'));
	const postgres = await startEmbeddedPostgres({ folder, durable: true });
	await migrateToLatest(postgres.url);
	const db = openDatabase(postgres.url, { statementTimeoutMs: 0, poolSize: 1 });
	try {
		const began = performance.now();
		const place = world(oneArea);
		await loadWorld(db, place);
		const everybody = () => profiles(count, place, seed);
		await copyProfiles(postgres.url, everybody());
		await freezeRarity(db);
		await sql`vacuum analyze`.execute(db);
		const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
		let index: Promise<MatchIndex> | undefined;
		return await work({
			...{ db, url: postgres.url, place, count, seed, everybody },
			backend: rows[0]?.pid ?? 0,
			basis: await readWholeBasis(db, today),
			loadSeconds: round((performance.now() - began) / 1_000, 1),
			needs: (many, placing) => [...needs(many, place, seed + 1, placing)],
			index: () => (index ??= loadMatchIndex(db, today))
		});
	} finally {
		await closeDatabase(db);
		await postgres.stop();
		await rm(folder, { recursive: true, force: true });
	}
}
