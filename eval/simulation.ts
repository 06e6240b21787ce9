/**
 * Who would be seen how often: made-up people and needs over some weeks, through the product's own `match` and
 * `arrange`, once with and once without arranging. The same seed gives the same figures.
 */
import { needs, profiles, randomFrom, world } from '../bench/generate.ts';
import { arrange, type ExposureSnapshot, noExposure, readDepth } from '../src/lib/matching/arrange.ts';
import type { Basis } from '../src/lib/matching/ask.ts';
import type { ProfileFacts } from '../src/lib/matching/facts.ts';
import { inGroup, match, type Match } from '../src/lib/matching/order.ts';
import { gini } from '../src/lib/matching/server/fairness.ts';
import { exposure } from '../src/lib/matching/weights.ts';
import { loadConcepts } from '../src/lib/skills/server/vocabulary.ts';

export interface Simulated {
	profiles: number;
	needs: number;
	days: number;
	seed: number;
	/** Rows of a list. */
	size: number;
}

export interface FairnessResult {
	/** Profiles in the main list of some need. */
	qualified: number;
	/** Share of them that stood among the rows shown at least once. */
	'qualified ever shown': number;
	newcomers: number;
	'newcomers ever shown': number;
	coverage: number;
	gini: number;
	/** Share of impressions ÷ share of merit, the lowest and the highest of the groups. */
	region: readonly [number, number];
	kind: readonly [number, number];
}

export const ordinary: Simulated = { profiles: 600, needs: 600, days: 364, seed: 7, size: 20 };

/** So many of the made-up people are newcomers when the weeks begin. */
const newcomerShare = 0.15;

interface Listed {
	day: number;
	matches: readonly Match[];
}

function listsOf(simulated: Simulated, people: readonly ProfileFacts[], skills: readonly string[]): Listed[] {
	const concepts = loadConcepts();
	const holders = new Map<string, number>();
	for (const { skills: held } of people)
		for (const id of new Set(held.flatMap(({ skill }) => [skill, ...concepts.ancestors(skill)])))
			holders.set(id, (holders.get(id) ?? 0) + 1);
	const basis: Basis = { concepts, rarity: { profiles: people.length, holders }, today: '2026-11-22' };
	const { cities } = world(true);
	const asked = [...needs(simulated.needs, { cities, skills }, simulated.seed + 1)];
	return asked.map((need, at) => ({
		day: at % simulated.days,
		// One or two wishes of a need, so that lists are long: where few fit, everybody is shown anyway.
		matches: inGroup(match({ ...need, skills: need.skills.slice(0, 2) }, people, basis), 'main')
	}));
}

/** Every list is opened again on each of the following days for four weeks, as open needs are. */
function shownOver(
	{ days, size }: Simulated,
	lists: readonly Listed[],
	newcomers: ReadonlySet<string>,
	fair: boolean
): Map<string, number> {
	const byDay: Map<string, number>[] = [];
	const total = new Map<string, number>();
	for (let day = 0; day < days; day += 1) {
		const shown = new Map<string, number>();
		for (const counts of byDay.slice(-exposure.days))
			for (const [id, count] of counts) shown.set(id, (shown.get(id) ?? 0) + count);
		const snapshot: ExposureSnapshot = fair ? { shown, newcomers } : noExposure;
		const today = new Map<string, number>();
		for (const { matches } of lists.filter((list) => list.day <= day && day < list.day + exposure.days)) {
			const read = matches.slice(0, size * readDepth);
			for (const { profileId } of arrange(read, snapshot).slice(0, size)) {
				today.set(profileId, (today.get(profileId) ?? 0) + 1);
				total.set(profileId, (total.get(profileId) ?? 0) + 1);
			}
		}
		byDay.push(today);
	}
	return total;
}

/** Share of impressions over share of merit of each group, the lowest and the highest. */
function spread(
	people: readonly ProfileFacts[],
	groupOf: (profile: ProfileFacts) => string,
	merit: ReadonlyMap<string, number>,
	shown: ReadonlyMap<string, number>
): readonly [number, number] {
	const groups = Map.groupBy(people, groupOf);
	const sum = (list: readonly ProfileFacts[], counts: ReadonlyMap<string, number>) =>
		list.reduce((total, { id }) => total + (counts.get(id) ?? 0), 0);
	const [allMerit, allShown] = [sum(people, merit), sum(people, shown)];
	const ratios = [...groups.values()]
		.filter((list) => sum(list, merit) / allMerit > 0.02)
		.map((list) => sum(list, shown) / allShown / (sum(list, merit) / allMerit));
	return [Math.min(...ratios), Math.max(...ratios)];
}

export function simulate(simulated: Simulated = ordinary): { fair: FairnessResult; plain: FairnessResult } {
	const one = world(true);
	// The commonest eighty skills: a region's people and needs meet in few of them.
	const skills = one.skills.slice(0, 80);
	const people = [...profiles(simulated.profiles, { cities: one.cities, skills }, simulated.seed)];
	const random = randomFrom(simulated.seed + 2);
	const newcomers = new Set(people.filter(() => random() < newcomerShare).map(({ id }) => id));
	const lists = listsOf(simulated, people, skills);
	const merit = new Map<string, number>();
	for (const { matches } of lists)
		for (const { profileId, total } of matches) merit.set(profileId, (merit.get(profileId) ?? 0) + total);
	const judge = (fair: boolean): FairnessResult => {
		const shown = shownOver(simulated, lists, newcomers, fair);
		const qualified = people.filter(({ id }) => merit.has(id));
		const ever = (list: readonly ProfileFacts[]) =>
			list.filter(({ id }) => shown.has(id)).length / list.length;
		const fresh = qualified.filter(({ id }) => newcomers.has(id));
		return {
			qualified: qualified.length,
			'qualified ever shown': ever(qualified),
			newcomers: fresh.length,
			'newcomers ever shown': ever(fresh),
			coverage: shown.size / people.length,
			gini: gini(qualified.map(({ id }) => shown.get(id) ?? 0)),
			region: spread(people, ({ places: [place] }) => String(place?.city), merit, shown),
			kind: spread(people, ({ kind }) => kind, merit, shown)
		};
	};
	return { fair: judge(true), plain: judge(false) };
}
