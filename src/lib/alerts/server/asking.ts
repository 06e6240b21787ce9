/** Asks a saved question again: what is new in it for this reader, the newest first. */
import { listNewestNeeds } from '../../needs/server/queries.ts';
import { listNewestListings } from '../../organisations/server/queries.ts';
import { listNewestEnded } from '../../outcomes/server/ledger.ts';
import { listNewestLessons } from '../../outcomes/server/lesson-queries.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import type { Newest, NewestPage } from '../../platform/server/newest.ts';
import { listNewestProducts } from '../../products/server/queries.ts';
import { listNewestProfiles } from '../../profiles/server/newest.ts';
import { SearchFilters } from '../../search/schema.ts';
import { readAsked } from '../../search/server/asked.ts';
import { listNewestFound } from '../../search/server/newest.ts';
import { findForList, type ListedKind } from '../../search/server/lists.ts';
import { findInPostgres } from '../../search/server/postgres.ts';
import { searchPostgres } from '../../search/server/search.ts';
import { readSearch } from '../../skills/server/search.ts';
import type { NewItem } from '../item.ts';
import type { ItemKind, ListKind } from '../lifecycle.ts';
import { listSchemas, type SavedQuestion } from '../schema.ts';

export interface NewPage {
	rows: NewItem[];
	next: string | undefined;
}

type Asking = {
	[K in ListKind]: (db: Db, actor: Actor, question: SavedQuestion[K], page: NewestPage) => Promise<NewPage>;
};

/** What one list finds new. */
export function askList<K extends ListKind>(
	db: Db,
	actor: Actor,
	kind: K,
	question: SavedQuestion[K],
	page: NewestPage
): Promise<NewPage> {
	return asking[kind](db, actor, question, page);
}

/** A question as it was stored, through the schema of its list; undefined once the list no longer takes it. */
export function readQuestion<K extends ListKind>(kind: K, stored: unknown): SavedQuestion[K] | undefined {
	// Each schema gives the question of its own kind, which the compiler cannot see through the table.
	return listSchemas[kind].safeParse(stored).data as SavedQuestion[K] | undefined;
}

/** What each kind of thing is looked for by. */
export const listsOf: Record<ItemKind, readonly ListKind[]> = {
	need: ['needs', 'search'],
	profile: ['people', 'search'],
	organisation: ['organisations', 'search'],
	product: ['products', 'search'],
	lesson: ['lessons', 'search'],
	engagement: ['outcomes', 'search']
};

const asked = <F extends { q?: string | undefined }>(filters: F) => ({
	filters,
	search: readSearch(filters.q)
});

/** Words are found as their list finds them, by the engine that is always there. */
async function askedByWords<F extends { q?: string | undefined }>(db: Db, kind: ListedKind, filters: F) {
	const { search } = asked(filters);
	const answer = search && (await findForList(db, searchPostgres, filters.q, { kind }));
	return { filters, search: search && { ...search, found: answer?.found } };
}

const as = async (kind: ItemKind, found: Promise<{ rows: Newest[]; next: string | undefined }>) => {
	const { rows, next } = await found;
	return { rows: rows.map((row) => ({ ...row, kind })), next };
};

const asking: Asking = {
	needs: async (db, actor, filters, page) =>
		as('need', listNewestNeeds(db, actor, await askedByWords(db, 'need', filters), page)),
	people: async (db, actor, filters, page) =>
		as('profile', listNewestProfiles(db, actor, await askedByWords(db, 'profile', filters), page)),
	organisations: (db, actor, filters, page) =>
		as('organisation', listNewestListings(db, actor, asked(filters), page)),
	products: (db, _, filters, page) => as('product', listNewestProducts(db, asked(filters), page)),
	lessons: (db, _, filters, page) => as('lesson', listNewestLessons(db, asked(filters), page)),
	outcomes: (db, _, filters, page) => as('engagement', listNewestEnded(db, asked(filters), page)),
	search: async (db, actor, question, page) => {
		const words = readAsked(question.q);
		if (!words) return { rows: [], next: undefined };
		const found = await findInPostgres(db, words);
		const { rows, next } = await listNewestFound(
			db,
			actor,
			{ found, filters: SearchFilters.parse(question) },
			page
		);
		const kindOf = (kind: (typeof rows)[number]['kind']) => (kind === 'outcome' ? 'engagement' : kind);
		return { rows: rows.map((row) => ({ ...row, kind: kindOf(row.kind) })), next };
	}
};
