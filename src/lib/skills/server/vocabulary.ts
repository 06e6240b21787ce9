import { readFileSync } from 'node:fs';
import { fromRoot } from '../../platform/server/root.ts';
import { type Concepts, createConcepts } from '../concepts.ts';
import type { Vocabulary } from '../vocabulary.ts';

let vocabulary: Vocabulary | undefined;
let concepts: Concepts | undefined;

/** The vocabulary of the repository, read once per process. */
export function loadVocabulary(): Vocabulary {
	vocabulary ??= JSON.parse(
		readFileSync(fromRoot('data', 'vocabulary', 'vocabulary.json'), 'utf8')
	) as Vocabulary;
	return vocabulary;
}

/** Look-ups over it, worked out once per process. */
export function loadConcepts(): Concepts {
	concepts ??= createConcepts(loadVocabulary());
	return concepts;
}
