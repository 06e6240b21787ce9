import { describe, expect, test } from '../../../../tests/support/database.ts';
import { syncSkills } from './commands.ts';
import { findConcept, listConcepts } from './queries.ts';
import { loadVocabulary } from './vocabulary.ts';

describe('the vocabulary browser', () => {
	test('goes through everything once, in the order of the reader’s alphabet', () => {
		const ids: string[] = [];
		let after: string | undefined;
		do {
			const page = listConcepts({ size: 500, locale: 'pt-BR', after });
			ids.push(...page.rows.map(({ id }) => id));
			expect(page.total).toBe(loadVocabulary().concepts.length);
			after = page.next;
		} while (after !== undefined);
		expect(new Set(ids).size).toBe(loadVocabulary().concepts.length);
		expect(ids).toHaveLength(loadVocabulary().concepts.length);
	});

	test('finds a concept by a name in another language and shows it in the reader’s', () => {
		const { rows } = listConcepts({ query: 'cartes en ligne', size: 5, locale: 'pt-BR' });
		expect(rows[0]).toMatchObject({ id: 'web-mapping', label: 'Mapas na internet' });
	});

	test('narrows to a kind and to what a concept includes', () => {
		const { rows } = listConcepts({ broader: 'gis', kind: 'technology', size: 100, locale: 'en' });
		const ids = rows.map(({ id }) => id);
		expect(ids).toContain('qgis');
		expect(ids).not.toContain('cartography');
		expect(ids).not.toContain('gis');
		expect(listConcepts({ broader: 'no-such-skill', size: 10, locale: 'en' }).total).toBe(0);
	});

	test('refuses a cursor it did not write', () => {
		expect(() => listConcepts({ after: '%', size: 10, locale: 'en' })).toThrow('lists_bad_cursor');
	});

	test('shows a concept with what is around it', () => {
		expect(findConcept('qgis')).toMatchObject({ concept: { id: 'qgis' }, parents: ['desktop-gis'] });
		expect(findConcept('no-such-skill')).toBeUndefined();
	});
});

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
			.execute();
		expect(rows).toEqual(
			expect.arrayContaining([
				{ id: 'qgis', label: 'QGIS' },
				{ id: 'left', label: 'Left' }
			])
		);
	});
});
