/** Compares the indexes with the documents, one by one, and mends what differs. */
import type { Db } from '../../../platform/server/db.ts';
import { type SearchKind, searchKinds } from '../../kinds.ts';
import { done, indexName, type SearchServer } from './server.ts';
import { readState, send } from './ship.ts';

export interface Difference {
	kind: SearchKind;
	/** Documents the index lacks, holds in another version than it was sent, or should not hold. */
	missing: string[];
	stale: string[];
	extra: string[];
}

const page = 1_000;

/** Every difference between what was sent and what the indexes hold. An empty list for a kind means it is whole. */
export async function checkIndexes(db: Db, server: SearchServer): Promise<Difference[]> {
	const found: Difference[] = [];
	for (const kind of searchKinds) found.push(await checkKind(db, server, kind));
	return found;
}

async function checkKind(db: Db, server: SearchServer, kind: SearchKind): Promise<Difference> {
	const held = await readIndex(server, kind);
	const sent = (await readState(db, kind))?.sent ?? 0;
	const rows = await db
		.selectFrom('search_document')
		.select(['id', 'version', 'gone'])
		.where('kind', '=', kind)
		.execute();
	const difference: Difference = { kind, missing: [], stale: [], extra: [] };
	for (const { id, version, gone } of rows) {
		const there = held.get(id);
		held.delete(id);
		// What has not been sent yet is no difference.
		if (version > sent) continue;
		if (gone) {
			if (there !== undefined) difference.extra.push(id);
		} else if (there === undefined) difference.missing.push(id);
		else if (there !== version) difference.stale.push(id);
	}
	difference.extra.push(...held.keys());
	return difference;
}

/** Id and version of everything in an index. */
async function readIndex({ client, prefix }: SearchServer, kind: SearchKind): Promise<Map<string, number>> {
	const held = new Map<string, number>();
	const index = client.index<{ id: string; v: number }>(indexName({ client, prefix }, kind));
	for (let offset = 0; ; offset += page) {
		const { results, total } = await index.getDocuments<{ id: string; v: number }>({
			fields: ['id', 'v'],
			limit: page,
			offset
		});
		for (const { id, v } of results) held.set(id, v);
		if (offset + page >= total) return held;
	}
}

/** Sends what an index lacks and takes out what it should not hold; says how many documents that were. */
export async function mendIndexes(db: Db, server: SearchServer): Promise<number> {
	let mended = 0;
	for (const { kind, missing, stale, extra } of await checkIndexes(db, server)) {
		const index = indexName(server, kind);
		const wrong = [...missing, ...stale];
		for (let start = 0; start < wrong.length; start += page) {
			const rows = wrong.slice(start, start + page).map((id) => ({ id, version: 0, gone: false }));
			await send(db, server, index, kind, rows);
		}
		if (extra.length > 0) await done(server.client.index(index).deleteDocuments(extra));
		mended += wrong.length + extra.length;
	}
	return mended;
}
