import { describe, expect, test } from 'vitest';
import { countryName, formatDay, formatList, formatNumber, formatShare, languageName } from './format.ts';

describe("in the reader's language", () => {
	test('days are days, whatever the clock of the machine', () => {
		expect(formatDay('2026-11-22', 'en')).toBe('22 Nov 2026');
		expect(formatDay('2026-11-22', 'pt-BR')).toBe('22 de nov. de 2026');
		expect(formatDay('2026-11-22', 'ar')).toBe('22 نوفمبر 2026');
		expect(formatDay('2026-11-22', 'sw')).toBe('22 Nov 2026');
		expect(formatDay(new Date('2026-11-22T23:59:59Z'), 'en')).toBe('22 Nov 2026');
	});

	test('figures and lists follow its rules', () => {
		expect(formatNumber(12_345, 'pt-BR')).toBe('12.345');
		expect(formatNumber(12_345, 'ar')).toBe('12,345');
		expect(formatShare(8_250, 'en')).toBe('83%');
		expect(formatShare(8_250, 'ar')).toMatch(/^83/);
		expect(formatList(['QGIS', 'mapas', 'treinamento'], 'pt-BR')).toBe('QGIS, mapas e treinamento');
		expect(formatList(['QGIS', 'ramani', 'mafunzo'], 'sw')).toBe('QGIS, ramani na mafunzo');
		expect(formatList(['maps', 'training'], 'en', 'or')).toBe('maps or training');
	});

	test('languages and countries have names, and unknown codes stay codes', () => {
		expect(languageName('sw', 'pt-BR')).toBe('suaíli');
		expect(countryName('KE', 'pt-BR')).toBe('Quênia');
		expect(countryName('not a country', 'en')).toBe('not a country');
	});
});
