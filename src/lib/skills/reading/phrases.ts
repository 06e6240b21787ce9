/** Rows of words and what they mean, found longest first: a trie over tokens, built once. */

interface Branch<T> {
	values: T[];
	next: Map<string, Branch<T>> | undefined;
}

export interface Phrase<T> {
	values: readonly T[];
	/** Index of the token after the last one of the phrase. */
	end: number;
}

export class Phrases<T> {
	readonly #root: Branch<T> = { values: [], next: new Map() };

	add(words: readonly string[], value: T): void {
		let branch = this.#root;
		for (const word of words) {
			branch.next ??= new Map();
			let next = branch.next.get(word);
			if (!next) {
				next = { values: [], next: undefined };
				branch.next.set(word, next);
			}
			branch = next;
		}
		if (words.length > 0 && !branch.values.includes(value)) branch.values.push(value);
	}

	/**
	 * The longest phrase that begins at token `from`. Words for which `mayPass` holds (articles and the like)
	 * may stand between the words of a phrase, two at most, never before its first or after its last.
	 */
	longest(words: readonly string[], from: number, mayPass?: (at: number) => boolean, limit = words.length) {
		let branch: Branch<T> | undefined = this.#root;
		let found: Phrase<T> | undefined;
		let passed = 0;
		for (let at = from; at < limit; at += 1) {
			const next: Branch<T> | undefined = branch.next?.get(words[at] ?? '');
			if (!next) {
				if (at === from || passed === 2 || !mayPass?.(at)) break;
				passed += 1;
				continue;
			}
			passed = 0;
			branch = next;
			if (branch.values.length > 0) found = { values: branch.values, end: at + 1 };
			if (!branch.next) break;
		}
		return found;
	}
}
