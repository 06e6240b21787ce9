/** From what was understood, less what the reader struck, to what matching reads. */
import type { Place } from '../places/gazetteer.ts';
import type { FindingKey } from './answer.ts';
import type { FoundPlace, FoundSkill, NeedFacts, Understanding, WantedSkill } from './facts.ts';
import { one } from './weights.ts';

/** A need that names more than this is a list of everything; the first ones, in reading order, count. */
export const mostSkills = 20;

export const keyOf = {
	skill: (skill: string): FindingKey => `skill:${skill}`,
	place: ({ city, subdivision, country }: Place): FindingKey =>
		city === undefined ? `place:${subdivision ?? country}` : `place:city:${city}`,
	kind: (kind: string): FindingKey => `kind:${kind}`,
	language: (code: string): FindingKey => `language:${code}`,
	presence: (presence: string): FindingKey => `presence:${presence}`
};

/** Every finding the reader may strike, in the order the page shows them. */
export function findingKeys(understanding: Understanding): FindingKey[] {
	return [
		...understanding.skills.map(({ skill }) => keyOf.skill(skill)),
		...understanding.places.map(keyOf.place),
		...(understanding.kind ? [keyOf.kind(understanding.kind.value)] : []),
		...understanding.languages.map(({ code }) => keyOf.language(code)),
		...(understanding.presence ? [keyOf.presence(understanding.presence.value)] : [])
	];
}

/**
 * The need as it is matched. A skill only implied by another finding is a nice-to-have: nobody said that it
 * must be there. Of places one inside the other the inner one counts ("Lyon, France" is Lyon).
 */
export function needFrom(understanding: Understanding, struck: readonly FindingKey[] = []): NeedFacts {
	const away = new Set(struck);
	const { kind, presence } = understanding;
	const skills = understanding.skills.filter(({ skill }) => !away.has(keyOf.skill(skill))).sort(byReading);
	const places = understanding.places.filter((place) => !away.has(keyOf.place(place)));
	const keptKind = kind && !away.has(keyOf.kind(kind.value)) ? kind.value : undefined;
	const keptPresence = presence && !away.has(keyOf.presence(presence.value)) ? presence.value : 'either';
	return {
		skills: skills.slice(0, mostSkills).map(wanted),
		places: places.filter((place) => !places.some((other) => liesIn(other, place))).map(bare),
		presence: keptPresence,
		languages: understanding.languages
			.filter(({ code }) => !away.has(keyOf.language(code)))
			.map(({ code, mandatory }) => ({ code, mandatory })),
		...(keptKind && { kind: keptKind }),
		gates: []
	};
}

/** What was said comes before what was implied, then the order of the text. */
function byReading(a: FoundSkill, b: FoundSkill): number {
	const implied = Number(isImplied(a)) - Number(isImplied(b));
	return implied || (a.found[0]?.start ?? 0) - (b.found[0]?.start ?? 0) || (a.skill < b.skill ? -1 : 1);
}

/** Not said in the text, but following from something that is. */
export function isImplied({ strength, impliedBy }: FoundSkill): boolean {
	return impliedBy !== undefined || strength < one;
}

function wanted(found: FoundSkill): WantedSkill {
	const must = found.must && !isImplied(found);
	return { skill: found.skill, must, ...(found.level && { level: found.level }) };
}

function liesIn(inner: Place, outer: Place): boolean {
	if (inner === outer || inner.country !== outer.country || outer.city !== undefined) return false;
	if (outer.subdivision === undefined) return inner.subdivision !== undefined || inner.city !== undefined;
	return inner.subdivision === outer.subdivision && inner.city !== undefined;
}

function bare({ country, subdivision, city, lat, lng }: FoundPlace): Place {
	return {
		country,
		...(subdivision !== undefined && { subdivision }),
		...(city !== undefined && { city }),
		...(lat !== undefined && lng !== undefined && { lat, lng })
	};
}
