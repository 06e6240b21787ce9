/** Restoring an instance: who had their account erased since the backup stays erased. */
import { eraseOwnAccount } from '#lib/accounts/server/erasure.ts';
import { closeDatabase, type Db, openDatabase } from '#lib/platform/server/db.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { personalRecords } from '../../personal-records.ts';
import type { Manifest } from './manifest.ts';
import { restoreBackup, type RestoreOptions } from './restore.ts';

export interface Restored {
	manifest: Manifest;
	/** Accounts erased since the backup was made, erased again. */
	erased: number;
	/** Those that could not be: an organisation of theirs has to be handed over first. */
	left: number;
}

/** Restores, and erases again whom the replaced rows show as erased. Throws `Refusal`. */
export async function restoreInstance(
	url: string,
	folder: string,
	options: RestoreOptions
): Promise<Restored> {
	const db = openDatabase(url, { name: 'mutirao-restore', poolSize: 1, statementTimeoutMs: 0 });
	try {
		const gone = options.replace === true ? await listErased(db) : [];
		const manifest = await restoreBackup(url, folder, options);
		const back = await listBack(db, gone);
		let erased = 0;
		for (const personId of back) if (await eraseAgain(db, personId)) erased += 1;
		return { manifest, erased, left: back.length - erased };
	} finally {
		await closeDatabase(db);
	}
}

async function listErased(db: Db): Promise<string[]> {
	const tables = await db.introspection.getTables();
	if (!tables.some(({ name }) => name === 'person')) return [];
	const rows = await db.selectFrom('person').select('id').where('status', '=', 'erased').execute();
	return rows.map(({ id }) => id);
}

async function listBack(db: Db, ids: readonly string[]): Promise<string[]> {
	if (ids.length === 0) return [];
	const rows = await db
		.selectFrom('person')
		.select('id')
		.where('id', 'in', ids)
		.where('status', '<>', 'erased')
		.execute();
	return rows.map(({ id }) => id);
}

async function eraseAgain(db: Db, personId: string): Promise<boolean> {
	const actor = { kind: 'member' as const, personId, memberships: [], brokerPlaces: [], operator: false };
	try {
		await eraseOwnAccount({ db, now: new Date(), actor }, personalRecords);
		return true;
	} catch (error) {
		if (error instanceof Refusal) return false;
		throw error;
	}
}
