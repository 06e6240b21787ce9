/** One edit with its postings beside the row alone, and what many edits do to a match. */
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { firstReach } from '#lib/matching/reach.ts';
import { rank } from '#lib/matching/server/rank.ts';
import { viewerOf } from '#lib/matching/server/viewer.ts';
import { visitor } from '#lib/platform/actor.ts';
import type { Db } from '#lib/platform/server/db.ts';
import { replaceProfilePostings } from '#lib/postings/server/commands.ts';
import type { Instance } from '../instance.ts';
import { interleaved, lineOf, linesOf, ratioGoal, type Report, round } from '../timings.ts';

const viewer = viewerOf(visitor);

/** Turns the level of a profile's first skill to another. */
const edit = (db: Db, id: string) =>
	sql`
	update profile_skill set level = 1 + (coalesce(level, 0) + 1) % 4
	where profile_id = ${id} and skill = (select min(skill) from profile_skill where profile_id = ${id})`.execute(
		db
	);

const withPostings = (db: Db, id: string) =>
	db.transaction().execute(async (tx) => {
		await edit(tx, id);
		await replaceProfilePostings(tx, [id]);
	});

/** An edit must be seen by a match in its own transaction, or nothing is timed. */
async function verify({ db, basis, everybody }: Instance) {
	const rollback = new Error('undone');
	for (const profile of everybody()) {
		const [held] = profile.skills;
		const [place] = profile.places;
		if (!held || !place || profile.paused || profile.kinds.length === 0) continue;
		const need = {
			skills: [{ skill: held.skill, must: true }],
			places: [place],
			presence: 'either' as const,
			languages: [],
			gates: []
		};
		const totalIn = async (tx: Db) => {
			const ranking = await rank(tx, { need, reach: firstReach(need), viewer, basis, size: 5_000 });
			return Object.values(ranking.groups)
				.flatMap(({ matches }) => matches)
				.find(({ profileId }) => profileId === profile.id)?.total;
		};
		await db
			.transaction()
			.execute(async (tx) => {
				await sql`update profile_skill set evidence = 'claimed', last_used = 2010 where profile_id = ${profile.id}`.execute(
					tx
				);
				await replaceProfilePostings(tx, [profile.id]);
				const before = await totalIn(tx);
				await sql`update profile_skill set evidence = 'attested', last_used = 2026 where profile_id = ${profile.id}`.execute(
					tx
				);
				await replaceProfilePostings(tx, [profile.id]);
				const after = await totalIn(tx);
				if (before === undefined || after === undefined || after <= before)
					throw new Error('An edit is not seen in its own transaction, so nothing is timed');
				throw rollback;
			})
			.catch((error: unknown) => {
				if (error !== rollback) throw error;
			});
		return;
	}
}

function some(instance: Instance, from: number, count: number): string[] {
	const ids: string[] = [];
	let at = 0;
	for (const { id } of instance.everybody()) {
		if (at++ < from) continue;
		if (ids.push(id) >= count) break;
	}
	return ids;
}

export async function measureEdits(instance: Instance): Promise<Report> {
	await verify(instance);
	const { db, backend } = instance;
	const lines = await interleaved({
		items: some(instance, 0, 100),
		passes: 3,
		backend,
		calls: [
			['row alone', (id) => db.transaction().execute((tx) => edit(tx, id))],
			['row and postings', (id) => withPostings(db, id)]
		]
	});
	const { ratio50 } = lineOf(lines, 'row and postings');
	return {
		name: 'edit',
		facts: { profiles: instance.count, 'seen in its own transaction': true },
		lines,
		goals: [ratioGoal('an edit with its postings ÷ the row alone', ratio50, { most: 2 })]
	};
}

async function matchTimes({ db, basis }: Instance, needs: ReturnType<Instance['needs']>): Promise<number[]> {
	const ms: number[] = [];
	for (let pass = 0; pass < 3; pass += 1)
		for (const need of needs) {
			const began = performance.now();
			await rank(db, { need, reach: firstReach(need), viewer, basis, size: 20 });
			if (pass > 0) ms.push(performance.now() - began);
		}
	return ms;
}

async function vacuums(db: Db): Promise<number> {
	await sql`select pg_stat_clear_snapshot()`.execute(db);
	const { rows } = await sql<{ count: number }>`
		select autovacuum_count::int as count from pg_stat_user_tables where relname = 'match_posting'`.execute(db);
	return rows[0]?.count ?? 0;
}

/** Rewrites one profile in twenty, each by itself, then waits for autovacuum, which looks once a minute. */
export async function measureChurn(instance: Instance): Promise<Report> {
	const { db, count } = instance;
	const needs = instance.needs(30, 'local');
	const fresh = await matchTimes(instance, needs);
	const before = await vacuums(db);
	const ids = some(instance, Math.floor(count / 3), Math.floor(count / 20));
	for (const id of ids) await withPostings(db, id);
	const after = await matchTimes(instance, needs);
	const began = performance.now();
	while ((await vacuums(db)) === before && performance.now() - began < 75_000) await wait(1_000);
	const waited = round((performance.now() - began) / 1_000, 0);
	const vacuumed = (await vacuums(db)) > before;
	const later = await matchTimes(instance, needs);
	const lines = linesOf(
		new Map([
			['match, fresh', { ms: fresh }],
			['match, straight after', { ms: after }],
			['match, after autovacuum', { ms: later }]
		])
	);
	return {
		name: 'churn',
		facts: {
			profiles: count,
			rewritten: ids.length,
			autovacuum: vacuumed ? `ran within ${waited} s` : `did not run within ${waited} s`
		},
		lines,
		goals: [
			ratioGoal('straight after 5 % were rewritten ÷ fresh', lineOf(lines, 'match, straight after').ratio50, {
				most: 1.5
			}),
			ratioGoal('after autovacuum ÷ fresh', lineOf(lines, 'match, after autovacuum').ratio50, { most: 1.5 })
		]
	};
}
