import { describe, expect, test } from 'vitest';
import { tokenise } from '../../skills/reading/tokens.ts';
import { readDate } from './dates.ts';
import { readMoney } from './money.ts';

describe('sums of money', () => {
	test.each([
		['a website for under €10k', 10_000, 'EUR', true],
		['temos R$ 15 mil para isso', 15_000, 'BRL', false],
		['até R$ 50.000,00', 50_000, 'BRL', true],
		['un budget de 12 000 euros', 12_000, 'EUR', false],
		['höchstens 5.000 EUR', 5_000, 'EUR', true],
		['budget: $1,250.50', 1_250.5, 'USD', false],
		['KSh 200,000 is there', 200_000, 'KES', false],
		['2 milhões de reais', 2_000_000, 'BRL', false],
		['予算は50万円です', 500_000, 'JPY', false],
		['bajeti isiyozidi TSh 5,000,000', 5_000_000, 'TZS', true],
		['hadi KSh milioni 1.5', 1_500_000, 'KES', true],
		['بميزانية لا تتجاوز ٥٠٠٠ دولار', 5_000, 'USD', true],
		['الميزانية 20 ألف جنيه مصري', 20_000, 'EGP', false],
		['tuna shilingi elfu 200 za Kenya', 200_000, 'KES', false]
	] as const)('%s', (text, amount, currency, atMost) => {
		const sum = readMoney(text);
		expect(sum).toMatchObject({ amount, currency, atMost });
		const [found] = sum?.found ?? [];
		expect(text.slice(found?.start, found?.end)).toBe(found?.words);
	});

	test.each(['', 'QGIS 3.34 for 12 people', 'call 555 1234', 'a euro-sceptic', '€', 'shilingi 200'])(
		'none in %j',
		(text) => {
			expect(readMoney(text)).toBeUndefined();
		}
	);
});

describe('dates', () => {
	test.each([
		['en', 'It must run by March.', 'ends', '--03'],
		['en', 'done before 15 March 2027', 'ends', '2027-03-15'],
		['en', 'starting in May', undefined, undefined],
		['en', 'from May', 'begins', '--05'],
		['pt', 'até 15 de março de 2027', 'ends', '2027-03-15'],
		['es', 'antes de junio de 2027', 'ends', '2027-06'],
		['fr', 'à partir de février', 'begins', '--02'],
		['de', 'bis Ende März', 'ends', '--03'],
		['sw', 'iishe kabla ya mwisho wa Juni 2027', 'ends', '2027-06'],
		['ar', 'قبل نهاية أغسطس ٢٠٢٧', 'ends', '2027-08'],
		['ar', 'حتى 15 آذار 2027', 'ends', '2027-03-15'],
		['ar', 'ابتداءً من شهر نيسان', 'begins', '--04'],
		['sw', 'kuanzia Aprili', 'begins', '--04'],
		['en', 'it may be late', undefined, undefined]
	] as const)('%s: %s', (language, text, says, value) => {
		const date = readDate(text, tokenise(text), language);
		expect([date?.says, date?.value]).toEqual([says, value]);
	});
});
