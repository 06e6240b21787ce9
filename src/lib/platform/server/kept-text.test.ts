import { describe, expect, test } from '../../../../tests/support/database.ts';
import { dropKeptText, forgetKeptTexts, keepText, keptFor, readKeptText } from './kept-text.ts';

const now = new Date('2026-11-22T10:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const text = 'Ensinar a equipe a publicar mapas, com ç e 🗺. '.repeat(400);

describe('a text kept while somebody signs in', () => {
	test('comes back whole to the key that was given, and to no other', async ({ db }) => {
		const key = await keepText(db, text, now);
		expect(await readKeptText(db, key, later(60))).toBe(text);
		const other = await keepText(db, 'other', now);
		expect(await readKeptText(db, other, now)).toBe('other');
		for (const wrong of ['', 'x', `${key.slice(0, -4)}AAAA`])
			expect(await readKeptText(db, wrong, now)).toBeUndefined();
	});

	test('cannot be read in the database', async ({ db }) => {
		const key = await keepText(db, text, now);
		const rows = await db.selectFrom('kept_text').select(['lock', 'sealed']).execute();
		expect(rows.map(({ sealed }) => sealed.includes('mapas'))).toEqual([false]);
		expect(JSON.stringify(rows)).not.toContain(key);
	});

	test('is gone after a day, and once it was used', async ({ db }) => {
		const key = await keepText(db, text, now);
		expect(await readKeptText(db, key, later(keptFor))).toBeUndefined();
		await forgetKeptTexts(db, later(keptFor - 1));
		expect(await readKeptText(db, key, now)).toBe(text);
		await forgetKeptTexts(db, later(keptFor));
		expect(await readKeptText(db, key, now)).toBeUndefined();
		const second = await keepText(db, text, now);
		await dropKeptText(db, second);
		expect(await readKeptText(db, second, now)).toBeUndefined();
	});
});
