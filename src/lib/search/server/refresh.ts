/** Keeps the search documents as the truth is: what changed is read again, and what is no longer public goes. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../platform/server/db.ts';
import type { Concepts } from '../../skills/concepts.ts';
import { loadConcepts } from '../../skills/server/vocabulary.ts';
import { type DocumentKey, type SearchKind, searchKinds } from '../kinds.ts';
import { shortened, slipsFrom } from '../typing.ts';
import { readDocuments, type SearchDocument } from './documents.ts';

/** So many noted changes are taken at a time. */
const batch = 1_000;

export interface Batch {
	/** How many changes were taken. */
	taken: number;
	/** Whether more may be waiting. */
	full: boolean;
	/** Whether there was nothing in it but places, which change only when a newer gazetteer comes. */
	onlyPlaces: boolean;
}

/**
 * Takes the changes noted so far and writes their documents anew, in one transaction for each batch; says how many
 * changes there were. Several at once take turns.
 */
export async function refreshDocuments(db: Db, { concepts }: { concepts?: Concepts } = {}): Promise<number> {
	let taken = 0;
	for (let full = true; full;) {
		const last = await refreshBatch(db, concepts);
		taken += last.taken;
		full = last.full;
	}
	return taken;
}

/** One batch of it, in one transaction. */
export function refreshBatch(db: Db, concepts: Concepts = loadConcepts()): Promise<Batch> {
	return db.transaction().execute(async (tx) => {
		// One at a time, so that versions become visible in their order and an index that follows them misses none.
		await sql`select pg_advisory_xact_lock(hashtext('search documents'))`.execute(tx);
		const changes = await takeChanges(tx);
		await writeDocuments(tx, changes, concepts);
		return {
			taken: changes.length,
			full: changes.length === batch,
			onlyPlaces: changes.every(({ kind }) => kind === 'place')
		};
	});
}

/** Places come last: a first start notes all of them, and nobody's edit shall wait for that. */
async function takeChanges(tx: Db): Promise<DocumentKey[]> {
	const { rows } = await sql<DocumentKey>`
		with sooner as (select seq from search_change where kind <> 'place' order by seq limit ${batch}),
			later as (select seq from search_change where kind = 'place' order by seq limit ${batch})
		delete from search_change where seq in (select seq from sooner union all select seq from later limit ${batch})
		returning kind, id`.execute(tx);
	return rows;
}

/** Notes everything there is, as if all of it had changed: afterwards a refresh makes every document anew. */
export async function noteEverything(db: Db): Promise<void> {
	await sql`
		insert into search_change (kind, id)
		select 'need', id::text from need union all select 'profile', id::text from profile
		union all select 'organisation', id::text from listing union all select 'product', id::text from product
		union all select 'place', id::text from city union all select 'lesson', id::text from lesson
		union all select distinct 'outcome', engagement_id::text from outcome_account
		union all select kind, id from search_document where not gone`.execute(db);
}

async function writeDocuments(tx: Db, changes: readonly DocumentKey[], concepts: Concepts): Promise<void> {
	for (const kind of searchKinds) {
		const ids = [...new Set(changes.filter((change) => change.kind === kind).map(({ id }) => id))].sort();
		if (ids.length === 0) continue;
		const documents = await readDocuments(tx, kind, ids, concepts);
		await store(tx, documents);
		await forget(tx, kind, ids, documents);
		await learnWords(tx, documents);
	}
}

async function store(tx: Db, documents: readonly SearchDocument[]): Promise<void> {
	if (documents.length === 0) return;
	const incoming = JSON.stringify(documents.map((document) => ({ ...document, hash: hashOf(document) })));
	await sql`
		insert into search_document as old (kind, id, version, gone, hash, name, summary, folded_name, name_words, words,
			skills, countries, lat, lng, weight, facts)
		select kind, id, nextval('search_version'), false, hash, name, summary, "foldedName",
			array_to_tsvector("nameWords"), array_to_tsvector(words), skills, countries, lat, lng, weight, facts
		from jsonb_to_recordset(${incoming}::text::jsonb) as document (
			kind text, id text, hash text, name text, summary text, "foldedName" text, "nameWords" text[], words text[],
			skills text[], countries text[], lat float8, lng float8, weight int4, facts jsonb)
		on conflict (kind, id) do update set
			(version, gone, hash, name, summary, folded_name, name_words, words, skills, countries, lat, lng, weight, facts)
			= (excluded.version, false, excluded.hash, excluded.name, excluded.summary, excluded.folded_name,
			excluded.name_words, excluded.words, excluded.skills, excluded.countries, excluded.lat, excluded.lng,
			excluded.weight, excluded.facts)
		where old.hash <> excluded.hash or old.gone`.execute(tx);
}

/** Documents of these ids that are no longer public keep their place in the order of versions, and nothing else. */
async function forget(tx: Db, kind: SearchKind, ids: readonly string[], kept: readonly DocumentKey[]) {
	await sql`
		update search_document set version = nextval('search_version'), gone = true, hash = '', name = '', summary = '',
			folded_name = '', name_words = '', words = '', skills = '{}', countries = '{}', lat = null, lng = null, weight = 0,
			facts = '{}'
		where kind = ${kind} and id = any(${[...ids]}) and not id = any(${kept.map(({ id }) => id)})
			and not gone`.execute(tx);
}

/**
 * Words under three letters are never what a slip of the finger meant. Two letters are taken out of words that can be
 * meant by one in which two slips are forgiven.
 */
async function learnWords(tx: Db, documents: readonly SearchDocument[]): Promise<void> {
	const words = [...new Set(documents.flatMap((document) => document.words))].filter(
		(word) => word.length > 2
	);
	const { rows } = await sql<{ word: string }>`
		select word from unnest(${words}::text[]) as word
		where not exists (select from search_word where search_word.word = word.word)`.execute(tx);
	const fresh = rows.map(({ word }) => ({
		word,
		shortened: shortened(word, word.length < slipsFrom.two - 2 ? 1 : 2)
	}));
	if (fresh.length === 0) return;
	await sql`
		insert into search_word (word, shortened)
		select word, shortened from jsonb_to_recordset(${JSON.stringify(fresh)}::text::jsonb)
			as fresh (word text, shortened text[])
		on conflict do nothing`.execute(tx);
}

function hashOf(document: SearchDocument): string {
	return createHash('sha256').update(JSON.stringify(document)).digest('base64url').slice(0, 22);
}
