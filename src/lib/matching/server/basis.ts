import type { Db } from '../../platform/server/db.ts';
import { readRarity } from '../../postings/server/queries.ts';
import { loadConcepts } from '../../skills/server/vocabulary.ts';
import type { Basis } from '../ask.ts';
import type { NeedFacts } from '../facts.ts';
import { version } from '../weights.ts';

/** What the order for a need rests on: the vocabulary, the rarity counted last, the day (YYYY-MM-DD). */
export async function readBasis(db: Db, need: Pick<NeedFacts, 'skills'>, today: string): Promise<Basis> {
	const rarity = await readRarity(
		db,
		need.skills.map(({ skill }) => skill)
	);
	return { concepts: loadConcepts(), rarity, today };
}

/** Version of weights and vocabulary, stored with every snapshot. */
export function versionOf({ concepts }: Basis): string {
	return `${version}+${concepts.version}`;
}
