/** Finding concepts of the vocabulary by what people call them, in any language, typing errors forgiven. Pure. */
import type { Concepts } from './concepts.ts';
import { nameKey } from './names.ts';
import type { Concept, ConceptKind } from './vocabulary.ts';

export interface LookUp {
	/** Ids of the concepts that bear exactly this name. */
	named(name: string): readonly string[];
	/** Concepts found for what was typed, best first; all of them, by id, when nothing was. */
	find(typed: string): readonly Concept[];
}

/** How well a name fits what was typed: lower is better. */
const fits = { exact: 0, begins: 1, holds: 2, resembles: 3 } as const;
/** Share of letter pairs two names have in common from which they resemble each other. */
const resemblance = 0.6;

interface NamedConcept {
	concept: Concept;
	names: readonly string[];
}

export function createLookUp(concepts: Concepts): LookUp {
	const all: readonly NamedConcept[] = concepts.all
		.map((concept) => ({ concept, names: namesOf(concept) }))
		.toSorted((one, other) => (one.concept.id < other.concept.id ? -1 : 1));
	const byName = new Map<string, string[]>();
	for (const { concept, names } of all) {
		for (const name of names) byName.set(name, [...(byName.get(name) ?? []), concept.id]);
	}
	return {
		named: (name) => byName.get(nameKey(name)) ?? [],
		find: (typed) => find(all, nameKey(typed))
	};
}

function namesOf({ id, labels, synonyms }: Concept): string[] {
	const names = [...Object.values(labels), ...Object.values(synonyms).flat(), id];
	return [...new Set(names.flatMap((name) => (name === undefined ? [] : [nameKey(name)])))];
}

function find(all: readonly NamedConcept[], key: string): readonly Concept[] {
	if (key === '') return all.map(({ concept }) => concept);
	const found = all.flatMap(({ concept, names }) => {
		const fit = Math.min(...names.map((name) => holding(name, key)));
		return fit < Infinity ? [{ concept, fit }] : [];
	});
	const pairs = pairsOf(key);
	const hits =
		found.length > 0
			? found
			: all.flatMap(({ concept, names }) =>
					names.some((name) => alike(pairsOf(name), pairs)) ? [{ concept, fit: fits.resembles }] : []
				);
	// The list comes in by id and the sort is stable, so equals keep that order.
	return hits.toSorted((one, other) => one.fit - other.fit).map(({ concept }) => concept);
}

function holding(name: string, key: string): number {
	if (name === key) return fits.exact;
	if (name.startsWith(key)) return fits.begins;
	// Two letters stand inside half of all names.
	return key.length > 2 && name.includes(key) ? fits.holds : Infinity;
}

function pairsOf(text: string): Set<string> {
	const pairs = new Set<string>();
	for (let index = 0; index < text.length - 1; index += 1) pairs.add(text.slice(index, index + 2));
	return pairs;
}

function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
	if (one.size === 0 || other.size === 0) return false;
	let shared = 0;
	for (const pair of one) if (other.has(pair)) shared += 1;
	return (2 * shared) / (one.size + other.size) >= resemblance;
}

/** A list narrowed to one kind, as the vocabulary browser and the API ask for it. */
export function ofKind(list: readonly Concept[], kind: ConceptKind | undefined): readonly Concept[] {
	return kind ? list.filter((concept) => concept.kind === kind) : list;
}
