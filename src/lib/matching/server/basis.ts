import type { Db } from '../../platform/server/db.ts';
import { readRarity } from '../../postings/server/queries.ts';
import { loadConcepts } from '../../skills/server/vocabulary.ts';
import type { Basis } from '../ask.ts';
import { version } from '../weights.ts';

/** What orders of this day rest on: the vocabulary, and the rarity counted last. */
export async function readBasis(db: Db, today: string): Promise<Basis> {
	return { concepts: loadConcepts(), rarity: await readRarity(db), today };
}

/** Version of weights and vocabulary, stored with every snapshot. */
export function versionOf({ concepts }: Basis): string {
	return `${version}+${concepts.version}`;
}
