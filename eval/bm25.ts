/** The keyword baseline: Okapi BM25 (k1 1.2, b 0.75) over folded words. */
import { tokenise } from '../src/lib/skills/reading/tokens.ts';

export interface Ranked {
	id: string;
	score: number;
}

const k1 = 1.2;
const b = 0.75;

/** Ranks all documents for a text; ties by id, documents without a shared word last. */
export function createBm25(documents: readonly { id: string; text: string }[]): (text: string) => Ranked[] {
	const postings = new Map<string, Map<number, number>>();
	const lengths = documents.map(({ text }, at) => {
		const words = wordsOf(text);
		for (const word of words) {
			const list = postings.get(word) ?? new Map<number, number>();
			postings.set(word, list.set(at, (list.get(at) ?? 0) + 1));
		}
		return words.length;
	});
	const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
	return (text) => {
		const scores = new Float64Array(documents.length);
		for (const word of new Set(wordsOf(text))) {
			const list = postings.get(word);
			if (!list) continue;
			const rarity = Math.log(1 + (documents.length - list.size + 0.5) / (list.size + 0.5));
			for (const [at, times] of list) {
				const norm = k1 * (1 - b + (b * (lengths[at] ?? 0)) / average);
				scores[at] = (scores[at] ?? 0) + (rarity * times * (k1 + 1)) / (times + norm);
			}
		}
		return inOrder(documents.map(({ id }, at) => ({ id, score: scores[at] ?? 0 })));
	};
}

/** Highest score first, ties by id: numbers as numbers. */
export function inOrder(list: Ranked[]): Ranked[] {
	return list.sort((a, c) => c.score - a.score || byId(a.id, c.id));
}

function byId(a: string, c: string): number {
	const numbers = Number(a) - Number(c);
	if (!Number.isNaN(numbers) && numbers !== 0) return numbers;
	return a < c ? -1 : Number(a > c);
}

function wordsOf(text: string): string[] {
	return tokenise(text).map(({ word }) => word);
}
