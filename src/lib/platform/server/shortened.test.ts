import { sql } from 'kysely';
import { expect, test } from '../../../../tests/support/database.ts';
import { excerptLength, shortened } from './shortened.ts';

test('a long text is cut between words and says that it goes on; a short one stays as it is', async ({
	db
}) => {
	const read = async (text: string) => {
		const { rows } = await sql<{ cut: string }>`
			select ${shortened('text')} as cut from (select ${text}::text as text) as given`.execute(db);
		return rows[0]?.cut ?? '';
	};
	const long = 'maps and data '.repeat(40);
	const cut = await read(long);
	expect(cut.length).toBeLessThanOrEqual(excerptLength);
	expect(cut).toMatch(/ (maps|and|data)…$/);
	expect(long.startsWith(cut.slice(0, -1))).toBe(true);
	expect(await read('m'.repeat(excerptLength))).toBe('m'.repeat(excerptLength));
});
