/** Synonyms from the vocabulary: every name of a concept, in every language it has one, stands for the others. */
import type { Concepts } from '../../skills/concepts.ts';
import { loadConcepts } from '../../skills/server/vocabulary.ts';
import { locales } from '../../platform/language.ts';
import { type Concept, writtenLanguages } from '../../skills/vocabulary.ts';
import { wordsOf } from '../words.ts';

/** `pt` of `pt-BR`. */
const languageOf = (tag: string) => tag.split('-', 1)[0] ?? '';
/** Names everybody is found by: those of the languages we speak, and those used in all of them. */
const spokenHere: ReadonlySet<string> = new Set([...locales.map(languageOf), 'und']);
/** Names that lead there when they are typed: those of every language of the vocabulary. */
const understood: ReadonlySet<string> = new Set([...writtenLanguages, 'und']);
/** Names of more words are descriptions; the search server reads no longer ones either. */
const longestName = 3;
/** A name stands for so many others: labels of the languages we speak and short names, as running text has them. */
const mostOthers = 8;

/** Folded names of a concept, as word lists, each once, labels first. */
export function namesOf({ labels, synonyms, id }: Concept, languages = spokenHere): string[][] {
	const spoken = ([language]: [string, unknown]) => languages.has(languageOf(language));
	const named = [
		...Object.entries(labels).filter(spoken),
		...Object.entries(synonyms).filter(spoken)
	].flatMap(([, names]) => names ?? []);
	const keys = new Set([...named, id].map((name) => wordsOf(name).join(' ')));
	return [...keys].filter((key) => key !== '').map((key) => key.split(' '));
}

export type Synonyms = ReadonlyMap<string, readonly (readonly string[])[]>;

/** The other names of whatever a name names, by the folded name. Names that are also everyday words have none. */
export function synonymsOf(concepts: Concepts): Synonyms {
	const found = new Map<string, Map<string, readonly string[]>>();
	for (const concept of concepts.all) {
		const everyday = new Set(concept.ambiguous.map((name) => wordsOf(name).join(' ')));
		const isSure = (words: readonly string[]) =>
			words.length <= longestName && !everyday.has(words.join(' '));
		const sure = namesOf(concept).filter(isSure);
		if (sure.length === 0) continue;
		const labels = new Set(Object.values(concept.labels).map((label) => wordsOf(label ?? '').join(' ')));
		const length = (name: readonly string[]) => name.join(' ').length;
		const byLength = sure.toSorted(
			(one, other) =>
				Number(labels.has(other.join(' '))) - Number(labels.has(one.join(' '))) || length(one) - length(other)
		);
		for (const name of namesOf(concept, understood).filter(isSure)) {
			const others = found.get(name.join(' ')) ?? new Map<string, readonly string[]>();
			for (const other of byLength) {
				const isSame = other.join(' ') === name.join(' ');
				if (!isSame && others.size < mostOthers) others.set(other.join(' '), other);
			}
			if (others.size > 0) found.set(name.join(' '), others);
		}
	}
	return new Map([...found].map(([name, others]) => [name, [...others.values()]]));
}

let ours: Synonyms | undefined;

/** Those of the repository's vocabulary, worked out once per process. */
export function loadSynonyms(): Synonyms {
	ours ??= synonymsOf(loadConcepts());
	return ours;
}
