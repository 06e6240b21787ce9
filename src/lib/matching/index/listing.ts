/** Which profiles stand under a number (a concept, an area): one array for all as built, and what came since beside it. */
import { grown } from './ids.ts';

export class Listing {
	#starts = new Uint32Array(1);
	#entries = new Uint32Array(0);
	readonly #since = new Map<number, { entries: Uint32Array<ArrayBuffer>; size: number }>();

	/** Builds from everybody's keys: `keysOf` calls back with each key of an entry, the same ones both times. */
	static from(entries: number, keysOf: (entry: number, key: (key: number) => void) => void): Listing {
		const listing = new Listing();
		let counts = new Uint32Array(64);
		let total = 0;
		for (let entry = 0; entry < entries; entry += 1)
			keysOf(entry, (key) => {
				counts = grown(counts, key + 2);
				counts[key + 1] = (counts[key + 1] ?? 0) + 1;
				total += 1;
			});
		const starts = counts;
		for (let key = 1; key < starts.length; key += 1)
			starts[key] = (starts[key] ?? 0) + (starts[key - 1] ?? 0);
		const next = starts.slice();
		const all = new Uint32Array(total);
		for (let entry = 0; entry < entries; entry += 1)
			keysOf(entry, (key) => {
				const at = next[key] ?? 0;
				all[at] = entry;
				next[key] = at + 1;
			});
		listing.#starts = starts;
		listing.#entries = all;
		return listing;
	}

	add(key: number, entry: number): void {
		const list = this.#since.get(key) ?? { entries: new Uint32Array(4), size: 0 };
		list.entries = grown(list.entries, list.size + 1);
		list.entries[list.size++] = entry;
		this.#since.set(key, list);
	}

	/** How many stand there, those no longer valid among them. */
	count(key: number): number {
		const base = key + 1 < this.#starts.length ? (this.#starts[key + 1] ?? 0) - (this.#starts[key] ?? 0) : 0;
		return base + (this.#since.get(key)?.size ?? 0);
	}

	/** One or two arrays of entries. */
	of(key: number): Uint32Array[] {
		const since = this.#since.get(key);
		const base = key + 1 < this.#starts.length;
		return [
			...(base ? [this.#entries.subarray(this.#starts[key], this.#starts[key + 1])] : []),
			...(since ? [since.entries.subarray(0, since.size)] : [])
		];
	}

	get bytes(): number {
		const since = [...this.#since.values()].reduce((sum, { entries }) => sum + entries.byteLength, 0);
		return this.#starts.byteLength + this.#entries.byteLength + since;
	}
}
