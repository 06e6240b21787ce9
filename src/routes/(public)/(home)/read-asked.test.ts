import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressOf, most, type Asked } from './asked.ts';
import { askedOf, Box, readAddress } from './read-asked.ts';

const address = (text: string) => new URLSearchParams({ need: text });

describe('a need in the address', () => {
	test.each([
		['nothing', ' \n ', 'home_problem_empty'],
		['a NUL', 'maps\0', 'home_problem_characters'],
		['bytes that were broken on the way', 'maps \uFFFD', 'home_problem_characters'],
		['too much text', 'a'.repeat(most.text + 1), 'home_problem_long'],
		['more than an address carries', 'a'.repeat(most.address + 1), 'home_problem_address']
	])('is refused with %s', (_, text, messageKey) => {
		expect(() => readAddress(address(text))).toThrow(expect.objectContaining({ status: 422, messageKey }));
	});

	test('keeps its line breaks', () => {
		expect(readAddress(address('maps\r\n\tand training')).text).toBe('maps\r\n\tand training');
	});

	test('passes over marks of other sites', () => {
		expect(readAddress(new URLSearchParams('need=maps&utm_source=x'))).toEqual({ text: 'maps', struck: [] });
	});

	test('strikes a finding once, and takes back what is to be kept', () => {
		const query = new URLSearchParams('need=maps&not=skill:gis&not=skill:gis&not=place:FR&keep=place:FR');
		expect(readAddress(query).struck).toEqual(['skill:gis']);
	});

	test('widens by the steps that exist only', () => {
		expect(() => readAddress(new URLSearchParams('need=maps&widen=moon'))).toThrow(
			expect.objectContaining({ status: 422 })
		);
	});

	test('comes back from the address of its answer unchanged', () => {
		const words = fc
			.string({ minLength: 1, maxLength: 200, unit: 'grapheme' })
			.filter((text) => Box.shape.need.safeParse(text).success);
		fc.assert(
			fc.property(words, fc.constantFrom('subdivision' as const, 'anywhere' as const), (text, widen) => {
				const asked: Asked = { text, struck: ['skill:gis', 'place:city:2996944'], widen };
				expect(readAddress(new URL(addressOf(asked), 'http://localhost').searchParams)).toEqual(asked);
			})
		);
	});
});

describe('a need in a form', () => {
	test('may be longer than an address', () => {
		const text = 'a'.repeat(most.address + 1);
		expect(askedOf(Box.parse({ need: text }))).toEqual({ text, struck: [] });
	});

	test('is refused with half a surrogate pair', () => {
		expect(Box.safeParse({ need: 'maps \uD83D' }).success).toBe(false);
	});

	test('is refused with fields nobody asked for', () => {
		expect(Box.safeParse({ need: 'maps', admin: 'yes' }).success).toBe(false);
	});
});
