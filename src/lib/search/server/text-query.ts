/** The question as Postgres' full text search reads it. */
import type { Question } from '../question.ts';

const none: readonly string[] = [];

/**
 * A `tsquery` in text: every word, or one of its synonyms, or a word like it where `alike` knows some; the last word
 * also as a beginning. Or a synonym of all of it together.
 */
export function textQuery(
	{ words, synonyms }: Question,
	alike: Readonly<Record<string, readonly string[]>> = {}
) {
	const each = words.map((word, at) =>
		any([
			quoted(word) + (at === words.length - 1 ? ':*' : ''),
			...(own(synonyms.ofWord, word) ?? []).map(together),
			...(own(alike, word) ?? none).map(quoted)
		])
	);
	return any([all(each), ...synonyms.ofAll.map(together)]);
}

const together = (words: readonly string[]) => all(words.map(quoted));
const all = (parts: readonly string[]) => `(${parts.join(' & ')})`;
const any = (parts: readonly string[]) => `(${parts.join(' | ')})`;

/** Words hold letters and digits only; quoted all the same, so that none is ever an operator. */
function quoted(word: string): string {
	return `'${word.replace(/['\\]/g, '')}'`;
}

/** What stands under a word of its own; `constructor` is a word people search for, and every record inherits one. */
function own<Value>(record: Readonly<Record<string, Value>>, word: string): Value | undefined {
	return Object.hasOwn(record, word) ? record[word] : undefined;
}
