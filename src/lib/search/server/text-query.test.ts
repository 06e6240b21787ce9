import { expect, test } from 'vitest';
import { readQuestion } from '../question.ts';
import { textQuery } from './text-query.ts';

test('words that every record inherits are words like others', () => {
	for (const word of ['constructor', 'valueOf', 'toString', '__proto__']) {
		const question = readQuestion(word);
		if (question) expect(textQuery(question, {})).toContain(question.words[0]);
	}
});
