/** Open needs, found by the rarest of their must-haves: whoever holds nothing for it is not in their main list. */
import type { Basis } from '../ask.ts';
import type { NeedFacts } from '../facts.ts';
import { conceptOf } from './held.ts';
import { prepare, type Prepared } from './prepared.ts';
import type { RelationRows } from './relation-rows.ts';

/** A need and the last question it came up in, so that it comes up once. */
interface Kept {
	id: string;
	prepared: Prepared;
	/** Concepts it is found by. */
	keys: readonly number[];
	asked: number;
}

export class Needs {
	readonly #rows: RelationRows;
	readonly #kept = new Map<string, Kept>();
	readonly #byConcept = new Map<number, Set<Kept>>();
	#questions = 0;

	constructor(rows: RelationRows) {
		this.#rows = rows;
	}

	get size(): number {
		return this.#kept.size;
	}

	get ids(): Iterable<string> {
		return this.#kept.keys();
	}

	get(id: string): Prepared | undefined {
		return this.#kept.get(id)?.prepared;
	}

	put(id: string, need: NeedFacts, basis: Basis): void {
		this.remove(id);
		const prepared = prepare(need, basis, this.#rows);
		const kept = { id, prepared, keys: keysOf(prepared), asked: 0 };
		this.#kept.set(id, kept);
		for (const concept of kept.keys) {
			const known = this.#byConcept.get(concept);
			if (known) known.add(kept);
			else this.#byConcept.set(concept, new Set([kept]));
		}
	}

	remove(id: string): void {
		const kept = this.#kept.get(id);
		if (!kept) return;
		for (const concept of kept.keys) this.#byConcept.get(concept)?.delete(kept);
		this.#kept.delete(id);
	}

	/** Works out anew what each need asks for: shares follow the rarity of the day. */
	prepareAll(basis: Basis): void {
		for (const [id, { prepared }] of [...this.#kept]) this.put(id, prepared.need, basis);
	}

	/** Needs that somebody with these skills may be in the main list of, each once. */
	sharing(held: Uint32Array): { id: string; prepared: Prepared }[] {
		const question = ++this.#questions;
		const found: Kept[] = [];
		for (const skill of held)
			for (const kept of this.#byConcept.get(conceptOf(skill)) ?? []) {
				if (kept.asked === question) continue;
				kept.asked = question;
				found.push(kept);
			}
		return found;
	}
}

/** Concepts for the must-have with the largest share, which is the rarest; for anything asked where there is none. */
function keysOf({ skills }: Prepared): readonly number[] {
	const must = skills.find((skill) => skill.must);
	return must ? must.row.related : [...new Set(skills.flatMap(({ row }) => row.related))];
}
