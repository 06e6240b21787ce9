/** The best so many entries in the order of `byTotal`: a heap whose worst stands first, so that most are refused at once. */
import type { Ids } from './ids.ts';

export interface Placed {
	entry: number;
	total: number;
}

export class Best {
	readonly #ids: Ids;
	readonly #size: number;
	readonly #heap: Placed[] = [];
	/** Everybody offered, those not kept among them. */
	offered = 0;

	constructor(ids: Ids, size: number) {
		this.#ids = ids;
		this.#size = size;
	}

	/** No total below this is kept any more. */
	get floor(): number {
		return this.#heap.length < this.#size ? -1 : (this.#heap[0]?.total ?? -1);
	}

	offer(entry: number, total: number): void {
		this.offered += 1;
		const heap = this.#heap;
		if (heap.length < this.#size) {
			heap.push({ entry, total });
			this.#rise(heap.length - 1);
			return;
		}
		const worst = heap[0];
		if (!worst || total < worst.total) return;
		if (total === worst.total && this.#ids.compare(entry, worst.entry) > 0) return;
		heap[0] = { entry, total };
		this.#sink();
	}

	/** Best first. */
	list(): Placed[] {
		return [...this.#heap].sort((a, b) => (this.#isWorse(a, b) ? 1 : -1));
	}

	#isWorse(a: Placed, b: Placed): boolean {
		return a.total !== b.total ? a.total < b.total : this.#ids.compare(a.entry, b.entry) > 0;
	}

	#rise(from: number): void {
		const heap = this.#heap;
		for (let at = from; at > 0;) {
			const above = (at - 1) >>> 1;
			const [child, parent] = [heap[at], heap[above]];
			if (!child || !parent || !this.#isWorse(child, parent)) return;
			heap[at] = parent;
			heap[above] = child;
			at = above;
		}
	}

	#sink(): void {
		const heap = this.#heap;
		for (let at = 0; ;) {
			const [left, right] = [2 * at + 1, 2 * at + 2];
			let worst = at;
			for (const child of [left, right]) {
				const [candidate, current] = [heap[child], heap[worst]];
				if (candidate && current && this.#isWorse(candidate, current)) worst = child;
			}
			const [moved, taken] = [heap[at], heap[worst]];
			if (worst === at || !moved || !taken) return;
			heap[at] = taken;
			heap[worst] = moved;
			at = worst;
		}
	}
}
