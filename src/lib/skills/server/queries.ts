import { cutAt } from '../../platform/cursor.ts';
import { labelOf } from '../concepts.ts';
import { ofKind } from '../look-up.ts';
import type { Concept, ConceptKind } from '../vocabulary.ts';
import { loadLookUp } from './search.ts';
import { loadConcepts } from './vocabulary.ts';

export { syncSkills } from './commands.ts';

export interface ConceptList {
	/** What was typed: names in any language; then the best fits come first. */
	query?: string | undefined;
	kind?: ConceptKind | undefined;
	/** Id of a concept: only what it includes, at any depth. */
	broader?: string | undefined;
	/** Cursor of the page before. */
	after?: string | undefined;
	size: number;
	/** Locale of the reader: labels and their order. */
	locale: string;
}

/** One page of the vocabulary with the size of the whole list; a bad cursor is a `bad_request`. */
export function listConcepts({ query = '', kind, broader, after, size, locale }: ConceptList) {
	const within = broader === undefined ? undefined : new Set(loadConcepts().descendants(broader));
	const list = query.trim() === '' ? inOrder(locale) : loadLookUp().find(query);
	const found = ofKind(list, kind).filter(({ id }) => within?.has(id) ?? true);
	const { rows, next } = cutAt(found, after, size);
	return {
		total: found.length,
		next,
		rows: rows.map((concept) => ({ ...concept, label: labelOf(concept, locale) }))
	};
}

/** A concept with everything around it as ids, or undefined where there is none with this id. */
export function findConcept(id: string) {
	const concepts = loadConcepts();
	const concept = concepts.byId(id);
	if (!concept) return undefined;
	return {
		concept,
		parents: concepts.parents(id),
		narrower: concepts.narrower(id),
		siblings: concepts.siblings(id),
		related: concepts.related(id)
	};
}

const orders = new Map<string, readonly Concept[]>();

/** Hand-written concepts and topics together in the order of the reader's alphabet, worked out once per locale. */
function inOrder(locale: string): readonly Concept[] {
	const known = orders.get(locale);
	if (known) return known;
	const { compare } = new Intl.Collator(locale, { numeric: true });
	const order = loadConcepts()
		.all.map((concept) => ({ concept, label: labelOf(concept, locale) }))
		.toSorted((one, other) => compare(one.label, other.label) || (one.concept.id < other.concept.id ? -1 : 1))
		.map(({ concept }) => concept);
	orders.set(locale, order);
	return order;
}
