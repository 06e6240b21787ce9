/** Synonyms from the vocabulary: every name of a concept, in every language written by hand, stands for the others. */
import type { Concepts } from '../../skills/concepts.ts';
import { loadConcepts } from '../../skills/server/vocabulary.ts';
import { handWrittenLanguages, type Concept } from '../../skills/vocabulary.ts';
import { wordsOf } from '../words.ts';

const languages = new Set<string>([...handWrittenLanguages, 'und']);
/** Names of more words are descriptions; the search server reads no longer ones either. */
const longestName = 3;
/** A name stands for so many others, labels and short names first: what people write in running text. */
const mostOthers = 6;

/** Folded names of a concept, as word lists, each once, labels first. */
export function namesOf({ labels, synonyms, id }: Concept): string[][] {
	const spoken = ([language]: [string, unknown]) => languages.has(language.split('-', 1)[0] ?? '');
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
		const names = namesOf(concept).filter((words) => words.length <= longestName);
		const sure = names.filter((words) => !everyday.has(words.join(' ')));
		if (sure.length < 2) continue;
		const labels = new Set(Object.values(concept.labels).map((label) => wordsOf(label ?? '').join(' ')));
		const length = (name: readonly string[]) => name.join(' ').length;
		const byLength = sure.toSorted(
			(one, other) =>
				Number(labels.has(other.join(' '))) - Number(labels.has(one.join(' '))) || length(one) - length(other)
		);
		for (const name of sure) {
			const others = found.get(name.join(' ')) ?? new Map<string, readonly string[]>();
			for (const other of byLength) {
				if (other !== name && others.size < mostOthers) others.set(other.join(' '), other);
			}
			found.set(name.join(' '), others);
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
