/** Concepts people name with words that stand apart: `publish our maps online`. */
import { isFunctionWord } from '../../skills/reading/function-words.ts';
import { stemsOf, type Stems } from '../../skills/reading/stems.ts';
import { tokenise, type Token } from '../../skills/reading/tokens.ts';
import type { Concept, Vocabulary } from '../../skills/vocabulary.ts';
import type { Mention } from './skills.ts';

interface Group {
	concept: Concept;
	roots: readonly string[];
}

export interface Together {
	find(tokens: readonly Token[], language: string): Mention[];
}

/** So many words may lie between the first and the last of a group, besides the group itself. */
const slack = 5;

export function createTogether(vocabulary: Vocabulary): Together {
	const byLanguage = new Map<string, { stems: Stems; byFirst: Map<string, Group[]> }>();
	for (const concept of vocabulary.concepts) {
		for (const [language, groups] of Object.entries(concept.together ?? {})) {
			const stems = stemsOf(language);
			const index = byLanguage.get(language) ?? { stems, byFirst: new Map<string, Group[]>() };
			byLanguage.set(language, index);
			for (const words of groups) {
				const roots = [
					...new Set(words.flatMap((word) => tokenise(word).map((token) => stems.root(token.word))))
				];
				for (const root of roots)
					index.byFirst.set(root, [...(index.byFirst.get(root) ?? []), { concept, roots }]);
			}
		}
	}
	return {
		find(tokens, language) {
			const mentions: Mention[] = [];
			for (const [spoken, { stems, byFirst }] of byLanguage) {
				if (language !== 'und' && spoken !== language) continue;
				findGroups(tokens, stems, byFirst, mentions);
			}
			return mentions;
		}
	};
}

function findGroups(
	tokens: readonly Token[],
	stems: Stems,
	byFirst: ReadonlyMap<string, readonly Group[]>,
	mentions: Mention[]
): void {
	const roots = tokens.map(({ word }) => stems.root(word));
	for (const [from, root] of roots.entries()) {
		for (const { concept, roots: wanted } of byFirst.get(root) ?? []) {
			const places = placesOf(wanted, roots, tokens, from);
			if (!places) continue;
			const last = Math.max(...places);
			mentions.push({
				concept,
				span: { from, to: last + 1, technology: false },
				shown: telling(places, tokens).map((at) => ({ from: at, to: at + 1 }))
			});
		}
	}
}

/** `ensinar … nossos` is shown as `ensinar`: a word like `our` tells the reader nothing. */
function telling(places: readonly number[], tokens: readonly Token[]): readonly number[] {
	const words = places.filter((at) => !isFunctionWord(tokens[at]?.word ?? ''));
	return words.length > 0 ? words : places;
}

/** Where the other words of a group stand after `from`, in the same sentence and near enough. */
function placesOf(
	wanted: readonly string[],
	roots: readonly string[],
	tokens: readonly Token[],
	from: number
): number[] | undefined {
	const open = new Set(wanted);
	const places: number[] = [];
	const sentence = tokens[from]?.sentence;
	for (let at = from; at < roots.length && at <= from + wanted.length + slack; at += 1) {
		if (tokens[at]?.sentence !== sentence) return undefined;
		if (open.delete(roots[at] ?? '')) places.push(at);
		if (open.size === 0) return places;
	}
	return undefined;
}
