import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../../tests/support/runs.ts';
import { unpack, type PackedGazetteer } from '../places/gazetteer.ts';
import type { Concept, Vocabulary } from '../skills/vocabulary.ts';
import type { Found, FoundSkill, Understanding } from './facts.ts';
import { fixtures, lyon, sameNeed } from './understand.fixtures.ts';
import { createReader } from './understand.ts';

const vocabulary = JSON.parse(readFileSync('data/vocabulary/vocabulary.json', 'utf8')) as Vocabulary;
const gazetteer = unpack(JSON.parse(readFileSync('data/places/gazetteer.json', 'utf8')) as PackedGazetteer);
const read = createReader({ vocabulary, gazetteer });

function stated({ skills }: Understanding): readonly FoundSkill[] {
	return skills.filter(({ impliedBy }) => impliedBy === undefined);
}

function allFound({ skills, places, languages, kind, presence }: Understanding): Found[] {
	const lists = [
		...skills,
		...places,
		...languages,
		...(kind ? [kind] : []),
		...(presence ? [presence] : [])
	];
	return lists.flatMap(({ found }) => found);
}

describe('one need in four languages', () => {
	test.each(sameNeed)('%s', (text) => {
		const { skills, places } = read(text);
		const asked = skills.map(({ skill, must, strength }) => ({ skill, must, strength }));
		expect(asked.sort((a, b) => (a.skill < b.skill ? -1 : 1))).toEqual([
			{ skill: 'desktop-gis', must: false, strength: 6_000 },
			{ skill: 'gis', must: false, strength: 6_000 },
			{ skill: 'qgis', must: true, strength: 10_000 },
			{ skill: 'training', must: true, strength: 10_000 },
			{ skill: 'web-mapping', must: true, strength: 10_000 }
		]);
		expect(places).toMatchObject([
			{ country: 'FR', subdivision: 'FR-ARA', city: lyon, lat: 45.748, lng: 4.847, name: 'Lyon' }
		]);
	});

	test('names the language of each', () => {
		expect(sameNeed.map((text) => read(text).language)).toEqual(
			['en', 'pt', 'es', 'fr'].flatMap((language) => [language, language, language])
		);
	});
});

describe('needs as offices write them', () => {
	test.each(fixtures)('$text', (fixture) => {
		const answer = read(fixture.text, fixture.language);
		const musts = new Map(stated(answer).map(({ skill, must }) => [skill, must]));
		for (const wanted of fixture.skills) {
			const skill = wanted.replace('?', '');
			expect([skill, musts.get(skill)]).toEqual([skill, !wanted.endsWith('?')]);
		}
		const all = answer.skills.map(({ skill }) => skill);
		expect(all.filter((skill) => fixture.not?.includes(skill))).toEqual([]);
		if (fixture.places) {
			const places = answer.places.map(({ city, subdivision, country }) => city ?? subdivision ?? country);
			expect(places).toEqual(fixture.places);
		}
		if (fixture.kind !== undefined) expect(answer.kind?.value).toBe(fixture.kind);
		if (fixture.presence !== undefined) expect(answer.presence?.value ?? 'either').toBe(fixture.presence);
		if (fixture.languages) {
			const languages = answer.languages.map(({ code, mandatory }) => code + (mandatory ? '!' : ''));
			expect(languages).toEqual(fixture.languages);
		}
		for (const { words, start, end } of allFound(answer)) expect(fixture.text.slice(start, end)).toBe(words);
	});
});

describe('what a text does not ask for', () => {
	test('a system one moves away from is of use, never a must', () => {
		const { skills } = read('We want to migrate from Oracle to PostgreSQL before the licence ends.');
		expect(skills.find(({ skill }) => skill === 'oracle-database')?.must).toBe(false);
	});

	test('a country is not listed beside its city', () => {
		const { places } = read('We are in Lyon, in the east of France');
		expect(places.map(({ name }) => name)).toEqual(['Lyon']);
		expect(places[0]?.found.map(({ words }) => words)).toEqual(['Lyon', 'France']);
	});

	test('words that name one skill twice over are shown once', () => {
		const { skills } = read('Queremos dar formação em QGIS', 'pt');
		expect(skills.find(({ skill }) => skill === 'training')?.found.map(({ words }) => words)).toEqual([
			'dar formação em'
		]);
	});

	test('an implied skill keeps the words of the product that implies it', () => {
		const { skills } = read('QGIS');
		expect(skills.find(({ skill }) => skill === 'gis')).toMatchObject({
			must: false,
			strength: 6_000,
			impliedBy: 'qgis',
			found: [{ words: 'QGIS', start: 0, end: 4 }]
		});
	});
});

const bare = { kind: 'technology', broader: [], related: [], cpv: [], source: 'ours' } as const;
const small: Vocabulary = {
	version: 'small',
	review: {},
	concepts: [
		{ ...bare, id: 'go', term: 1, labels: { en: 'Go' }, synonyms: { und: ['golang'] }, ambiguous: ['Go'] },
		{ ...bare, id: 'cpp', term: 2, labels: { en: 'C++' }, synonyms: {}, ambiguous: [] },
		{ ...bare, id: 'c', term: 3, labels: { en: 'C' }, synonyms: {}, ambiguous: ['C'] },
		{
			...bare,
			id: 'nodejs',
			term: 4,
			labels: { en: 'Node.js' },
			synonyms: { und: ['node js'] },
			ambiguous: []
		},
		{
			...bare,
			id: 'maps',
			kind: 'activity',
			term: 5,
			labels: { en: 'Making maps', pt: 'Fazer mapas', es: 'Hacer mapas', fr: 'Faire des cartes' },
			synonyms: {},
			ambiguous: [],
			together: { en: [['draw', 'map']], fr: [['dessiner', 'carte']] }
		},
		{
			...bare,
			id: 'data-protection',
			kind: 'domain',
			term: 6,
			labels: {
				en: 'Data protection',
				pt: 'Proteção de dados',
				fr: 'Protection des données',
				ja: '個人情報保護'
			},
			synonyms: {},
			ambiguous: []
		}
	] satisfies Concept[]
};
const readSmall = createReader({
	vocabulary: small,
	gazetteer: { version: '', subdivisions: [], cities: [] }
});
const skillsIn = (text: string, language?: string) =>
	stated(readSmall(text, language)).map(({ skill }) => skill);

describe('names', () => {
	test.each([
		['We write Go and C++ all day', ['go', 'cpp']],
		['Let us go. Go home! No-go areas', []],
		['a programmer for Go', ['go']],
		['golang', ['go']],
		['vitamin C, plan B', []],
		['C/C++ code', ['c', 'cpp']],
		['NODE.JS, node js and Node.js', ['nodejs']],
		['draw the new bus lines on a map', ['maps']],
		['draw a horse. Then fold the map.', []],
		['We will draw, after a long and winding road through all offices of this town, a map', []],
		['data protections', ['data-protection']],
		['ＤＡＴＡ　ＰＲＯＴＥＣＴＩＯＮ', ['data-protection']],
		['<b>data</b> <i>protection</i>', ['data-protection']],
		['| data protection | C++ |', ['data-protection', 'cpp']],
		['https://example.org/golang/data-protection', []],
		['someone@golang.example', []]
	])('%s', (text, skills) => {
		expect(skillsIn(text, 'en')).toEqual(skills);
	});

	test('scripts without spaces', () => {
		expect(skillsIn('自治体の個人情報保護について', 'ja')).toEqual(['data-protection']);
	});

	test('articles inside a name may differ', () => {
		expect(skillsIn('a proteção dos nossos dados', 'pt')).toEqual(['data-protection']);
		expect(skillsIn('la protection de nos données', 'fr')).toEqual(['data-protection']);
	});
});

describe('any input at all', () => {
	const pieces = fc.constantFrom(
		...sameNeed,
		'QGIS',
		'not ',
		'no need for ',
		'sans ',
		' is a plus',
		'\n\n- ',
		'Nice to have:\n',
		', ',
		'. ',
		'Lyon',
		'São Paulo',
		'in ',
		'de ',
		'é',
		'e\u0301',
		'👩🏽‍💻',
		'\ud800',
		'\udc00',
		'\u0000',
		'<td>',
		'C++',
		'中文',
		'ไทย',
		'العربية',
		'ﬁ',
		'ß',
		'İ'
	);
	const texts = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 200 }),
		fc
			.array(fc.oneof(pieces, fc.string({ maxLength: 12 })), { maxLength: 30 })
			.map((parts) => parts.join(' ')),
		fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''))
	);

	test('gives an answer whose words stand where it says, twice the same', () => {
		fc.assert(
			fc.property(texts, (text) => {
				const answer = read(text);
				for (const { words, start, end } of allFound(answer)) {
					expect(end).toBeGreaterThan(start);
					expect(text.slice(start, end)).toBe(words);
				}
				expect(read(text)).toEqual(answer);
			}),
			runs
		);
	});

	test('composed and decomposed letters ask for the same', () => {
		fc.assert(
			fc.property(texts, (text) => {
				const asked = (form: 'NFC' | 'NFD') => {
					const { language, skills, places } = read(text.toWellFormed().normalize(form));
					return [language, skills.map(({ skill, must }) => [skill, must]), places.map(({ name }) => name)];
				};
				expect(asked('NFD')).toEqual(asked('NFC'));
			}),
			{ ...runs, examples: [['Ç']] }
		);
	});

	test.each([
		['nothing', ''],
		['blanks', ' \n\t '],
		['one word', 'QGIS'],
		['an emoji', '🗺️']
	])('%s', (_, text) => {
		expect(read(text).places).toEqual([]);
	});

	test('fifty thousand characters', () => {
		const text = `${sameNeed.join('\n')}\n`.repeat(50).slice(0, 50_000);
		expect(read(text).skills.map(({ skill }) => skill)).toContain('qgis');
		expect(read('a'.repeat(50_000)).skills).toEqual([]);
		expect(read(', '.repeat(25_000)).skills).toEqual([]);
		expect(read('('.repeat(50_000)).places).toEqual([]);
		expect(read('not QGIS and '.repeat(3_800)).language).toBe('en');
	});
});
