/** How every concept stands to an asked one, worked out by the contract once per asked concept and kept. */
import { aboveOf } from '../ask.ts';
import { relationOf } from '../credit.ts';
import type { Concepts } from '../../skills/concepts.ts';
import { relations } from './held.ts';

/** Skills the vocabulary does not know, which profiles may still hold, fit beside it up to this many. */
const strangers = 1_024;

export class RelationRows {
	readonly concepts: Concepts;
	readonly #numbers = new Map<string, number>();
	readonly #names: string[] = [];
	readonly #rows = new Map<string, Row>();
	/** Length of every row. */
	readonly width: number;

	constructor(concepts: Concepts) {
		this.concepts = concepts;
		this.width = concepts.all.length + strangers;
		for (const { id } of concepts.all) this.numberOf(id);
	}

	/** The number of a skill, a new one where it has none yet. Throws RangeError beyond what fits. */
	numberOf(skill: string): number {
		const known = this.#numbers.get(skill);
		if (known !== undefined) return known;
		if (this.#names.length >= this.width) throw new RangeError('too many skills no vocabulary knows');
		this.#numbers.set(skill, this.#names.length);
		return this.#names.push(skill) - 1;
	}

	nameOf(concept: number): string {
		return this.#names[concept] ?? '';
	}

	/** Relations of all concepts to this one. */
	rowOf(skill: string): Row {
		const known = this.#rows.get(skill);
		if (known) return known;
		const made = this.#make(skill);
		this.#rows.set(skill, made);
		return made;
	}

	get bytes(): number {
		return this.#rows.size * this.width;
	}

	#make(skill: string): Row {
		const { concepts } = this;
		const above = aboveOf(skill, concepts);
		const kin = new Set([skill, ...concepts.descendants(skill), ...above.broader]);
		for (const parent of above.siblingsUnder) for (const id of concepts.descendants(parent)) kin.add(id);
		const relation = new Uint8Array(this.width);
		const related: number[] = [];
		for (const held of kin) {
			const found = relationOf(held, { skill, ...above }, concepts);
			if (!found) continue;
			const number = this.numberOf(held);
			relation[number] = relations.indexOf(found) + 1;
			related.push(number);
		}
		return { relation, related: related.sort((a, b) => (relation[a] ?? 0) - (relation[b] ?? 0)) };
	}
}

export interface Row {
	/** By the number of a held concept: 0 for none, else one more than the place in `relations`. */
	relation: Uint8Array;
	/** Concepts that stand in for the asked one at all, the strongest first. */
	related: readonly number[];
}
