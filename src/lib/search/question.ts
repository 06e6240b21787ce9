/** What somebody typed into the search box, as both engines are asked. Pure. */
import type { Clause } from './facts.ts';
import type { SearchKind } from './kinds.ts';
import { wordsOf } from './words.ts';

/** More words only make a search slower; the search server itself reads ten. */
const mostWords = 8;

export interface Question {
	/** Folded words, each once, in the order typed. The last one may not be finished yet. */
	words: readonly string[];
	/** Other names, as word lists, of what one of the words or all of them together name. */
	synonyms: {
		ofWord: Readonly<Record<string, readonly (readonly string[])[]>>;
		ofAll: readonly (readonly string[])[];
	};
	/** Only what lies within so many kilometres of a point. */
	near?: { lat: number; lng: number; km: number } | undefined;
	/** Only things of this kind, and of profiles only those a need asks for. */
	only?: Only | undefined;
}

export interface Only {
	kind: SearchKind;
	/** All of them have to hold. */
	clauses?: readonly Clause[];
	/** One of them at least has to hold. A search server is asked for each by itself: it takes more of them in all. */
	oneOf?: readonly Clause[];
}

/** Reads a search text; undefined where it holds no word. `namesLike` gives the other names of what a phrase names. */
export function readQuestion(
	typed: string,
	namesLike: (words: readonly string[]) => readonly (readonly string[])[] = () => []
): Question | undefined {
	const words = [...new Set(wordsOf(typed))].slice(0, mostWords);
	if (words.length === 0) return undefined;
	const ofWord = words.flatMap((word) => {
		const names = namesLike([word]);
		return names.length > 0 ? [[word, names] as const] : [];
	});
	return {
		words,
		synonyms: { ofWord: Object.fromEntries(ofWord), ofAll: words.length > 1 ? namesLike(words) : [] }
	};
}
