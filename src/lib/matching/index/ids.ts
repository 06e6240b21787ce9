/** Ids of profiles as four numbers each, and a table that finds the place of one: a twelfth of what strings in a map take. */
const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const gone = -1;

export class Ids {
	/** Four numbers for each entry, in the order of the id's digits. */
	words: Uint32Array = new Uint32Array(64);
	size = 0;
	/** Entry + 1 at the place its id hashes to; 0 where nothing is, -1 where something was. */
	#slots = new Int32Array(64);
	#filled = 0;

	/** The entry an id was last added as; undefined for ids that are not there. */
	find(id: string): number | undefined {
		const slot = this.#slotOf(wordsOf(id));
		return slot === undefined ? undefined : (this.#slots[slot] ?? 0) - 1;
	}

	/** A new entry for this id; an older one stays, but is no longer found. */
	add(id: string): number {
		return this.#addWords(wordsOf(id));
	}

	/** A new entry for an id of another table. */
	copy(from: Ids, entry: number): number {
		return this.#addWords(from.words.slice(entry * 4, entry * 4 + 4));
	}

	/** Gives back the room kept for more. */
	trim(): void {
		this.words = this.words.slice(0, this.size * 4);
	}

	#addWords(words: Uint32Array): number {
		const entry = this.size++;
		this.words = grown(this.words, this.size * 4);
		this.words.set(words, entry * 4);
		const known = this.#slotOf(words);
		if (known !== undefined) this.#slots[known] = entry + 1;
		else this.#insert(words, entry);
		return entry;
	}

	remove(id: string): void {
		const slot = this.#slotOf(wordsOf(id));
		if (slot !== undefined) this.#slots[slot] = gone;
	}

	idOf(entry: number): string {
		const hex = Array.from(this.words.subarray(entry * 4, entry * 4 + 4), (word) =>
			word.toString(16).padStart(8, '0')
		).join('');
		return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
	}

	/** Below 0 where the first stands before the second among equal totals: the order of `byLot`. */
	compare(a: number, b: number): number {
		const { words } = this;
		const lot = (entry: number) => (words[entry * 4 + 3] ?? 0) & 0x7fffffff;
		if (lot(a) !== lot(b)) return lot(a) - lot(b);
		for (let at = 0; at < 4; at += 1) {
			const difference = (words[a * 4 + at] ?? 0) - (words[b * 4 + at] ?? 0);
			if (difference !== 0) return difference;
		}
		return 0;
	}

	get bytes(): number {
		return this.words.byteLength + this.#slots.byteLength;
	}

	#slotOf(words: Uint32Array): number | undefined {
		const slots = this.#slots;
		for (let slot = hashOf(words) & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
			const entry = slots[slot] ?? 0;
			if (entry === 0) return undefined;
			if (entry !== gone && this.#isAt(entry - 1, words)) return slot;
		}
	}

	#isAt(entry: number, words: Uint32Array): boolean {
		for (let at = 0; at < 4; at += 1) if (this.words[entry * 4 + at] !== words[at]) return false;
		return true;
	}

	#insert(words: Uint32Array, entry: number): void {
		if ((this.#filled + 1) * 3 > this.#slots.length * 2) this.#widen();
		this.#filled += 1;
		const slots = this.#slots;
		let slot = hashOf(words) & (slots.length - 1);
		while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
		slots[slot] = entry + 1;
	}

	#widen(): void {
		const old = this.#slots;
		this.#slots = new Int32Array(old.length * 2);
		this.#filled = 0;
		for (const entry of old)
			if (entry > 0) this.#insert(this.words.slice((entry - 1) * 4, entry * 4), entry - 1);
	}
}

function wordsOf(id: string): Uint32Array {
	if (!shape.test(id)) throw new RangeError('an index holds profiles by their UUID');
	const digits = id.replaceAll('-', '');
	return Uint32Array.from([0, 8, 16, 24], (from) => Number.parseInt(digits.slice(from, from + 8), 16));
}

/** The last digits are random; the first ones are the time. */
function hashOf(words: Uint32Array): number {
	return Math.imul((words[3] ?? 0) ^ Math.imul(words[2] ?? 0, 0x9e3779b1), 0x85ebca6b) >>> 7;
}

/** The same numbers with room for at least `least` of them: half as much again, so that growing is seldom. */
export function grown<T extends Uint32Array | Int32Array>(array: T, least: number): T {
	if (array.length >= least) return array;
	const wider = new (array.constructor as new (length: number) => T)(
		Math.max(least, Math.ceil(array.length * 1.5))
	);
	wider.set(array);
	return wider;
}
