import type { Found, Understanding } from '#lib/matching/facts.ts';
import { keyOf } from '#lib/matching/need.ts';

/** One thing read from the text, as the page lists it and as the reader strikes it. */
export interface Finding {
	/** `skill:gis`, `place:city:2996944`, `place:FR`, `kind:training`, `language:fr`, `presence:on_site`. */
	key: string;
	group: 'skills' | 'places' | 'kind' | 'presence' | 'languages';
	/** Concept id, place name, or code: what the page turns into words. */
	value: string;
	/** The words it came from, each once, as they were written. */
	words: string[];
	/** Concept id that implied it, where no words name it. */
	impliedBy?: string;
	/** A skill that would only be good to have. */
	nice?: true;
}

const wordsOf = (found: readonly Found[]) => [...new Set(found.map(({ words }) => words))];

/** Everything that was understood, in the order it is shown. */
export function findingsOf({ skills, places, presence, kind, languages }: Understanding): Finding[] {
	return [
		...skills.map(({ skill, must, found, impliedBy }): Finding => {
			const finding = {
				key: keyOf.skill(skill),
				group: 'skills' as const,
				value: skill,
				words: wordsOf(found)
			};
			return {
				...finding,
				...(must ? {} : { nice: true as const }),
				...(impliedBy === undefined ? {} : { impliedBy })
			};
		}),
		...places.map((place): Finding => {
			return { key: keyOf.place(place), group: 'places', value: place.name, words: wordsOf(place.found) };
		}),
		...(kind ? [one('kind', kind.value, kind.found)] : []),
		...(presence ? [one('presence', presence.value, presence.found)] : []),
		...languages.map(({ code, found }): Finding => {
			return { key: keyOf.language(code), group: 'languages', value: code, words: wordsOf(found) };
		})
	];
}

function one(group: 'kind' | 'presence', value: string, found: readonly Found[]): Finding {
	return { key: keyOf[group](value), group, value, words: wordsOf(found) };
}

/** The text cut where findings stand, so that a page can mark them: `[words, marked]`. */
export function marked(text: string, { skills, places, presence, kind, languages }: Understanding) {
	const spans = [...skills, ...places, ...languages, ...(presence ? [presence] : []), ...(kind ? [kind] : [])]
		.flatMap(({ found }) => found)
		.sort((one, other) => one.start - other.start || other.end - one.end);
	const cut: [string, boolean][] = [];
	let at = 0;
	for (const { start, end } of spans) {
		if (start < at) continue;
		if (start > at) cut.push([text.slice(at, start), false]);
		cut.push([text.slice(start, end), true]);
		at = end;
	}
	return at < text.length ? [...cut, [text.slice(at), false] as [string, boolean]] : cut;
}
