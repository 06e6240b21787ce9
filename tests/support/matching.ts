import type { Db } from '#lib/platform/server/db.ts';
import { now } from './offices.ts';

/** Somebody stood in a list, and proposed a change of the vocabulary that they answered themselves. */
export async function standsInLists(
	db: Db,
	person_id: string,
	{ words, ...listed }: { need_id: string; profile_id: string; words: string }
): Promise<void> {
	await db
		.insertInto('impression')
		.values({ day: '2026-11-20', ...listed, place: 1, band: 'good', newcomer: true, version: '2' })
		.execute();
	await db
		.insertInto('vocabulary_proposal')
		.values({
			...{ skill: 'qgis', what: 'other', language: 'pt', name: words, words, answer: words, person_id },
			...{ status: 'taken', proposed_at: now, decided_by: person_id, decided_at: now }
		})
		.execute();
}
