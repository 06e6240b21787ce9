/** Look-ups over the vocabulary. Pure: all relations are worked out once, each question is one map read. */
import type { Concept, Vocabulary } from './vocabulary.ts';

export interface Concepts {
	/** Version of the vocabulary these look-ups were made from. */
	readonly version: string;
	readonly all: readonly Concept[];
	byId: (id: string) => Concept | undefined;
	byTerm: (term: number) => Concept | undefined;
	/** Directly broader concepts. Empty for an unknown id, as are all lists below. */
	parents: (id: string) => readonly string[];
	/** Everything broader, nearest first, without the concept itself. */
	ancestors: (id: string) => readonly string[];
	/** Directly narrower concepts. */
	narrower: (id: string) => readonly string[];
	/** Everything narrower, nearest first, without the concept itself. */
	descendants: (id: string) => readonly string[];
	/** Concepts under the same parent, headings excepted; never an ancestor or a descendant. */
	siblings: (id: string) => readonly string[];
	/** Related concepts, whichever of the two names the other. */
	related: (id: string) => readonly string[];
	/** The label in the reader's language: `pt-BR`, then `pt`, then `en`; the id itself when unknown. */
	label: (id: string, locale: string) => string;
}

type Relation = ReadonlyMap<string, readonly string[]>;
const none: readonly string[] = Object.freeze([]);

/** Works out every relation of the vocabulary once. Circles and ids that do not exist are passed over. */
export function createConcepts(vocabulary: Vocabulary): Concepts {
	const byId = new Map(vocabulary.concepts.map((concept) => [concept.id, concept]));
	const byTerm = new Map(vocabulary.concepts.map((concept) => [concept.term, concept]));
	const parents = relationOf(vocabulary, byId, (concept) => concept.broader);
	const narrower = reversed(parents);
	const ancestors = closureOf(byId, parents);
	const descendants = closureOf(byId, narrower);
	const siblings = siblingsOf(byId, { parents, narrower, ancestors, descendants });
	const named = relationOf(vocabulary, byId, (concept) => concept.related);
	const related = bothWays(named);

	return {
		version: vocabulary.version,
		all: vocabulary.concepts,
		byId: (id) => byId.get(id),
		byTerm: (term) => byTerm.get(term),
		parents: (id) => parents.get(id) ?? none,
		ancestors: (id) => ancestors.get(id) ?? none,
		narrower: (id) => narrower.get(id) ?? none,
		descendants: (id) => descendants.get(id) ?? none,
		siblings: (id) => siblings.get(id) ?? none,
		related: (id) => related.get(id) ?? none,
		label: (id, locale) => labelOf(byId.get(id), locale) ?? id
	};
}

/** The label of a concept in the reader's language, falling back from region to language to English. */
export function labelOf(concept: Concept, locale: string): string;
export function labelOf(concept: Concept | undefined, locale: string): string | undefined;
export function labelOf(concept: Concept | undefined, locale: string) {
	const language = locale.split('-', 1)[0] ?? locale;
	return concept?.labels[locale] ?? concept?.labels[language] ?? concept?.labels.en;
}

function relationOf(
	vocabulary: Vocabulary,
	byId: ReadonlyMap<string, Concept>,
	named: (concept: Concept) => readonly string[]
): Relation {
	const relation = new Map<string, readonly string[]>();
	for (const concept of vocabulary.concepts) {
		const others = named(concept).filter((id) => id !== concept.id && byId.has(id));
		if (others.length > 0) relation.set(concept.id, [...new Set(others)]);
	}
	return relation;
}

function reversed(relation: Relation): Relation {
	const back = new Map<string, string[]>();
	for (const [from, targets] of relation) {
		for (const target of targets) {
			const list = back.get(target);
			if (list) list.push(from);
			else back.set(target, [from]);
		}
	}
	return back;
}

function bothWays(relation: Relation): Relation {
	const there = new Map([...relation].map(([id, others]) => [id, new Set(others)]));
	for (const [id, others] of reversed(relation)) {
		const known = there.get(id) ?? new Set<string>();
		for (const other of others) known.add(other);
		there.set(id, known);
	}
	return new Map([...there].map(([id, others]) => [id, [...others]]));
}

/** Breadth first, so that the nearest come first; a concept already seen ends a circle. */
function closureOf(byId: ReadonlyMap<string, Concept>, step: Relation): Relation {
	const closure = new Map<string, readonly string[]>();
	for (const id of byId.keys()) {
		const seen = new Set<string>();
		const queue = [...(step.get(id) ?? none)];
		for (const next of queue) {
			if (next === id || seen.has(next)) continue;
			seen.add(next);
			queue.push(...(step.get(next) ?? none));
		}
		if (seen.size > 0) closure.set(id, [...seen]);
	}
	return closure;
}

function siblingsOf(
	byId: ReadonlyMap<string, Concept>,
	relations: Record<'parents' | 'narrower' | 'ancestors' | 'descendants', Relation>
): Relation {
	const siblings = new Map<string, readonly string[]>();
	for (const [id, parents] of relations.parents) {
		const kin = new Set([
			id,
			...(relations.ancestors.get(id) ?? none),
			...(relations.descendants.get(id) ?? none)
		]);
		const found = parents
			.filter((parent) => !byId.get(parent)?.heading)
			.flatMap((parent) => relations.narrower.get(parent) ?? none)
			.filter((other) => !kin.has(other));
		if (found.length > 0) siblings.set(id, [...new Set(found)]);
	}
	return siblings;
}
