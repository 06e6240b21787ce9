import { type Question, readQuestion } from '../question.ts';
import { loadSynonyms } from './synonyms.ts';

/** What was typed, with the other names the vocabulary knows for it; undefined where it holds no word. */
export function readAsked(typed: string | undefined): Question | undefined {
	return readQuestion(typed ?? '', (words) => loadSynonyms().get(words.join(' ')) ?? []);
}
