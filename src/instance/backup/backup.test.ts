import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test as base } from '../../../tests/support/database.ts';
import { aPerson } from '../../../tests/support/offices.ts';
import { restoreInstance } from './again.ts';
import { inOrder } from './catalogue.ts';
import { manifestName, readManifest } from './manifest.ts';
import { writeBackup } from './write.ts';

const now = new Date('2026-11-22T10:00:00Z');
const test = base.extend('folder', async ({ db: _empty }, { onCleanup }) => {
	const folder = await mkdtemp(join(tmpdir(), 'mutirao-backup-'));
	onCleanup(() => rm(folder, { recursive: true, force: true }));
	return folder;
});

async function rewrite(folder: string, change: (manifest: Record<string, unknown>) => object) {
	const path = join(folder, manifestName);
	const manifest = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
	await writeFile(path, JSON.stringify(change(manifest)));
}

describe('restoring', () => {
	test('keeps erased who was erased since', async ({ db, address, folder }) => {
		const id = await aPerson(db);
		await writeBackup(address, join(folder, 'a'), now);
		await db.updateTable('person').set({ status: 'erased', name: '' }).where('id', '=', id).execute();

		const { erased, left } = await restoreInstance(address, join(folder, 'a'), { replace: true });
		expect({ erased, left }).toEqual({ erased: 1, left: 0 });
		const people = await db.selectFrom('person').select(['name', 'status']).execute();
		expect(people).toEqual([{ name: '', status: 'erased' }]);
	});

	test('refuses a backup of a newer version, one of another form, and a folder that is none', async ({
		address,
		folder
	}) => {
		const whole = join(folder, 'a');
		await writeBackup(address, whole, now);
		const restore = () => restoreInstance(address, whole, { replace: true });
		await rewrite(whole, (was) => ({ ...was, migrations: [...(was['migrations'] as string[]), '9999_new'] }));
		await expect(restore()).rejects.toMatchObject({ messageKey: 'backup_newer' });
		await rewrite(whole, (was) => ({ ...was, format: 99, other: true }));
		await expect(restore()).rejects.toMatchObject({ messageKey: 'backup_newer' });
		await writeFile(join(whole, manifestName), '{"format": 1');
		await expect(restore()).rejects.toMatchObject({ messageKey: 'backup_manifest_damaged' });
		await expect(readManifest(folder, [])).rejects.toMatchObject({ messageKey: 'backup_no_manifest' });
	});

	test('takes all rows or none: a file with fewer rows than were written leaves everything as it was', async ({
		db,
		address,
		folder
	}) => {
		const whole = join(folder, 'a');
		await aPerson(db);
		await writeBackup(address, whole, now);
		const later = await aPerson(db);
		await rewrite(whole, (was) => ({
			...was,
			tables: (was['tables'] as { name: string; rows: number }[]).map((table) =>
				table.name === 'person' ? { ...table, rows: 2 } : table
			)
		}));
		await expect(restoreInstance(address, whole, { replace: true })).rejects.toMatchObject({
			messageKey: 'backup_file_damaged'
		});
		const people = await db.selectFrom('person').select('id').execute();
		expect(people).toContainEqual({ id: later });
	});
});

describe('writing a backup', () => {
	test('never goes over another one', async ({ address, folder }) => {
		await expect(writeBackup(address, folder, now)).rejects.toMatchObject({
			messageKey: 'backup_folder_exists'
		});
	});

	test('puts each table after those it points to, and says when two point to each other', () => {
		const tables = ['a', 'b', 'c'].map((name) => ({ name, columns: ['id'] }));
		const arrows = [
			{ from: 'a', to: 'b' },
			{ from: 'b', to: 'c' }
		];
		expect(inOrder(tables, arrows).map(({ name }) => name)).toEqual(['c', 'b', 'a']);
		expect(() => inOrder(tables, [...arrows, { from: 'c', to: 'a' }])).toThrow('point to each other');
	});
});
