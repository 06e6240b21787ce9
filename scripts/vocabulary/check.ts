/** What must hold of a vocabulary before it may be used: every sentence names the concept at fault. */
import { nameKey } from '../../src/lib/skills/names.ts';
import {
	type Concept,
	furtherLanguages,
	handWrittenLanguages,
	type Vocabulary,
	writtenLanguages
} from '../../src/lib/skills/vocabulary.ts';

/** Everything wrong with the vocabulary, in plain sentences; empty when nothing is. */
export function problemsOf(vocabulary: Vocabulary): string[] {
	const byId = new Map(vocabulary.concepts.map((concept) => [concept.id, concept]));
	return [
		...vocabulary.concepts.flatMap((concept) => [
			...missingLabels(concept),
			...halfTranslated(concept),
			...unknownRelations(concept, byId),
			...strayAmbiguity(concept),
			...circles(concept, byId)
		]),
		...sharedTerms(vocabulary),
		...sharedNames(vocabulary)
	];
}

function missingLabels({ id, labels, source }: Concept) {
	if (source !== 'ours') return [];
	return handWrittenLanguages
		.filter((language) => !labels[language])
		.map((l) => `${id} has no label in ${l}`);
}

/** What one further language names, all of them do. Procurement labels alone are no reason. */
function halfTranslated({ id, labels, source, cpv }: Concept) {
	const named = furtherLanguages.filter((language) => labels[language]);
	if (source !== 'ours' || cpv.length > 0 || named.length === 0) return [];
	return furtherLanguages
		.filter((language) => !labels[language])
		.map((language) => `${id} has no label in ${language}`);
}

function unknownRelations({ id, broader, related }: Concept, byId: ReadonlyMap<string, Concept>) {
	const unknown = [...broader, ...related].filter((other) => !byId.has(other));
	const own = [...broader, ...related].filter((other) => other === id);
	return [
		...unknown.map((other) => `${id} points to ${other}, which does not exist`),
		...own.map(() => `${id} points to itself`)
	];
}

/** An ambiguous name nobody bears would silently protect nothing. */
function strayAmbiguity(concept: Concept) {
	const names = [concept.id, ...Object.values(concept.labels), ...Object.values(concept.synonyms).flat()];
	const borne = new Set(names.map(keyOf));
	return concept.ambiguous
		.filter((name) => !borne.has(nameKey(name)))
		.map((name) => `${concept.id} calls ${name} ambiguous, but it is none of its names`);
}

function keyOf(name: string | undefined) {
	return nameKey(name ?? '');
}

function circles(concept: Concept, byId: ReadonlyMap<string, Concept>) {
	const seen = new Set<string>();
	const queue = [...concept.broader];
	for (const id of queue) {
		if (id === concept.id) return [`${concept.id} is broader than itself`];
		if (seen.has(id)) continue;
		seen.add(id);
		queue.push(...(byId.get(id)?.broader ?? []));
	}
	return [];
}

function sharedTerms({ concepts }: Vocabulary) {
	const owners = new Map<number, string>();
	const problems: string[] = [];
	for (const { id, term } of concepts) {
		const other = owners.get(term);
		if (other !== undefined) problems.push(`${id} and ${other} share the term number ${term.toString()}`);
		if (!Number.isInteger(term) || term < 1) problems.push(`${id} has no term number`);
		owners.set(term, id);
	}
	return problems;
}

/** One name, one concept in each language, unless every owner says that the name is ambiguous. */
function sharedNames({ concepts }: Vocabulary) {
	return writtenLanguages.flatMap((language) => {
		const owners = new Map<string, Concept[]>();
		for (const concept of concepts) {
			for (const key of keysIn(concept, language)) {
				const list = owners.get(key) ?? [];
				list.push(concept);
				owners.set(key, list);
			}
		}
		return [...owners]
			.filter(
				([key, list]) => list.length > 1 && !list.every((owner) => owner.ambiguous.map(nameKey).includes(key))
			)
			.map(([key, list]) => `"${key}" (${language}) names ${list.map(({ id }) => id).join(' and ')}`);
	});
}

/** The keys a text in this language can name the concept by; topics have only English labels, used everywhere. */
function keysIn({ id, labels, synonyms }: Concept, language: string) {
	const own = [id, labels[language] ?? labels.en, ...(synonyms[language] ?? []), ...(synonyms['und'] ?? [])];
	return new Set(own.map(nameKey));
}
