import { describe, expect, test } from '../../../../tests/support/database.ts';
import { syncSkills } from './commands.ts';
import { loadVocabulary } from './vocabulary.ts';

describe('the table of skills', () => {
	test('takes the whole vocabulary, and a second time nothing', async ({ db }) => {
		const total = loadVocabulary().concepts.length;
		expect(await syncSkills(db)).toBe(total);
		expect(await syncSkills(db)).toBe(0);
		const rows = await db.selectFrom('skill').select(['id', 'term', 'label']).execute();
		expect(rows).toHaveLength(total);
	});

	test('follows a changed label and keeps a skill that left the vocabulary', async ({ db }) => {
		await syncSkills(db);
		await db.updateTable('skill').set({ label: 'Old name' }).where('id', '=', 'qgis').execute();
		await db.insertInto('skill').values({ id: 'left', term: 999_999, label: 'Left' }).execute();
		expect(await syncSkills(db)).toBe(1);
		const rows = await db
			.selectFrom('skill')
			.select(['id', 'label'])
			.where('id', 'in', ['qgis', 'left'])
			.orderBy('id')
			.execute();
		expect(rows).toEqual([
			{ id: 'left', label: 'Left' },
			{ id: 'qgis', label: 'QGIS' }
		]);
	});
});
