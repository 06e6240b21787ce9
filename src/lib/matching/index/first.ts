/**
 * The first of the main list of one need, exactly, without reading everybody. Who is in the main list holds something
 * for every must-have, so only those who do for one of them, the rarest, are read: first whoever has it or belongs to
 * it, and the others only where what is left to them could still beat the last place of the list.
 */
import type { Reach } from '../reach.ts';
import { depth, evidenceWeights, one } from '../weights.ts';
import { Best, type Placed } from './best.ts';
import { conceptOf, evidences, lastWithin } from './held.ts';
import { areasRead, Judging, type View } from './judging.ts';
import type { Listing } from './listing.ts';
import { groupNumbers, mostOf, mostOutside, type Prepared, type PreparedSkill } from './prepared.ts';
import { nobody, type Profiles } from './profiles.ts';
import { Weighing } from './weigh.ts';

const mainGroup = groupNumbers.indexOf('main');

export interface Wanted {
	view: View;
	reach: Reach;
	size: number;
	recency: Int32Array;
}

/** Best first: at most `size` profiles of the main list with their totals, as `rank` gives them. */
export function firstOf(prepared: Prepared, profiles: Profiles, wanted: Wanted): Placed[] {
	const best = new Best(profiles.ids, wanted.size);
	if (prepared.skills.length === 0 || wanted.size === 0) return [];
	const reading = new Reading(prepared, profiles, wanted, best);
	const areas = areasRead(prepared, profiles, wanted.reach);
	const key = keyOf(prepared, profiles.byConcept);
	if (!key && areas) reading.read(areas.flatMap((area) => profiles.byArea.of(area)));
	else if (!key) reading.readAll();
	else
		readByKey(
			key,
			areas?.map((area) => standing(area, profiles)),
			{ prepared, profiles, reading, best }
		);
	return best.list();
}

interface Standing {
	/** Neighbours in the order of entries. */
	run: readonly [number, number];
	/** The others of an area. */
	apart: Uint32Array[];
}

/** Who stands in an area: most beside each other, so that of a longer list only that stretch need be read. */
function standing(area: number, { byArea, runs }: Profiles): Standing {
	const run = runs.get(area) ?? ([0, 0] as const);
	const apart = byArea
		.of(area)
		.flatMap((list) => [list.subarray(0, lowerBound(list, run[0])), list.subarray(lowerBound(list, run[1]))]);
	return { run, apart };
}

/** Entries in a list stand in their order. */
function lowerBound(list: Uint32Array, entry: number): number {
	let [from, to] = [0, list.length];
	while (from < to) {
		const middle = (from + to) >>> 1;
		if ((list[middle] ?? 0) < entry) from = middle + 1;
		else to = middle;
	}
	return from;
}

interface Key {
	skill: PreparedSkill;
	within: readonly number[];
	others: readonly number[];
	count: number;
}

/** The must-have that fewest hold; without any, nothing must be held and everybody is read. */
function keyOf({ skills }: Prepared, byConcept: Listing): Key | undefined {
	const keys = skills
		.filter(({ must }) => must)
		.map((skill): Key => {
			const { relation, related } = skill.row;
			const within = related.filter((concept) => (relation[concept] ?? 0) <= lastWithin);
			return { skill, within, others: related.slice(within.length), count: countIn(byConcept, within) };
		});
	return keys.sort((a, b) => a.count - b.count)[0];
}

const countIn = (listing: Listing, keys: readonly number[]) =>
	keys.reduce((sum, key) => sum + listing.count(key), 0);

interface Read {
	prepared: Prepared;
	profiles: Profiles;
	reading: Reading;
	best: Best;
}

function readByKey(
	{ skill, within, others }: Key,
	areas: readonly Standing[] | undefined,
	{ prepared: { asked }, profiles, reading, best }: Read
) {
	const read = (concepts: readonly number[]) => {
		const lists = concepts.flatMap((concept) => profiles.byConcept.of(concept));
		if (!areas) reading.read(lists);
		for (const { run } of areas ?? [])
			reading.read(lists.map((list) => list.subarray(lowerBound(list, run[0]), lowerBound(list, run[1]))));
	};
	read(within);
	for (const { apart } of areas ?? []) reading.read(apart);
	const whole = asked.place + sum(asked.languages) + sum(asked.skills);
	const left = whole - skill.share + Math.ceil((skill.share * mostOutside) / one);
	if (left >= best.floor) read(others);
}

const sum = (parts: readonly { share: number }[]) => parts.reduce((total, { share }) => total + share, 0);

/** The most credit each evidence allows, by its number, with all the depth there is. */
const evidenceBound = Float64Array.from(evidences, (evidence) =>
	Math.min(1, (evidenceWeights[evidence] / one) * (1 + (depth.step * depth.most) / one))
);
/** Sums of parts rounded down may be this much above the same sum rounded once. */
const rounding = 1;

class Reading {
	readonly #prepared: Prepared;
	readonly #profiles: Profiles;
	readonly #recency: Int32Array;
	readonly #best: Best;
	readonly #judging: Judging;
	readonly #weighing = new Weighing();
	/** By concept: the must-haves it stands for, one bit each, and the most it can add to a total. */
	readonly #musts: Int32Array;
	readonly #most: Float64Array;
	readonly #everyMust: number;
	readonly #bonus: number;
	/** One bit for each entry that was weighed. */
	readonly #seen: Int32Array;

	constructor(prepared: Prepared, profiles: Profiles, { view, reach, recency }: Wanted, best: Best) {
		this.#prepared = prepared;
		this.#profiles = profiles;
		this.#recency = recency;
		this.#best = best;
		this.#judging = new Judging(prepared, profiles, view, reach);
		this.#musts = new Int32Array(profiles.rows.width);
		this.#most = new Float64Array(profiles.rows.width);
		this.#seen = new Int32Array((profiles.entries + 31) >>> 5);
		let bit = 0;
		for (const { share, must, row } of prepared.skills) {
			for (const concept of row.related) {
				const most = mostOf[row.relation[concept] ?? 0] ?? 0;
				this.#most[concept] = (this.#most[concept] ?? 0) + (share * most) / one;
				if (must) this.#musts[concept] = (this.#musts[concept] ?? 0) | (1 << bit);
			}
			if (must) bit += 1;
		}
		this.#everyMust = 2 ** bit - 1;
		this.#bonus = prepared.asked.place + sum(prepared.asked.languages) + rounding;
	}

	/** Reads lists of entries, which may name the same one twice. */
	read(lists: readonly Uint32Array[]): void {
		for (const list of lists)
			for (let at = 0; at < list.length; at += 1) {
				const entry = list[at] ?? 0;
				if (this.#mayStand(entry)) this.#weigh(entry);
			}
	}

	readAll(): void {
		for (let entry = 0; entry < this.#profiles.entries; entry += 1)
			if (this.#mayStand(entry)) this.#weigh(entry);
	}

	/** Whether it holds something for every must-have and enough to come before the last place. */
	#mayStand(entry: number): boolean {
		const { starts, held } = this.#profiles;
		const to = starts[entry + 1] ?? 0;
		let covered = 0;
		let most = this.#bonus;
		for (let at = starts[entry] ?? 0; at < to; at += 1) {
			const skill = held[at] ?? 0;
			const concept = conceptOf(skill);
			covered |= this.#musts[concept] ?? 0;
			most += (this.#most[concept] ?? 0) * (evidenceBound[skill & 3] ?? 1);
		}
		return covered === this.#everyMust && most >= this.#best.floor;
	}

	#weigh(entry: number): void {
		const { trait: traits, place: places, starts, held } = this.#profiles;
		const trait = traits[entry] ?? nobody;
		if (trait === nobody || !this.#isNew(entry)) return;
		const place = places[entry] ?? 0;
		const judging = this.#judging;
		if (!judging.isShown(entry, trait) || !judging.isWithinReach(place)) return;
		const weighing = this.#weighing;
		weighing.weigh(this.#prepared, held, starts[entry] ?? 0, starts[entry + 1] ?? 0, this.#recency, true);
		if (weighing.missing > 0) return;
		if (judging.groupOf(weighing, trait, place) !== mainGroup) return;
		this.#best.offer(entry, weighing.points + judging.bonus(trait, place));
	}

	#isNew(entry: number): boolean {
		const word = this.#seen[entry >>> 5] ?? 0;
		const bit = 1 << (entry & 31);
		this.#seen[entry >>> 5] = word | bit;
		return (word & bit) === 0;
	}
}
