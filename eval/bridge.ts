/**
 * A small dictionary between a language and English, worked out from the vocabulary's own names: words that keep
 * turning up in the names of the same concepts mean each other. Nothing is read from the labels under evaluation.
 */
import { tokenise } from '../src/lib/skills/reading/tokens.ts';
import { stemsOf } from '../src/lib/skills/reading/stems.ts';
import type { Vocabulary } from '../src/lib/skills/vocabulary.ts';

/** English roots with how sure they are, for a text in the language. */
export type Bridge = (text: string) => ReadonlyMap<string, number>;

/** Words of which one begins with the other's beginning are forms of one word: endings are many, beginnings hold. */
const beginning = 6;
const leastLikeness = 0.2;
const shortestPart = 4;

export function rootsIn(text: string, language: string): string[] {
	const { root } = stemsOf(language);
	return tokenise(text).map(({ word }) => (language === 'en' ? root(word) : root(word).slice(0, beginning)));
}

/** Words of goods, works and services as procurement writes them, by hand, in the languages furthest from English. */
type ProcurementWords = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export function createBridge(vocabulary: Vocabulary, language: string, words: ProcurementWords): Bridge {
	const together = new Map<string, Map<string, number>>();
	const here = new Map<string, number>();
	const there = new Map<string, number>();
	const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
	for (const { labels, synonyms, source } of vocabulary.concepts) {
		if (source !== 'ours') continue;
		const namesOf = (spoken: string) => [labels[spoken] ?? '', ...(synonyms[spoken] ?? [])];
		const own = new Set(namesOf(language).flatMap((name) => rootsIn(name, language)));
		const english = new Set(
			namesOf('en')
				.slice(0, 4)
				.flatMap((name) => rootsIn(name, 'en'))
		);
		for (const word of english) count(there, word);
		for (const word of own) {
			count(here, word);
			const partners = together.get(word) ?? new Map<string, number>();
			together.set(word, partners);
			for (const other of english) count(partners, other);
		}
	}
	const known = new Map<string, Set<string>>();
	for (const [english, names] of Object.entries(words)) {
		for (const name of names[language] ?? [])
			for (const word of rootsIn(name, language))
				known.set(word, (known.get(word) ?? new Set()).add(rootsIn(english, 'en')[0] ?? english));
	}
	const meanings = (word: string): [string, number][] =>
		known.has(word)
			? Array.from(known.get(word) ?? [], (other) => [other, 1])
			: [...(together.get(word) ?? [])].map(([other, times]) => [
					other,
					(2 * times) / ((here.get(word) ?? 0) + (there.get(other) ?? 0))
				]);
	return (text) => {
		const found = new Map<string, number>();
		for (const { word } of tokenise(text)) {
			for (const part of partsOf(word, language, (part) => here.has(part) || known.has(part))) {
				for (const [other, likeness] of meanings(part)) {
					if (likeness >= leastLikeness) found.set(other, Math.max(found.get(other) ?? 0, likeness));
				}
			}
		}
		return found;
	};
}

/** The word itself, and known beginnings inside it: `tietokantapalvelin` holds `tietok` and `palvel`. */
function partsOf(word: string, language: string, isKnown: (part: string) => boolean): string[] {
	const parts = rootsIn(word, language);
	const [own = ''] = parts;
	// Endings change the last letters a name keeps.
	for (let length = own.length - 1; length >= shortestPart && !isKnown(parts.at(-1) ?? ''); length -= 1)
		if (isKnown(own.slice(0, length))) parts.push(own.slice(0, length));
	for (let from = 1; from + shortestPart <= word.length; from += 1) {
		for (let length = beginning; length >= shortestPart; length -= 1) {
			const part = word.slice(from, from + length);
			if (!isKnown(part)) continue;
			parts.push(part);
			break;
		}
	}
	return parts;
}
