/** What the tasks share: the vocabulary, a reader, and which concept a label belongs to. */
import { readFileSync } from 'node:fs';
import { createReader, type Reader } from '../src/lib/matching/understand.ts';
import { unpack, type Gazetteer, type PackedGazetteer } from '../src/lib/places/gazetteer.ts';
import { createConcepts, type Concepts } from '../src/lib/skills/concepts.ts';
import { nameKey } from '../src/lib/skills/names.ts';
import type { Vocabulary } from '../src/lib/skills/vocabulary.ts';

const root = new URL('..', import.meta.url);

export function readText(path: string): string {
	return readFileSync(new URL(path, root), 'utf8');
}

export function readLines<Line>(text: string): Line[] {
	return text
		.split('\n')
		.filter((line) => line.trim() !== '')
		.map((line) => JSON.parse(line) as Line);
}

export const vocabulary = JSON.parse(readText('data/vocabulary/vocabulary.json')) as Vocabulary;
export const gazetteer: Gazetteer = unpack(
	JSON.parse(readText('data/places/gazetteer.json')) as PackedGazetteer
);
export const concepts: Concepts = createConcepts(vocabulary);
export const read: Reader = createReader({ vocabulary, gazetteer });

const owners = new Map<string, string>();
/** Labels claim a name before synonyms, synonyms before ids; the older concept of two. */
for (const claims of [labelsOf, synonymsOf, idsOf]) {
	for (const concept of vocabulary.concepts) {
		for (const name of claims(concept)) {
			const key = nameKey(name);
			if (!owners.has(key)) owners.set(key, concept.id);
		}
	}
}

type Concept = Vocabulary['concepts'][number];

function labelsOf({ labels }: Concept): string[] {
	return Object.values(labels).filter((label) => label !== undefined);
}

function synonymsOf({ synonyms }: Concept): string[] {
	return Object.values(synonyms).flatMap((names) => names ?? []);
}

function idsOf({ id }: Concept): string[] {
	return [id];
}

/** The concept that owns a label, however it is written. */
export function conceptOf(label: string): string | undefined {
	return owners.get(nameKey(label)) ?? owners.get(nameKey(label).replaceAll(/[. ]/g, ''));
}
