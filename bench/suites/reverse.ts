/** One changed profile against every open need, and every need against every profile, in one process. */
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { ProfileFacts } from '#lib/matching/facts.ts';
import { fittingNeeds, fittingProfiles, patchNeed } from '#lib/matching/index/match-index.ts';
import { match } from '#lib/matching/order.ts';
import { findSharing } from '#lib/matching/server/needs-for.ts';
import { replaceNeedPostings } from '#lib/postings/server/commands.ts';
import type { Instance } from '../instance.ts';
import { type Goal, interleaved, lineOf, linesOf, type Report, round } from '../timings.ts';

const openNeeds = 2_000;

const idOf = (at: number) => `01900000-0000-7000-9000-${at.toString(16).padStart(12, '0')}`;

async function storeNeeds({ db, needs }: Instance): Promise<void> {
	const rows = needs(openNeeds, 'mixed').map((need, at) => ({
		...need,
		id: idOf(at),
		place: need.places[0] ?? {},
		codes: need.languages.map(({ code }) => code),
		mandatory: need.languages.flatMap(({ code, mandatory }) => (mandatory ? [code] : []))
	}));
	const json = JSON.stringify(rows);
	await sql`
		with office as (insert into organisation (kind, name) values ('office', 'Office') returning id)
		insert into need (id, office_id, origin, status, title, outcome_wanted, language, kind, presence, languages,
			mandatory_languages, gates, country, subdivision, city, published_at)
		select row.id, (select id from office), 'own', 'open', 'Need', 'Made up', 'en', kind, presence, codes, mandatory, gates, place->>'country',
			place->>'subdivision', (place->>'city')::int4, now()
		from jsonb_to_recordset(${json}::text::jsonb) as row (id uuid, kind text, presence text, codes text[],
			mandatory text[], gates text[], place jsonb)`.execute(db);
	await sql`
		insert into need_skill (need_id, skill, must, level)
		select row.id, asked.skill, asked.must, asked.level from jsonb_to_recordset(${json}::text::jsonb) as row (id uuid, skills jsonb)
		cross join jsonb_to_recordset(row.skills) as asked (skill text, must bool, level int2)`.execute(db);
	await replaceNeedPostings(
		db,
		rows.map(({ id }) => id)
	);
	await sql`vacuum analyze need_posting`.execute(db);
}

function* some(profiles: Iterable<ProfileFacts>, every: number): Generator<ProfileFacts> {
	let at = 0;
	for (const profile of profiles) if (at++ % every === 0) yield profile;
}

export async function measureReverse(instance: Instance): Promise<Report> {
	const { db, backend, basis, count } = instance;
	await storeNeeds(instance);
	const index = await instance.index();
	const needs = instance.needs(openNeeds, 'mixed');
	for (const [at, need] of needs.entries()) patchNeed(index, idOf(at), need);
	const profiles = [...some(instance.everybody(), Math.max(1, Math.floor(count / 200)))];
	for (const profile of profiles.slice(0, 20)) {
		const expected = needs.flatMap((need, at) => {
			const [found] = match(need, [{ ...profile, paused: false }], basis);
			return found?.group === 'main' ? [{ needId: idOf(at), score: found.total }] : [];
		});
		const sorted = <T extends { needId: string }>(list: T[]) =>
			list.sort((a, b) => (a.needId < b.needId ? -1 : 1));
		if (!isDeepStrictEqual(sorted(fittingNeeds(index, profile)), sorted(expected)))
			throw new Error('The needs that fit a profile are wrong, so nothing is timed');
	}
	const lines = await interleaved({
		items: profiles,
		passes: 4,
		backend,
		calls: [
			['select 1', () => sql`select 1`.execute(db)],
			['statement: needs that share a skill', (profile) => findSharing(db, profile)],
			['in process: needs it fits, scored', (profile) => fittingNeeds(index, profile)]
		]
	});
	const inProcess = lineOf(lines, 'in process: needs it fits, scored').p95;
	const statement = lineOf(lines, 'statement: needs that share a skill').p95;
	return {
		name: 'reverse: one changed profile against 2,000 open needs',
		facts: { profiles: count, needs: index.needs.size, checked: 20 },
		lines,
		goals: [
			most('p95 in process', inProcess * 1_000, 50, 'µs'),
			most('p95 of the statement', statement, 5, 'ms')
		]
	};
}

const most = (goal: string, measured: number, floor: number, unit: string): Goal => ({
	goal,
	floor: `≤ ${floor} ${unit}`,
	measured: `${round(measured, 1)} ${unit}`,
	kept: measured <= floor
});

/** Every need asked anew, the first twenty of each: by the wall and by the processor of this process. */
export async function measureBatch(instance: Instance): Promise<Report> {
	const index = await instance.index();
	const needs = instance.needs(openNeeds, 'mixed');
	for (const need of needs.slice(0, 200)) fittingProfiles(index, need);
	const ms: number[] = [];
	const cpu: number[] = [];
	for (let pass = 0; pass < 3; pass += 1) {
		const before = process.cpuUsage();
		const began = performance.now();
		for (const need of needs) fittingProfiles(index, need);
		ms.push(performance.now() - began);
		const { user, system } = process.cpuUsage(before);
		cpu.push(user + system);
	}
	const seconds = Math.min(...cpu) / 1e6;
	return {
		name: 'batch: 2,000 needs against everybody, in process',
		facts: { profiles: instance.count, 'seconds on a processor, best of three': round(seconds) },
		lines: linesOf(new Map([['2,000 needs, top 20 each', { ms, cpu }]])),
		goals: [
			{
				goal: `2,000 needs × ${instance.count.toLocaleString('en')} profiles on one core`,
				floor: '≤ 2 s',
				measured: `${round(seconds)} s`,
				kept: seconds <= 2
			}
		]
	};
}

/** Keeping the index: how long it takes to read, what it takes, and what one changed profile costs. */
export async function measureMemory(instance: Instance): Promise<Report> {
	const { loadMatchIndex } = await import('#lib/matching/server/fill-index.ts');
	const { patchProfile } = await import('#lib/matching/index/match-index.ts');
	const before = process.cpuUsage();
	const began = performance.now();
	const index = await loadMatchIndex(instance.db, instance.basis.today);
	const seconds = (performance.now() - began) / 1_000;
	const { user, system } = process.cpuUsage(before);
	if (index.profiles.size !== instance.count) throw new Error('Profiles are missing, so nothing is timed');
	const bytes = index.profiles.bytes + index.rows.bytes;
	const profiles = [...some(instance.everybody(), Math.max(1, Math.floor(instance.count / 200)))];
	const lines = await interleaved({
		items: profiles,
		passes: 3,
		calls: [
			[
				'in process: one profile changed',
				(profile) => patchProfile(index, profile.id, { ...profile, audience: 'public', example: false })
			]
		]
	});
	const { rss, arrayBuffers } = process.memoryUsage();
	return {
		name: 'memory: the index in process, read from Postgres',
		facts: {
			profiles: instance.count,
			'seconds to read': round(seconds, 1),
			'of them on the processor here': round((user + system) / 1e6, 1),
			'megabytes held': round(bytes / 2 ** 20, 1),
			'bytes a profile': round(bytes / instance.count, 0),
			'megabytes of arrays in this process': round(arrayBuffers / 2 ** 20, 0),
			'resident megabytes': round(rss / 2 ** 20, 0)
		},
		lines,
		goals: []
	};
}
