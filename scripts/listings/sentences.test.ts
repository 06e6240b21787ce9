import { describe, expect, test } from 'vitest';
import { inSentences } from './sentences.ts';

describe('a copied description', () => {
	test('ends in a full stop, once', () => {
		expect(inSentences('YouthMappers chapter at Gujarat University')).toMatch(/Gujarat University\.$/);
		expect(inSentences('Everybody is welcome!')).toBe('Everybody is welcome!');
		expect(inSentences(inSentences('Maps for all'))).toBe('Maps for all.');
		expect(inSentences('')).toBe('');
	});

	test('is parted where two fields were joined', () => {
		expect(inSentences('Local. YouthMappers chapter at Ardhi University As consultants we teach.')).toBe(
			'Local. YouthMappers chapter at Ardhi University. As consultants we teach.'
		);
	});

	test('is parted where a blank is missing, and addresses stay whole', () => {
		expect(inSentences('We solve problems.It is fun.')).toBe('We solve problems. It is fun.');
		expect(inSentences('See example.Org or Node.js here.')).toBe('See example.Org or Node.js here.');
	});
});
