/** Open needs, found by the rarest of their must-haves: whoever holds nothing for it is not in their main list. */
import type { Basis } from '../ask.ts';
import type { NeedFacts } from '../facts.ts';
import { conceptOf } from './held.ts';
import { prepare, type Prepared } from './prepared.ts';
import type { RelationRows } from './relation-rows.ts';

export class Needs {
	readonly #rows: RelationRows;
	readonly #prepared = new Map<string, Prepared>();
	readonly #byConcept = new Map<number, Set<string>>();
	/** Needs without a must-have: anything they ask for is enough. */
	readonly #keys = new Map<string, readonly number[]>();

	constructor(rows: RelationRows) {
		this.#rows = rows;
	}

	get size(): number {
		return this.#prepared.size;
	}

	get ids(): Iterable<string> {
		return this.#prepared.keys();
	}

	get(id: string): Prepared | undefined {
		return this.#prepared.get(id);
	}

	put(id: string, need: NeedFacts, basis: Basis): void {
		this.remove(id);
		const prepared = prepare(need, basis, this.#rows);
		const keys = keysOf(prepared);
		this.#prepared.set(id, prepared);
		this.#keys.set(id, keys);
		for (const concept of keys) {
			const known = this.#byConcept.get(concept);
			if (known) known.add(id);
			else this.#byConcept.set(concept, new Set([id]));
		}
	}

	remove(id: string): void {
		for (const concept of this.#keys.get(id) ?? []) this.#byConcept.get(concept)?.delete(id);
		this.#keys.delete(id);
		this.#prepared.delete(id);
	}

	/** Works out anew what each need asks for: shares follow the rarity of the day. */
	prepareAll(basis: Basis): void {
		for (const [id, { need }] of [...this.#prepared]) this.put(id, need, basis);
	}

	/** Needs that somebody with these skills may be in the main list of. */
	sharing(held: Uint32Array): Set<string> {
		const found = new Set<string>();
		for (const skill of held) for (const id of this.#byConcept.get(conceptOf(skill)) ?? []) found.add(id);
		return found;
	}
}

/** Concepts for the must-have with the largest share, which is the rarest; for anything asked where there is none. */
function keysOf({ skills }: Prepared): readonly number[] {
	const must = skills.find((skill) => skill.must);
	return must ? must.row.related : [...new Set(skills.flatMap(({ row }) => row.related))];
}
