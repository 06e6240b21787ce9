/** What a need is found by, from the side of a profile: the mirror of the terms a profile is posted under. */
import { aboveOf } from '../matching/ask.ts';
import type { NeedFacts } from '../matching/facts.ts';
import { everywhere } from '../matching/reach.ts';
import { relationWeights } from '../matching/weights.ts';
import type { Concepts } from '../skills/concepts.ts';

export interface NeedTerm {
	/** A profile that has a posting under this term holds what is asked, by this relation. */
	term: number;
	/** Term of the asked concept. */
	asked: number;
	relation: number;
	must: boolean;
	/** 1 where the need asks for no level: every level satisfies it. */
	level: number;
}

/** Posting terms of a need. Skills the vocabulary does not know are passed over. */
export function needTerms(need: Pick<NeedFacts, 'skills'>, concepts: Concepts): NeedTerm[] {
	return need.skills.flatMap(({ skill, must, level = 1 }) => {
		const asked = concepts.byId(skill);
		if (!asked) return [];
		return standIns(skill, concepts).map(({ term, relation }) => ({
			...{ term, relation },
			...{ asked: asked.term, must, level }
		}));
	});
}

/**
 * The terms that stand in for an asked concept: itself with everything narrower, and for each concept above it
 * holding just that one (broader) or, unless it is a heading, anything else below it (sibling).
 */
export function standIns(skill: string, concepts: Pick<Concepts, 'byId' | 'parents'>) {
	const asked = concepts.byId(skill);
	if (!asked) return [];
	const { broader, siblingsUnder } = aboveOf(skill, concepts);
	const termsOf = (ids: ReadonlySet<string>) => [...ids].flatMap((id) => concepts.byId(id)?.term ?? []);
	return [
		{ term: asked.term, relation: relationWeights.same },
		...termsOf(broader).map((term) => ({ term: -term, relation: relationWeights.broader })),
		...termsOf(siblingsUnder).map((term) => ({ term, relation: relationWeights.sibling }))
	];
}

/** The areas a need stands in: its regions and countries, and everywhere. */
export function needAreas({ places }: Pick<NeedFacts, 'places'>): string[] {
	const areas = places.flatMap(({ country, subdivision }) => [
		country,
		...(subdivision ? [subdivision] : [])
	]);
	return [...new Set([everywhere, ...areas])].sort();
}
