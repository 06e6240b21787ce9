import { sql } from 'kysely';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { withoutNames } from './names.ts';

const cases: readonly [words: string, names: string[]][] = [
	['Ana Lima came; ANA LIMA left, Ana Limas plan stayed', ['Ana Lima']],
	['Ana Lima and Ana', ['Ana', 'Ana Lima']],
	['ÉLODIE NÚÑEZ, Élodie Núñez and élodie núñezová', [' Élodie Núñez ']],
	['Иван Петров, ИВАН ПЕТРОВ', ['Иван Петров']],
	['C++ (maps) by A.B. [x] \\ {y} ^z$ a|b *', ['C++', 'A.B.', '[x]', '\\ {y}', '^z$', 'a|b']],
	['محمد علي كتب', ['محمد علي']],
	['A person X', ['X', '']],
	['nobody', []]
];

describe('names taken out of words', () => {
	test('are the same in SQL, by which stored texts and search documents lose them', async ({ db }) => {
		for (const [words, names] of cases) {
			const { rows } = await sql<{ left: string }>`
				select without_names(${words}::text, ${names}::text[]) as left`.execute(db);
			expect(rows[0]?.left).toBe(withoutNames(words, names));
		}
		expect(withoutNames('Ana Lima and Ana', ['Ana', 'Ana Lima'])).toBe('[…] and […]');
		expect(withoutNames('Иван Петров, ИВАН ПЕТРОВ', ['Иван Петров'])).toBe('[…], […]');
	});
});
