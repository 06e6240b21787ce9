/** What a need asks for, worked out once per need: each finding with the share of the total it is worth. */
import type { Concepts } from '../skills/concepts.ts';
import { apportion } from './arithmetic.ts';
import { buyingKinds, type Level, type NeedFacts, type Share } from './facts.ts';
import { type Rarity, rarityOf } from './rarity.ts';
import { type ComponentWeights, componentWeights } from './weights.ts';

/** Everything an order depends on besides the need and the profiles. */
export interface Basis {
	concepts: Concepts;
	rarity: Rarity;
	/** YYYY-MM-DD. */
	today: string;
}

export interface AskedSkill {
	skill: string;
	must: boolean;
	/** Missing means: at whatever level the profile has it. */
	level?: Level;
	/** What it adds to the total when held in full. */
	share: Share;
	/** Concepts directly above it: holding one of them counts as broader. */
	broader: ReadonlySet<string>;
	/** Those of them whose narrower concepts stand in for each other: no headings. */
	siblingsUnder: ReadonlySet<string>;
}

export interface Ask {
	/** Must-haves first, then by share, then by id: independent of the order they were written in. */
	skills: readonly AskedSkill[];
	/** What working there adds, 0 where the need says no place or may not prefer one. */
	place: Share;
	languages: readonly { code: string; share: Share }[];
}

/** True when money may change hands for the work, so that preferring local people could be steering. */
export function buys(need: NeedFacts): boolean {
	return need.kind !== undefined && buyingKinds.includes(need.kind);
}

/**
 * Shares are split before anybody is looked at, so a part never depends on who else is in the list. A component
 * the need leaves out gives its weight to the must-haves (or, without any, to the nice-to-haves); without a
 * skill that weight lapses, because then nothing is known that would make a match strong.
 */
export function ask(need: NeedFacts, basis: Basis): Ask {
	const wanted = distinct(need);
	const musts = wanted.filter(({ must }) => must);
	const nices = wanted.filter(({ must }) => !must);
	const languages = [...new Set(need.languages.map(({ code }) => code))].sort();
	const weights = spread(weightsFor(need), {
		must: musts.length > 0,
		nice: nices.length > 0,
		place: need.places.length > 0,
		language: languages.length > 0
	});
	const languageShares = apportion(
		weights.language,
		languages.map(() => 1)
	);
	return {
		skills: [...share(musts, weights.must, basis), ...share(nices, weights.nice, basis)],
		place: weights.place,
		languages: languages.map((code, index) => ({ code, share: languageShares[index] ?? 0 }))
	};
}

function weightsFor(need: NeedFacts): ComponentWeights {
	const local = need.localPreferenceRule !== undefined && need.localPreferenceRule.trim() !== '';
	return buys(need) && !local ? componentWeights.buying : componentWeights.ordinary;
}

function spread(weights: ComponentWeights, set: Record<keyof ComponentWeights, boolean>): ComponentWeights {
	const place = set.place ? weights.place : 0;
	const language = set.language ? weights.language : 0;
	const unset = weights.place - place + (weights.language - language);
	if (set.must) {
		const nice = set.nice ? weights.nice : 0;
		return { must: weights.must + (weights.nice - nice) + unset, nice, place, language };
	}
	return { must: 0, nice: set.nice ? weights.must + weights.nice + unset : 0, place, language };
}

/** One entry per concept: a must-have stays one, the highest level asked for counts. Sorted by id. */
function distinct(need: NeedFacts): { skill: string; must: boolean; level?: Level }[] {
	const bySkill = new Map<string, { skill: string; must: boolean; level?: Level }>();
	for (const { skill, must, level } of need.skills) {
		const known = bySkill.get(skill);
		const highest = [level, known?.level].filter((each) => each !== undefined).sort((a, b) => b - a)[0];
		const entry = { skill, must: must || (known?.must ?? false) };
		bySkill.set(skill, highest === undefined ? entry : { ...entry, level: highest });
	}
	return [...bySkill.values()].sort((a, b) => (a.skill < b.skill ? -1 : 1));
}

function share(
	wanted: readonly { skill: string; must: boolean; level?: Level }[],
	weight: Share,
	{ concepts, rarity }: Basis
): AskedSkill[] {
	const shares = apportion(
		weight,
		wanted.map(({ skill }) => rarityOf(skill, rarity))
	);
	return wanted
		.map((each, index) => ({ ...each, share: shares[index] ?? 0, ...aboveOf(each.skill, concepts) }))
		.sort((a, b) => b.share - a.share || (a.skill < b.skill ? -1 : 1));
}

/** A heading gathers concepts that do not stand in for each other, so nobody is a sibling under it. */
export function aboveOf(skill: string, concepts: Pick<Concepts, 'byId' | 'parents'>) {
	const parents = concepts.parents(skill);
	const open = parents.filter((parent) => concepts.byId(parent)?.heading !== true);
	return { broader: new Set(parents), siblingsUnder: new Set(open) };
}
