/** Every name of every place of the gazetteer, found by its first word. Built once. */
import { listCountryNames } from '../../places/countries.ts';
import type { City, Gazetteer, Subdivision } from '../../places/gazetteer.ts';
import { fold } from '../../platform/fold.ts';
import { withoutSigns, withoutSmallWords } from '../../skills/reading/arabic.ts';
import { tokenise, type Token } from '../../skills/reading/tokens.ts';

export interface Candidates {
	countries: readonly string[];
	subdivisions: readonly Subdivision[];
	cities: readonly City[];
	/** As the gazetteer writes it. */
	name: string;
}

export interface PlaceMatch {
	candidates: Candidates;
	/** Tokens `from` up to, not including, `to`. */
	from: number;
	to: number;
}

export interface PlaceNames {
	/** The longest name that begins at a token. */
	at(tokens: readonly Token[], from: number): PlaceMatch | undefined;
	country(word: string): boolean;
}

/** Most names stand for cities alone; they share one empty list for the rest. */
const none: readonly never[] = [];
const plain = /^[a-z]+$/;

/** Words of a name; the common case of one plain word is not cut up again. */
function wordsOf(name: string): string {
	const folded = fold(name);
	if (plain.test(folded)) return folded;
	return tokenise(name)
		.map(({ word }) => withoutSigns(word))
		.join(' ');
}

/** How a name is looked up: an Arabic one with the signs of its short vowels too, since they tell `عمّان` from `عُمان`. */
function spellings(name: string): readonly string[] {
	const words = wordsOf(name);
	return plain.test(words) ? [words] : [...new Set([words, fold(name)])];
}

const saint = /^(?:saint|sankt|sainte) (?=\S)/;

/** `St. Gallen`, `Ste-Foy`: how saints are written in a hurry. */
function abbreviated(name: string): string | undefined {
	if (!/^sa/i.test(name)) return undefined;
	const words = wordsOf(name);
	return saint.test(words) ? words.replace(saint, words.startsWith('sainte') ? 'ste ' : 'st ') : undefined;
}

export function createPlaceNames(gazetteer: Gazetteer): PlaceNames {
	const byName = new Map<string, Candidates>();
	const longest = new Map<string, number>();
	const entry = (name: string, words = wordsOf(name)): Candidates => {
		let candidates = byName.get(words);
		if (!candidates) {
			candidates = { countries: none, subdivisions: none, cities: none, name };
			byName.set(words, candidates);
			const space = words.indexOf(' ');
			const first = space < 0 ? words : words.slice(0, space);
			const length = space < 0 ? 1 : words.split(' ').length;
			if (length > (longest.get(first) ?? 0)) longest.set(first, length);
		}
		return candidates;
	};
	for (const { code, name } of listCountryNames()) {
		for (const words of spellings(name)) {
			const named = entry(name, words);
			if (!named.countries.includes(code)) named.countries = [...named.countries, code];
		}
	}
	for (const area of gazetteer.subdivisions) {
		for (const name of [area.name, ...area.names]) {
			const named = entry(name);
			named.subdivisions = [...named.subdivisions, area];
		}
	}
	const addCity = (city: City, named: Candidates): void => {
		named.cities = named.cities === none ? [city] : [...named.cities, city];
	};
	for (const city of gazetteer.cities) {
		addCity(city, entry(city.name));
		const short = abbreviated(city.name);
		if (short !== undefined) addCity(city, entry(city.name, short));
		for (const name of city.names) for (const words of spellings(name)) addCity(city, entry(name, words));
	}
	byName.delete('');
	/** An Arabic name may carry the word before it: `بالسودان` is `in Sudan`. */
	const firstOf = (word: string): string => {
		if (longest.has(word)) return word;
		const plain = withoutSigns(word);
		return longest.has(plain) ? plain : withoutSmallWords(plain);
	};
	const countries = new Set(listCountryNames().map(({ name }) => wordsOf(name)));
	return {
		country: (word) => countries.has(word),
		at(tokens, from) {
			const first = firstOf(tokens[from]?.word ?? '');
			for (let length = longest.get(first) ?? 0; length > 0; length -= 1) {
				const to = from + length;
				const last = tokens[to - 1];
				if (!last || last.sentence !== tokens[from]?.sentence) continue;
				const words = length === 1 ? first : joined(first, tokens, from, to);
				const candidates = byName.get(words);
				if (candidates) return { candidates, from, to };
			}
			return undefined;
		}
	};
}

function joined(first: string, tokens: readonly Token[], from: number, to: number): string {
	let words = first;
	for (let at = from + 1; at < to; at += 1) words += ` ${withoutSigns(tokens[at]?.word ?? '')}`;
	return words;
}
