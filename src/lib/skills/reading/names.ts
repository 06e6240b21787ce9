/** Every name of every concept, as an automaton over tokens, built once from the vocabulary. */
import { handWrittenLanguages, type Concept, type Vocabulary } from '../vocabulary.ts';
import { compounding, partOf } from './compounds.ts';
import { isEveryday } from './everyday-words.ts';
import { functionWords, isFunctionWord, joiningWords } from './function-words.ts';
import { Phrases } from './phrases.ts';
import { stemsOf, type Stems } from './stems.ts';
import { tokenise, type Token } from './tokens.ts';

export interface Name {
	concept: Concept;
	/** As the vocabulary writes it. */
	text: string;
	/** Also an everyday word: counts only with the context that says so. */
	ambiguous: boolean;
	/** Lower is the better claim where two concepts share a name: labels before synonyms before ids. */
	rank: number;
}

/** A name found in a text: tokens `from` up to, not including, `to`. */
export interface NameMatch {
	name: Name;
	from: number;
	to: number;
}

export interface Names {
	find(tokens: readonly Token[], language: string): NameMatch[];
}

interface LanguageNames {
	/** Writes compounds as one word. */
	compounds: boolean;
	stems: Stems;
	joining: ReadonlySet<string>;
	/** Names of one word by their singular, and verbs by their root. */
	singles: Map<string, Name[]>;
	verbs: Map<string, Name[]>;
	/** Names of several words by the roots of their telling words. */
	phrases: Phrases<Name>;
}

const nothing: ReadonlySet<string> = new Set();

export function createNames(vocabulary: Vocabulary): Names {
	const exact = new Phrases<Name>();
	const byLanguage = new Map<string, LanguageNames>();
	const inLanguage = (language: string): LanguageNames => {
		let names = byLanguage.get(language);
		if (!names) {
			names = {
				compounds: compounding.has(language),
				stems: stemsOf(language),
				joining: joiningWords[language] ?? nothing,
				singles: new Map(),
				verbs: new Map(),
				phrases: new Phrases()
			};
			byLanguage.set(language, names);
		}
		return names;
	};
	for (const concept of vocabulary.concepts) {
		for (const { text, language, rank } of namesOf(concept)) {
			const words = tokenise(text).map(({ word }) => word);
			if (words.length === 0) continue;
			const name = { concept, text, ambiguous: isAmbiguous(concept, words), rank };
			if (language === 'und' || language === 'en') addExact(exact, words, name);
			if (language !== 'und') addStemmed(inLanguage(language), words, name);
		}
	}
	return { find: (tokens, language) => find(exact, byLanguage, tokens, language) };
}

function namesOf(concept: Concept): { text: string; language: string; rank: number }[] {
	const own = concept.source === 'ours' ? 0 : 1;
	const names = Object.entries(concept.labels).map(([language, text]) => ({
		text: text ?? '',
		language,
		rank: own
	}));
	for (const [language, list] of Object.entries(concept.synonyms)) {
		for (const text of list ?? []) names.push({ text, language, rank: 2 + own });
	}
	names.push({ text: concept.id.replaceAll('-', ' '), language: 'und', rank: 4 + own });
	return names;
}

/** Very short names and function words (`it`, `est`) are as ambiguous as those the vocabulary marks. */
function isAmbiguous(concept: Concept, words: readonly string[]): boolean {
	const [word = ''] = words;
	const marked = concept.ambiguous.some((text) => {
		const parts = tokenise(text);
		return parts.length === words.length && parts.every((part, at) => part.word === words[at]);
	});
	if (marked) return true;
	if (words.length > 1) return false;
	if (/^[a-z]{1,2}$/.test(word)) return true;
	if (concept.source !== 'ours' && isEveryday(word)) return true;
	return isFunctionWord(word);
}

function addExact(exact: Phrases<Name>, words: readonly string[], name: Name): void {
	exact.add(words, name);
	// Hashtags and hurried typing write names together: `OpenStreetMap`, `#machinelearning`.
	const joined = words.join('');
	if (words.length > 1 && joined.length > 6) exact.add([joined], { ...name, rank: name.rank + 1 });
}

function addStemmed(names: LanguageNames, words: readonly string[], name: Name): void {
	const { stems } = names;
	const [first = ''] = words;
	if (words.length === 1) {
		push(names.singles, stems.singular(first), name);
		if (stems.isVerb(first) && !name.ambiguous) push(names.verbs, stems.root(first), name);
		return;
	}
	const telling = words.filter((word) => !names.joining.has(word));
	names.phrases.add((telling.length > 1 ? telling : words).map(stems.root), name);
}

function push(map: Map<string, Name[]>, key: string, name: Name): void {
	const list = map.get(key);
	if (list) list.push(name);
	else map.set(key, [name]);
}

function find(
	exact: Phrases<Name>,
	byLanguage: ReadonlyMap<string, LanguageNames>,
	tokens: readonly Token[],
	language: string
): NameMatch[] {
	const words = tokens.map(({ word }) => word);
	const matches: NameMatch[] = [];
	const offer = (candidates: readonly Name[], from: number, to: number): void => {
		const best = candidates.reduce((a, b) => (order(b, a) < 0 ? b : a), candidates[0] as Name);
		matches.push({ name: best, from, to });
	};
	const foreign = functionWords[language] ?? nothing;
	for (let from = 0; from < words.length; from += 1) {
		const found = exact.longest(words, from, undefined, sentenceEnd(tokens, from));
		if (!found) continue;
		const names = found.values.filter(
			(name) => language === 'en' || found.end > from + 1 || isForeignName(name, words[from] ?? '', foreign)
		);
		if (names.length > 0) offer(names, from, found.end);
	}
	for (const spoken of languagesFor(language, byLanguage, words.length)) {
		const names = byLanguage.get(spoken);
		if (names)
			findStemmed(names, tokens, words, offer, spoken === 'en' && language !== 'en' && language !== 'und');
	}
	return longestFirst(matches);
}

/** A single English word in a text of another language: a name, unless that language has a small word like it. */
function isForeignName(name: Name, word: string, foreign: ReadonlySet<string>): boolean {
	return !foreign.has(word) && !falseFriends.has(word);
}

/** Everyday words of pt, es or fr that are spelled like an English name. */
const falseFriends = new Set(
	'comment chat data date but car son pour or rapport formation coin pain fin main note'.split(' ')
);

/** A short text in an unknown language may be a label in any; a long one is a mixture of those written by hand. */
function languagesFor(language: string, byLanguage: ReadonlyMap<string, unknown>, length: number): string[] {
	if (language !== 'und') return language === 'en' ? ['en'] : [language, 'en'];
	return length <= shortText ? [...byLanguage.keys()] : [...handWrittenLanguages];
}

const shortText = 15;

/** Names do not reach over the end of a sentence. */
function sentenceEnd(tokens: readonly Token[], from: number): number {
	const sentence = tokens[from]?.sentence;
	let end = from + 1;
	while (end < tokens.length && end < from + 12 && tokens[end]?.sentence === sentence) end += 1;
	return end;
}

function findStemmed(
	names: LanguageNames,
	tokens: readonly Token[],
	words: readonly string[],
	offer: (candidates: readonly Name[], from: number, to: number) => void,
	phrasesOnly: boolean
): void {
	const roots = words.map(names.stems.root);
	const mayPass = (at: number) => names.joining.has(words[at] ?? '');
	for (let from = 0; from < words.length; from += 1) {
		const word = words[from] ?? '';
		const phrase = names.phrases.longest(roots, from, mayPass, sentenceEnd(tokens, from));
		if (phrase) offer(phrase.values, from, phrase.end);
		if (phrasesOnly) continue;
		const single =
			names.singles.get(names.stems.singular(word)) ??
			verbForm(names, word, roots[from] ?? '') ??
			partNamed(names, word);
		if (single) offer(single, from, from + 1);
	}
}

/** A name that is part of a longer word; names in doubt are no part of anything. */
function partNamed({ compounds, stems, singles }: LanguageNames, word: string): Name[] | undefined {
	if (!compounds) return undefined;
	const name = partOf(word, (part) => singles.get(stems.singular(part))?.find(({ ambiguous }) => !ambiguous));
	return name && [name];
}

/** Nouns that look like forms of a verb: `de forma que`, `sous forme de`. */
const notVerbs = new Set('forma formas forme formes formato format formats formatos'.split(' '));

function verbForm(names: LanguageNames, word: string, root: string): Name[] | undefined {
	return notVerbs.has(word) ? undefined : names.verbs.get(root);
}

function order(a: Name, b: Name): number {
	return a.rank - b.rank || a.concept.term - b.concept.term;
}

/** Names inside longer ones fall away (`open data` in `open data portal`), then the worse claims to the same words. */
function longestFirst(matches: NameMatch[]): NameMatch[] {
	matches.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from || order(a.name, b.name));
	const kept: NameMatch[] = [];
	const covering = new Map<number, NameMatch[]>();
	for (const match of matches) {
		const around = covering.get(match.from) ?? [];
		if (around.some((outer) => match.to <= outer.to && !isProductWithin(match, outer))) continue;
		kept.push(match);
		for (let at = match.from; at < match.to; at += 1) covering.set(at, [...(covering.get(at) ?? []), match]);
	}
	return kept.sort((a, b) => a.from - b.from || a.to - b.to);
}

/** `LibreOffice training` names the training and the product; `open data portal` names one thing. */
function isProductWithin({ name, from, to }: NameMatch, outer: NameMatch): boolean {
	const { kind } = name.concept;
	return (
		kind === 'technology' &&
		!name.ambiguous &&
		outer.name.concept.kind !== kind &&
		to - from < outer.to - outer.from
	);
}
