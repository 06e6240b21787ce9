import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { unpack, type PackedGazetteer } from '../places/gazetteer.ts';
import { writtenLanguages, type Vocabulary } from '../skills/vocabulary.ts';
import { createReader } from './understand.ts';

const folder = join(import.meta.dirname, '../../../data');
const vocabulary = JSON.parse(readFileSync(join(folder, 'vocabulary/vocabulary.json'), 'utf8')) as Vocabulary;
const gazetteer = unpack(
	JSON.parse(readFileSync(join(folder, 'places/gazetteer.json'), 'utf8')) as PackedGazetteer
);
const read = createReader({ vocabulary, gazetteer });
const ours = vocabulary.concepts.filter(({ source, labels }) => source === 'ours' && labels['ko']);

/** Each with the skills it asks for, `?` where they are only welcome. */
const needs: readonly (readonly [string, string, readonly string[]])[] = [
	[
		'de',
		'Die Stadt sucht jemanden für eine Barrierefreiheitsprüfung und das Geodatenportal.',
		['accessibility', 'open-data-portals']
	],
	[
		'de',
		'Wir suchen Ehrenamtliche für Datenanalyse statt WordPress, Datenvisualisierung wäre von Vorteil.',
		['data-analysis', 'data-visualization?']
	],
	['nl', 'Onze gemeente zoekt iemand voor gegevensbeheer en de website.', ['data-management']],
	['it', 'Cerchiamo un volontario per l’analisi dei dati, non serve WordPress.', ['data-analysis']],
	['pl', 'Szukamy osoby do analizy danych zamiast WordPressa.', ['data-analysis']],
	['fi', 'Kaupunki etsii apua paikkatietojärjestelmän käyttöönottoon.', ['gis']],
	['cs', 'Hledáme někoho na správu databází a školení.', ['database-administration', 'training']],
	['hu', 'Keresünk valakit, aki segít a honlapunk akadálymentesítésében.', ['accessibility']],
	['el', 'Χρειαζόμαστε βοήθεια με την ανάπτυξη λογισμικού.', ['software-development']],
	['uk', 'Потрібна допомога з міграції систем.', ['migration']],
	['sw', 'Manispaa inahitaji mtu wa mafunzo ya QGIS.', ['training', 'qgis']],
	['id', 'Kami mencari orang untuk pelatihan QGIS, bukan WordPress.', ['training', 'qgis']],
	['ar', 'نبحث عن متطوع لتحليل البيانات بدلاً من WordPress', ['data-analysis']],
	['hi', 'हमें डेटा विश्लेषण में मदद चाहिए', ['data-analysis']],
	['bn', 'আমাদের পৌরসভার জন্য সাইবার নিরাপত্তা দরকার', ['security']],
	[
		'ja',
		'WordPressではなくDrupalのサイトを作れる人を探しています。データ分析の経験歓迎',
		['drupal', 'data-analysis?']
	],
	['ko', '데이터베이스를 관리할 사람이 필요합니다', ['database']],
	['zh', '需要数据分析志愿者，不需要WordPress，熟悉QGIS', ['data-analysis', 'qgis']]
];

describe('needs in further languages', () => {
	test.each(needs)('%s: %s', (language, text, wanted) => {
		const understood = read(text);
		expect(understood.language).toBe(language);
		const said = new Map(understood.skills.map(({ skill, must }) => [skill, must]));
		for (const each of wanted)
			expect([each, said.get(each.replace('?', ''))]).toEqual([each, !each.endsWith('?')]);
		if (text.includes('WordPress')) expect(said.has('wordpress')).toBe(false);
	});

	test.each(writtenLanguages)('a label alone is read as its concept in %s', (language) => {
		const missed = ours.filter(({ id, labels, sector }) => {
			if (sector) return false;
			const { skills } = read(labels[language] ?? '', language);
			return !skills.some(({ skill, impliedBy }) => skill === id && impliedBy === undefined);
		});
		expect(missed.length / ours.length, missed.map(({ id }) => id).join(' ')).toBeLessThan(0.05);
	});

	test('what one further language names, all of them do, more than three hundred names with those alike everywhere', () => {
		const alike = vocabulary.concepts.filter(
			({ source, labels }) => source === 'ours' && ['pt', 'es', 'fr'].every((l) => labels[l] === labels.en)
		);
		expect(new Set([...ours, ...alike].map(({ id }) => id)).size).toBeGreaterThan(300);
	});
});
