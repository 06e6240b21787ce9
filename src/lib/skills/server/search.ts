import { readSearchWords, type SearchWords } from '../../platform/search-words.ts';
import { createLookUp, type LookUp } from '../look-up.ts';
import { loadConcepts } from './vocabulary.ts';

let lookUp: LookUp | undefined;

/** Look-up by name over the vocabulary, built once per process. */
export function loadLookUp(): LookUp {
	lookUp ??= createLookUp(loadConcepts());
	return lookUp;
}

/** A search text with the skills it names: whoever has a narrower one is found too. */
export function readSearch(typed: string | undefined): SearchWords | undefined {
	if (typed === undefined) return undefined;
	const concepts = loadConcepts();
	return readSearchWords(typed, (phrase) => [
		...new Set(
			loadLookUp()
				.named(phrase)
				.flatMap((id) => [id, ...concepts.descendants(id)])
		)
	]);
}
