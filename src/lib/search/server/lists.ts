/** Lists that are narrowed by words: the search finds, the list reads the truth. */
import { sql } from 'kysely';
import type { Db } from '../../platform/server/db.ts';
import type { FoundIds } from '../../platform/server/text-search.ts';
import type { Only } from '../question.ts';
import { readAsked } from './asked.ts';
import type { Found } from './queries.ts';
import type { Search } from './search.ts';
import type { About } from './tally.ts';

/** What a list may be of. */
export type ListedKind = 'need' | 'profile';

export interface FoundForList {
	found: FoundIds;
	/** The search server should have answered and did not. */
	instead: boolean;
}

/**
 * What answers to words among the public things of one kind; undefined where no word was typed. Clauses narrow
 * profiles to those a need asks for, in both engines alike.
 */
export async function findForList(
	db: Db,
	search: Search,
	typed: string | undefined,
	{ about, ...only }: Only & { kind: ListedKind; about?: About }
): Promise<FoundForList | undefined> {
	const question = readAsked(typed);
	if (!question) return undefined;
	const { found, instead } = await search(db, { ...question, only }, about ?? only.kind);
	return { found: idsOf(only.kind, found), instead };
}

function idsOf(kind: ListedKind, found: Found): FoundIds {
	const edited = sql`select change.id::uuid from search_change as change where change.kind = ${kind}`;
	return {
		ids: sql`select document.id::uuid from search_document as document
			where document.kind = ${kind} and not document.gone and ${found} and not exists (
				select from search_change as change where change.kind = document.kind and change.id = document.id)`,
		edited
	};
}
