import { describe, expect, test } from 'vitest';
import { marksIn } from './marks.ts';
import { readQuestion } from './question.ts';
import { wordsOf } from './words.ts';

describe('marks', () => {
	test('stand on words that begin with what was looked for, whatever accents and case', () => {
		expect(marksIn('Cartografía de drenagem', ['cartografia'])).toEqual([
			{ text: 'Cartografía', hit: true },
			{ text: ' de drenagem', hit: false }
		]);
		expect(marksIn('Python, well', ['pyhton'])[0]).toEqual({ text: 'Python', hit: true });
	});

	test('leave the text as it is', () => {
		for (const text of ['', '—', 'a <b>b</b> c', '東京 maps'])
			expect(
				marksIn(text, ['maps'])
					.map((part) => part.text)
					.join('')
			).toBe(text);
	});
});

describe('words', () => {
	test('are folded, and cut where a script writes without spaces', () => {
		expect(wordsOf('Ünïted-Cities, 2026!')).toEqual(['united', 'cities', '2026']);
		expect(wordsOf('東京都の地図').length).toBeGreaterThan(1);
	});

	test('of a question are eight at most, each once; none make no question', () => {
		expect(readQuestion('a b c d e f g h i a')?.words).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
		expect(readQuestion(' — ')).toBeUndefined();
	});
});
