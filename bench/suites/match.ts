/** One need against everybody: from the region it names, in the only region there is, and from anywhere. */
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { ask } from '#lib/matching/ask.ts';
import type { NeedFacts } from '#lib/matching/facts.ts';
import { fittingProfiles, groupsOf, type MatchIndex } from '#lib/matching/index/match-index.ts';
import { match } from '#lib/matching/order.ts';
import { firstReach, isWithin } from '#lib/matching/reach.ts';
import { findCandidates } from '#lib/matching/server/candidates.ts';
import { listedGroups, rank } from '#lib/matching/server/rank.ts';
import { viewerOf } from '#lib/matching/server/viewer.ts';
import { visitor } from '#lib/platform/actor.ts';
import type { Placing } from '../generate.ts';
import type { Instance } from '../instance.ts';
import { normalisedJoin } from '../normalised-join.ts';
import { type Goal, interleaved, type Line, lineOf, ratioGoal, type Report, round } from '../timings.ts';

const viewer = viewerOf(visitor);
const size = 20;

/** Stops when any list, total or reason of either engine differs from scoring everybody. */
async function verify({ db, basis, everybody }: Instance, index: MatchIndex, needs: readonly NeedFacts[]) {
	const within = new Map(needs.map((need) => [need, []] as [NeedFacts, ReturnType<typeof match>]));
	for (const profile of everybody())
		for (const need of needs)
			if (!profile.paused && isWithin(need, profile, firstReach(need)))
				within.get(need)?.push(...match(need, [profile], basis));
	for (const [need, found] of within) {
		const { groups } = await rank(db, { need, reach: firstReach(need), viewer, basis, size });
		const inProcess = groupsOf(index, need, { size });
		const matches = found.sort((a, b) => b.total - a.total || byId(a.profileId, b.profileId));
		for (const group of listedGroups) {
			const list = matches.filter((each) => each.group === group);
			const first = list.slice(0, size);
			const ids = inProcess.groups[group].list.map(({ entry }) => index.profiles.ids.idOf(entry));
			const same =
				isDeepStrictEqual(groups[group], { matches: first, total: list.length }) &&
				isDeepStrictEqual(
					ids,
					first.map(({ profileId }) => profileId)
				) &&
				inProcess.groups[group].total === list.length;
			if (!same) throw new Error(`Wrong, so not timed: ${group} of ${JSON.stringify(need)}`);
		}
		const main = matches.filter(({ group }) => group === 'main').slice(0, size);
		if (
			!isDeepStrictEqual(
				fittingProfiles(index, need, { size }).map(({ profileId }) => profileId),
				main.map(({ profileId }) => profileId)
			)
		)
			throw new Error(`Wrong in process, so not timed: ${JSON.stringify(need)}`);
	}
}

/** The order of `byLot`, written once more, so that a mistake there is noticed. */
function byId(a: string, b: string): number {
	const lot = (id: string) => Number.parseInt(id.slice(-8), 16) % 2 ** 31;
	return lot(a) - lot(b) || (a < b ? -1 : 1);
}

/** Fewer where one call takes long. */
const many = (count: number, placing: Placing) => {
	if (count > 200_000)
		return placing === 'local' ? { needs: 24, passes: 2, checked: 2 } : { needs: 8, passes: 2, checked: 1 };
	if (count > 20_000)
		return placing === 'local' ? { needs: 60, passes: 4, checked: 8 } : { needs: 16, passes: 2, checked: 2 };
	return { needs: 60, passes: 4, checked: 20 };
};

export async function measureMatching(instance: Instance, name: string, placing: Placing): Promise<Report> {
	const { db, basis, backend, count } = instance;
	const scale = many(count, placing);
	const needs = instance.needs(scale.needs, placing);
	const index = await instance.index();
	await verify(instance, index, needs.slice(0, scale.checked));
	let scored = 0;
	let asked = 0;
	const lines = await interleaved({
		items: needs.map((need) => {
			const reach = firstReach(need);
			const question = {
				need,
				ask: ask(need, basis),
				concepts: basis.concepts,
				reach,
				viewer,
				today: basis.today
			};
			return { need, reach, question };
		}),
		passes: scale.passes,
		backend,
		calls: [
			['select 1', () => sql`select 1`.execute(db)],
			[
				'statement: lists, totals, facets',
				({ question }) => findCandidates(db, { ...question, limit: size * 3 })
			],
			[
				'match: scored, with reasons',
				async ({ need, reach }) => {
					scored += (await rank(db, { need, reach, viewer, basis, size })).scanned;
					asked += 1;
				}
			],
			['normalised join', ({ question }) => normalisedJoin(db, question, size)],
			['in process: top 20', ({ need }) => fittingProfiles(index, need, { size })],
			['in process: lists, totals, facets', ({ need }) => groupsOf(index, need, { size })]
		]
	});
	return {
		name,
		facts: {
			profiles: count,
			needs: needs.length,
			checked: scale.checked,
			'scored on average': round(scored / asked, 0)
		},
		lines,
		goals: goalsOf(lines, count, placing)
	};
}

function goalsOf(lines: readonly Line[], count: number, placing: Placing): Goal[] {
	const matched = lineOf(lines, 'match: scored, with reasons');
	const joined = lineOf(lines, 'normalised join');
	const faster = ratioGoal('faster than the normalised join', joined.p50 / matched.p50, {
		least: count >= 1_000_000 ? 50 : 10
	});
	if (placing === 'local')
		return [
			ratioGoal('match p50 ÷ p50 of select 1', matched.ratio50, { most: 4 }),
			ratioGoal('match p95 ÷ p50 of select 1', matched.ratio95, { most: 12 }),
			...(count >= 100_000 ? [faster] : [])
		];
	return [
		ratioGoal('match p50 ÷ p50 of select 1, unplaced', matched.ratio50, { most: 20 }),
		ratioGoal('match p95 ÷ p50 of select 1, unplaced', matched.ratio95, { most: 70 })
	];
}
