import { describe, expect, test } from 'vitest';
import { locales } from '../../platform/language.ts';
import { explainWords, glossaryIn } from '../server/glossary.ts';
import { entriesIn, listEntries, voices } from './glossary.ts';

const base = Object.keys(glossaryIn('en').entries);

describe('the glossary', () => {
	test('has at least forty entries', () => {
		expect(base.length).toBeGreaterThanOrEqual(40);
	});

	test.for(locales)('says each entry in three professions’ words in %s', (locale) => {
		const { entries, review } = glossaryIn(locale);
		expect(Object.keys(entries)).toEqual(base);
		expect(['unreviewed', 'reviewed']).toContain(review);
		for (const [id, entry] of Object.entries(entries)) {
			expect(entry.term, id).not.toBe('');
			expect(entry.said.length, id).toBeGreaterThan(0);
			for (const voice of voices) {
				expect(entry[voice].length, `${id}, ${voice}`).toBeGreaterThan(30);
				expect(entry[voice], `${id}, ${voice}`).toMatch(/[.?]$/);
			}
		}
	});

	test.for(locales)('says nothing twice in %s', (locale) => {
		const all = Object.values(glossaryIn(locale).entries);
		const once = (texts: readonly string[]) => {
			expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
		};
		once(all.map(({ term }) => term.toLowerCase()));
		once(all.flatMap(({ said }) => said));
		once(all.flatMap((entry) => voices.map((voice) => entry[voice])));
	});

	test.for(locales)('is found by each of its own words in %s', (locale) => {
		for (const [id, { said }] of Object.entries(glossaryIn(locale).entries))
			for (const phrase of said) {
				expect(entriesIn(`(${phrase.toUpperCase()}), 1`, glossaryIn(locale)), phrase).toContain(id);
				expect(listEntries(glossaryIn(locale), locale, phrase).map((entry) => entry.id)).toContain(id);
			}
	});

	test('finds whole words only, in the order of the text', () => {
		const found = entriesIn('Acceptance after a milestone; the tenderness of lotteries.', glossaryIn('en'));
		expect(found).toEqual(['acceptance', 'milestone']);
		expect(entriesIn("Avant l'appel d'offres", glossaryIn('fr'))).toEqual(['tender']);
	});

	test('explains a text of one language to a reader of another', () => {
		const [first] = explainWords('O edital pede garantia.', 'pt', 'en');
		expect(first).toMatchObject({ id: 'tender', term: 'Tender' });
	});

	test('is searched without accents and in any order of words', () => {
		const ids = (query: string) => listEntries(glossaryIn('pt-BR'), 'pt-BR', query).map(({ id }) => id);
		expect(ids('licitacao')).toContain('tender');
		expect(ids('xyzzy')).toEqual([]);
		expect(ids('')).toHaveLength(base.length);
	});
});
