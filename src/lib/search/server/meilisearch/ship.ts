/** Brings search documents to the search server, in the order of their versions. */
import type { Settings } from 'meilisearch';
import type { Db } from '../../../platform/server/db.ts';
import { type SearchKind, searchKinds } from '../../kinds.ts';
import type { ListFact } from '../../facts.ts';
import { done, indexName, SearchTaskFailed, type SearchServer } from './server.ts';
import { ourSettings, settingsVersion } from './settings.ts';

/** So many documents go in one order; more of them when an index is made anew, which is far quicker in one piece. */
const batch = 1_000;
const largeBatch = 10_000;

/** A document as the index holds it: folded words of public texts, and what it may be filtered by. */
interface IndexedDocument extends Partial<Record<ListFact, readonly string[]>> {
	id: string;
	/** Version: what tells an index that is up to date from one that only looks so. */
	v: number;
	name: string;
	words: string;
	skills: string[];
	countries: string[];
	weight: number;
	/** Of profiles: `search/facts.ts`. */
	levels?: number;
	freeFrom?: number;
	_geo?: { lat: number; lng: number };
}

interface Row {
	id: string;
	version: number;
	gone: boolean;
}

/** Tells how far a long piece of work has come. */
export type Progress = (kind: SearchKind, sent: number, all: number) => void;

/** Sends what changed since the last time; says how many documents that were. Indexes that do not exist are made. */
export async function shipChanges(db: Db, server: SearchServer, now: Date): Promise<number> {
	const { settings, version: wanted } = ourSettings();
	// Documents sent to an index that is no longer there would make one of its own accord, with settings of its own.
	const there = await indexesOf(server);
	let sent = 0;
	for (const kind of searchKinds) {
		try {
			const state = await readState(db, kind);
			const isOurs = state?.settings === wanted && there.has(indexName(server, kind));
			if (isOurs) sent += await shipKind(db, server, kind, state.sent, now);
			else sent += await reindexKind(db, server, kind, { settings, now });
		} catch (error) {
			await noteProblem(db, kind, error instanceof Error ? `${error.name}: ${error.message}` : String(error));
			throw error;
		}
	}
	return sent;
}

async function shipKind(db: Db, server: SearchServer, kind: SearchKind, from: number, now: Date) {
	let [sent, last] = [0, from];
	for (;;) {
		const shipped = await shipBatch(db, server, { index: indexName(server, kind), kind, after: last });
		if (shipped === undefined) return sent;
		await noteSent(db, kind, shipped.last, now);
		[sent, last] = [sent + shipped.count, shipped.last];
	}
}

/** The next documents after a version; undefined when there are none. */
async function shipBatch(
	db: Db,
	server: SearchServer,
	{ index, kind, after, size = batch }: { index: string; kind: SearchKind; after: number; size?: number }
) {
	const rows = await db
		.selectFrom('search_document')
		.select(['id', 'version', 'gone'])
		.where('kind', '=', kind)
		.where('version', '>', after)
		.orderBy('version')
		.limit(size)
		.execute();
	const last = rows.at(-1)?.version;
	if (last === undefined) return undefined;
	const documents = await send(db, server, index, kind, rows);
	await expectHeld(server, index, after, documents);
	return { count: rows.length, last };
}

/** A task that says it succeeded is not enough: what was sent has to be there, each in the version it was sent in. */
async function expectHeld(
	{ client }: SearchServer,
	index: string,
	after: number,
	sent: readonly IndexedDocument[]
): Promise<void> {
	if (sent.length === 0) return;
	const { results } = await client.index<IndexedDocument>(index).getDocuments({
		filter: `v > ${String(after)}`,
		fields: ['id', 'v'],
		limit: sent.length
	});
	const versions = new Map(results.map(({ id, v }) => [id, v]));
	const wrong = sent.filter(({ id, v }) => versions.get(id) !== v).length;
	if (wrong > 0)
		throw new SearchTaskFailed(`${index} lacks ${wrong} of ${sent.length} documents it was sent`);
}

/** Additions and removals of one batch; both have happened when this returns, with what was added. */
export async function send(
	db: Db,
	{ client }: SearchServer,
	index: string,
	kind: SearchKind,
	rows: readonly Row[]
): Promise<IndexedDocument[]> {
	const kept = rows.filter(({ gone }) => !gone).map(({ id }) => id);
	const gone = rows.filter((row) => row.gone).map(({ id }) => id);
	const documents = kept.length > 0 ? await readIndexed(db, kind, kept) : [];
	if (documents.length > 0)
		await done(client.index<IndexedDocument>(index).addDocuments(documents, { primaryKey: 'id' }));
	if (gone.length > 0) await done(client.index(index).deleteDocuments(gone));
	return documents;
}

async function readIndexed(db: Db, kind: SearchKind, ids: readonly string[]): Promise<IndexedDocument[]> {
	const rows = await db
		.selectFrom('search_document')
		.select(['id', 'version', 'skills', 'countries', 'lat', 'lng', 'weight', 'facts'])
		.select((eb) => [
			eb.fn<string[]>('tsvector_to_array', ['name_words']).as('nameWords'),
			eb.fn<string[]>('tsvector_to_array', ['words']).as('words')
		])
		.where('kind', '=', kind)
		.where('id', 'in', ids)
		.where('gone', '=', false)
		.execute();
	return rows.map(({ id, version, nameWords, words, lat, lng, facts, ...rest }) => ({
		...{ id, v: version, name: nameWords.join(' '), words: words.join(' '), ...rest, ...facts },
		...(lat !== null && lng !== null && { _geo: { lat, lng } })
	}));
}

export interface Reindexing {
	settings?: Settings;
	now: Date;
	progress?: Progress | undefined;
}

/**
 * Makes an index anew beside the one in use and swaps the two when it has everything, while writes go on: what
 * changes meanwhile reaches both.
 */
export async function reindexKind(
	db: Db,
	server: SearchServer,
	kind: SearchKind,
	{ settings = ourSettings().settings, now, progress }: Reindexing
): Promise<number> {
	const { client } = server;
	const [live, beside] = [indexName(server, kind), `${indexName(server, kind)}_next`];
	const state = await readState(db, kind);
	const inUse = await exists(server, live);
	await dropIndex(server, beside);
	await done(client.createIndex(beside, { primaryKey: 'id' }));
	await done(client.index(beside).updateSettings(settings));
	const all = await countDocuments(db, kind);
	let [sent, last] = [0, 0];
	for (;;) {
		const shipped = await shipBatch(db, server, { index: beside, kind, after: last, size: largeBatch });
		if (shipped === undefined) break;
		[sent, last] = [sent + shipped.count, shipped.last];
		progress?.(kind, sent, all);
		if (inUse && state) await shipKind(db, server, kind, (await readState(db, kind))?.sent ?? last, now);
	}
	await expectWhole(db, server, kind, beside, last);
	if (!inUse) await done(client.createIndex(live, { primaryKey: 'id' }));
	await done(client.swapIndexes([{ indexes: [live, beside], rename: false }]));
	const settingsNow = settingsVersion(settings);
	await db
		.insertInto('search_index')
		.values({ kind, settings: settingsNow, sent: last, sent_at: now, problem: null })
		.onConflict((existing) =>
			existing.column('kind').doUpdateSet({ settings: settingsNow, sent: last, sent_at: now, problem: null })
		)
		.execute();
	await dropIndex(server, beside);
	return sent;
}

/** A task that says it succeeded is not enough: the new index has to hold as many documents as were sent. */
async function expectWhole(db: Db, { client }: SearchServer, kind: SearchKind, index: string, upTo: number) {
	const { numberOfDocuments } = await client.index(index).getStats();
	const { count } = await db
		.selectFrom('search_document')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('kind', '=', kind)
		.where('gone', '=', false)
		.where('version', '<=', upTo)
		.executeTakeFirstOrThrow();
	const since = await countDocuments(db, kind, upTo);
	// What changed since the last batch may stand in the index with an older version, and is sent again after the swap.
	if (numberOfDocuments < count || numberOfDocuments > count + since)
		throw new Error(`the new index of ${kind} holds ${numberOfDocuments} documents instead of ${count}`);
}

async function dropIndex(server: SearchServer, index: string): Promise<void> {
	if (await exists(server, index)) await done(server.client.deleteIndex(index));
}

async function exists(server: SearchServer, index: string): Promise<boolean> {
	return (await indexesOf(server)).has(index);
}

async function indexesOf({ client }: SearchServer): Promise<ReadonlySet<string>> {
	const { results } = await client.getRawIndexes({ limit: 1_000 });
	return new Set(results.map(({ uid }) => uid));
}

async function countDocuments(db: Db, kind: SearchKind, after = -1): Promise<number> {
	const { count } = await db
		.selectFrom('search_document')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('kind', '=', kind)
		.where('version', '>', after)
		.executeTakeFirstOrThrow();
	return count;
}

export function readState(db: Db, kind: SearchKind) {
	return db
		.selectFrom('search_index')
		.select(['settings', 'sent', 'sent_at as sentAt', 'problem'])
		.where('kind', '=', kind)
		.executeTakeFirst();
}

async function noteSent(db: Db, kind: SearchKind, sent: number, sent_at: Date) {
	await db
		.updateTable('search_index')
		.set({ sent, sent_at, problem: null })
		.where('kind', '=', kind)
		.execute();
}

async function noteProblem(db: Db, kind: SearchKind, problem: string) {
	await db
		.updateTable('search_index')
		.set({ problem: problem.slice(0, 300) })
		.where('kind', '=', kind)
		.execute();
}
