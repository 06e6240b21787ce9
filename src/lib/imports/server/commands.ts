/** A file is looked at, confirmed once, and put in by the worker: all its good rows or none. */
import { loadActor } from '../../organisations/server/actor.ts';
import type { Locale } from '../../platform/language.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { announce } from '../../platform/server/jobs.ts';
import { countUse } from '../../platform/server/limits.ts';
import { type ImportKind, keptHours } from '../lifecycle.ts';
import { canImport } from '../policy.ts';
import { lookAt } from './preview.ts';
import { writeRows } from './write.ts';

declare module '../../platform/server/jobs.ts' {
	interface Topics {
		'import.confirmed': { importId: string };
	}
}

const uploads = { name: 'import_upload', most: 60, seconds: 60 * 60 };

export interface Upload {
	kind: ImportKind;
	fileName: string;
	content: Uint8Array;
	locale: Locale;
}

/** Reads a file and keeps it for a day with what is to be said about it. Nothing is imported. Its id. */
export async function previewImport(context: Context, upload: Upload): Promise<string> {
	const { actor, db, now } = context;
	if (actor.kind !== 'member') throw new Refusal('not_signed_in', 'accounts_sign_in_first');
	if (!canImport(actor)) throw new Refusal('not_allowed', 'imports_not_yours');
	await countUse(db, uploads, actor.personId, now);
	const { kind, content, locale } = upload;
	const { report } = await lookAt(context, kind, content, locale);
	const { id } = await db
		.insertInto('data_import')
		.values({
			...{ person_id: actor.personId, kind, locale, report, content: Buffer.from(content) },
			file_name: upload.fileName.replaceAll(/[\p{Cc}]/gu, '').slice(0, 200),
			...{ imported: null, created_at: now, done_at: null },
			expires_at: new Date(now.getTime() + keptHours * 60 * 60_000)
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** Says that the good rows shall go in. Pressed again, or by many at once, it is one import. */
export function confirmImport(context: Context, id: string, withSimilar: boolean): Promise<void> {
	return atomically(context, async (atomic) => {
		const { actor, db, now } = atomic;
		if (actor.kind !== 'member') throw new Refusal('not_signed_in', 'accounts_sign_in_first');
		if (!canImport(actor)) throw new Refusal('not_allowed', 'imports_not_yours');
		// Anybody may enter as one of the made-up people, and what they bring in would look real.
		if (actor.example) throw new Refusal('not_allowed', 'imports_example_looks');
		const found = await db
			.selectFrom('data_import')
			.select(['status', 'expires_at', 'report'])
			.where('id', '=', id)
			.where('person_id', '=', actor.personId)
			.forUpdate()
			.executeTakeFirst();
		if (!found || (found.status === 'looked_at' && found.expires_at <= now))
			throw new Refusal('not_found', 'imports_gone');
		if (found.status !== 'looked_at') return;
		const { good, similar } = found.report;
		if (good + (withSimilar ? similar.length : 0) === 0) throw new Refusal('invalid', 'imports_nothing_good');
		await db
			.updateTable('data_import')
			.set({ status: 'confirmed', with_similar: withSimilar })
			.where('id', '=', id)
			.execute();
		await announce(atomic, 'import.confirmed', { importId: id });
	});
}

/** Forgets a file that is not wanted. */
export async function discardImport({ actor, db }: Context, id: string): Promise<void> {
	if (actor.kind !== 'member') throw new Refusal('not_signed_in', 'accounts_sign_in_first');
	await db
		.deleteFrom('data_import')
		.where('id', '=', id)
		.where('person_id', '=', actor.personId)
		.where('status', '=', 'looked_at')
		.execute();
}

/**
 * Puts the rows of a confirmed file in, by one transaction: run again, nothing happens. They are checked anew, in
 * the name of who confirmed them, against what is here by now.
 */
export function runImport(context: Context, id: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const { db, now } = atomic;
		const found = await db
			.selectFrom('data_import')
			.select(['kind', 'content', 'locale', 'person_id', 'with_similar'])
			.where('id', '=', id)
			.where('status', '=', 'confirmed')
			.forUpdate()
			.executeTakeFirst();
		if (!found?.content) return;
		const importer = await importerOf(atomic, found.person_id);
		const { good, similar } = await lookAt(importer, found.kind, found.content, found.locale);
		const rows = found.with_similar ? [...good, ...similar] : good;
		await writeRows(importer, { id, locale: found.locale }, rows);
		await db
			.updateTable('data_import')
			.set({ status: 'done', content: null, imported: rows.length, done_at: now })
			.where('id', '=', id)
			.execute();
	});
}

/** Who confirmed, with what they may do by now. */
async function importerOf(atomic: Atomic, personId: string): Promise<Atomic> {
	const person = await atomic.db
		.selectFrom('person')
		.select(['id', 'operator'])
		.where('id', '=', personId)
		.where('status', '=', 'active')
		.executeTakeFirstOrThrow();
	return { ...atomic, actor: await loadActor(atomic.db, atomic.now, person) };
}
