import { describe, expect, test } from 'vitest';
import { fold } from '../../platform/fold.ts';
import { guessLanguage } from './language.ts';
import { Phrases } from './phrases.ts';
import { stemsOf } from './stems.ts';
import { tokenise } from './tokens.ts';

const words = (text: string) => tokenise(text).map(({ word }) => word);

describe('folding', () => {
	test.each([
		['CARTOGRAPHIE', 'cartographie'],
		['Ação', 'acao'],
		['Straße', 'strasse'],
		['Łódź', 'lodz'],
		['ﬁchier', 'fichier'],
		['Αθήνα', 'αθηνα'],
		['\ud800', '\ud800']
	])('%s', (text, folded) => {
		expect(fold(text)).toBe(folded);
	});
});

describe('words', () => {
	test.each([
		['C++, C# and .NET', ['c++', 'c#', 'and', 'dotnet']],
		['ASP.NET or example.net', ['asp', 'dotnet', 'or', 'example', 'net']],
		['A+B 18+ page#top', ['a', 'b', '18', 'page', 'top']],
		["l'accessibilité", ['l', 'accessibilite']],
		['open-source/Web', ['open', 'source', 'web']],
		['see https://example.org/qgis?x=1 or write me@example.org', ['see', 'or', 'write']],
		['<p class="qgis">maps</p>', ['maps']],
		['地図と QGIS', ['地', '図', 'と', 'qgis']]
	])('%s', (text, expected) => {
		expect(words(text)).toEqual(expected);
	});

	test('stand where they say', () => {
		const text = 'Cafe\u0301 👩🏽‍💻 São Paulo';
		expect(tokenise(text).map(({ start, end }) => text.slice(start, end))).toEqual([
			'Cafe\u0301',
			'São',
			'Paulo'
		]);
	});

	test('sentences end at full stops, list items and headings, not at abbreviations or broken lines', () => {
		const sentences = (text: string) => new Set(tokenise(text).map(({ sentence }) => sentence)).size;
		expect(sentences('We need maps. And a website!')).toBe(2);
		expect(sentences('We live in St. Gallen')).toBe(1);
		expect(sentences('a long line\nthat goes on')).toBe(1);
		expect(sentences('- maps\n- website')).toBe(2);
		expect(sentences('word '.repeat(1_000))).toBe(5);
	});
});

describe('stems', () => {
	test.each([
		['en', ['map', 'maps', 'mapping', 'mapped']],
		['pt', ['publicar', 'publique', 'publicação', 'publicando']],
		['es', ['publicar', 'publique', 'publicación', 'publicando']],
		['fr', ['former', 'forment', 'formez', 'formation']]
	])('%s: %s share a root', (language, forms) => {
		const { root } = stemsOf(language);
		expect(new Set(forms.map((form) => root(fold(form)))).size).toBe(1);
	});

	test.each([
		['en', 'policies', 'policy'],
		['en', 'status', 'status'],
		['pt', 'licitacoes', 'licitacao'],
		['es', 'formaciones', 'formacion'],
		['fr', 'journaux', 'journal']
	])('%s: the singular of %s is %s', (language, plural, singular) => {
		expect(stemsOf(language).singular(plural)).toBe(singular);
	});

	test('forms of a Swahili verb share a root, and nouns keep their beginning', () => {
		const { root } = stemsOf('sw');
		const forms = [
			'kufundisha',
			'kuwafundisha',
			'awafundishe',
			'aifundishe',
			'tutawafundisha',
			'wafundishwe'
		];
		expect(new Set(forms.map(root))).toEqual(new Set(['fundish']));
		for (const noun of ['wanafunzi', 'ukurasa', 'msimamizi', 'takwimu', 'mtandao', 'kumbukumbu'])
			expect(root(noun)).toBe(noun);
	});

	test('languages without rules keep their words', () => {
		expect(stemsOf('vi').root('nguoi')).toBe('nguoi');
	});
});

describe('the language of a text', () => {
	test.each([
		['en', 'We need someone who can help our office'],
		['pt', 'Precisamos de uma pessoa para o site da prefeitura'],
		['pt', 'A câmara não tem ninguém que saiba fazer mapas'],
		['es', 'Necesitamos una persona para el sitio del municipio'],
		['es', 'La ciudad no tiene a nadie que sepa hacer mapas'],
		['fr', 'Nous cherchons une personne pour le site de la commune'],
		['de', 'Wir suchen jemanden für die Karten der Stadt'],
		['sw', 'Tunatafuta mtu wa kujenga tovuti ya kaunti'],
		['und', 'QGIS'],
		['und', '']
	])('%s: %s', (language, text) => {
		expect(guessLanguage(text, tokenise(text))).toBe(language);
	});
});

describe('phrases', () => {
	const phrases = new Phrases<string>();
	phrases.add(['open', 'data'], 'open data');
	phrases.add(['open', 'data', 'portal'], 'portal');
	phrases.add([], 'nothing');

	test('the longest wins, from where it begins', () => {
		expect(phrases.longest(['an', 'open', 'data', 'portal'], 1)).toEqual({ values: ['portal'], end: 4 });
		expect(phrases.longest(['open', 'data', 'shop'], 0)).toEqual({ values: ['open data'], end: 2 });
		expect(phrases.longest(['data'], 0)).toBeUndefined();
	});

	test('two small words at most may stand between', () => {
		const small = new Set(['our', 'own', 'very']);
		const list = ['open', 'our', 'own', 'data'];
		expect(phrases.longest(list, 0, (at) => small.has(list[at] ?? ''))?.end).toBe(4);
		const longer = ['open', 'our', 'very', 'own', 'data'];
		expect(phrases.longest(longer, 0, (at) => small.has(longer[at] ?? ''))).toBeUndefined();
	});
});
