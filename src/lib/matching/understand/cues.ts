/** Finding the turns of phrase of each language in a text, one automaton per language built once. */
import { withoutEnding } from '../../skills/reading/endings.ts';
import { isFunctionWord } from '../../skills/reading/function-words.ts';
import { Phrases } from '../../skills/reading/phrases.ts';
import { tokenise, type Token } from '../../skills/reading/tokens.ts';
import type { CueMeaning, CueTable } from './cues/cue.ts';
import { en } from './cues/en.ts';
import { es } from './cues/es.ts';
import { fr } from './cues/fr.ts';
import { further } from './cues/further.ts';
import { pt } from './cues/pt.ts';
import { scripts } from './cues/scripts.ts';
import { sw } from './cues/sw.ts';

export interface Cue {
	meaning: CueMeaning;
	/** Tokens `from` up to, not including, `to`. */
	from: number;
	to: number;
}

interface Meaning {
	meaning: CueMeaning;
	words: number;
}

const tables: Readonly<Record<string, CueTable>> = { en, pt, es, fr, sw, ...further, ...scripts };
/** Read in texts whose language nobody could tell. */
const readAnyway = new Set(['en', 'pt', 'es', 'fr']);
/** Meanings that compete for the same words: `not only` must silence `not`. Others live beside each other. */
const families: readonly (readonly CueMeaning[])[] = [
	['deny', 'deny_next', 'deny_back', 'replace', 'leave', 'keep', 'nice_back', 'nice', 'must'],
	['until'],
	['level_1', 'level_2', 'level_3', 'level_4'],
	['remote', 'on_site', 'no_presence'],
	[
		'kind_volunteering',
		'kind_paid_contract',
		'kind_small_purchase',
		'kind_market_sounding',
		'kind_training',
		'kind_mentoring',
		'kind_advice',
		'kind_grant',
		'kind_stipend',
		'kind_secondment',
		'kind_code_review'
	],
	['speak'],
	['in_language'],
	['place', 'maybe_place'],
	['place_noun'],
	['area_noun'],
	['technology'],
	['ask']
];

const automata = new Map<string, readonly Phrases<Meaning>[]>(
	Object.entries(tables).map(([language, table]) => [
		language,
		families.map((family) => automaton(table, family, language))
	])
);

function automaton(table: CueTable, family: readonly CueMeaning[], language: string): Phrases<Meaning> {
	const phrases = new Phrases<Meaning>();
	for (const meaning of family) {
		for (const text of table[meaning]?.split('|') ?? []) {
			const words = tokenise(text).map(({ word }) => withoutEnding(word, language));
			phrases.add(words, { meaning, words: words.length });
		}
	}
	return phrases;
}

/**
 * All cues of a text in order. Besides the text's own language only turns of several words are read in the other
 * languages, and single words only where no language has a small word like them.
 */
export function findCues(tokens: readonly Token[], language: string): Cue[] {
	const words = tokens.map(({ word }) => word);
	const cues: Cue[] = [];
	for (const [spoken, group] of automata) {
		const own = spoken === language || (language === 'und' && spoken === 'en');
		if (!own && (language === 'und' ? !readAnyway.has(spoken) : spoken !== 'en')) continue;
		// Turns of the first four languages are written out in all their forms.
		const read = own && !readAnyway.has(spoken) ? words.map((word) => withoutEnding(word, spoken)) : words;
		for (const phrases of group) collect(phrases, read, tokens, cues, own);
	}
	return cues.sort((a, b) => a.from - b.from || b.to - a.to);
}

function collect(
	phrases: Phrases<Meaning>,
	words: readonly string[],
	tokens: readonly Token[],
	cues: Cue[],
	own: boolean
): void {
	let from = 0;
	while (from < words.length) {
		const found = phrases.longest(words, from, undefined, Math.min(from + 6, words.length));
		const inOneSentence = found && tokens[from]?.sentence === tokens[found.end - 1]?.sentence;
		if (!found || !inOneSentence || (!own && !isTelling(words, from, found.end))) {
			from += 1;
			continue;
		}
		for (const { meaning } of found.values) cues.push({ meaning, from, to: found.end });
		from = found.end;
	}
}

function isTelling(words: readonly string[], from: number, to: number): boolean {
	if (to > from + 1) return true;
	const word = words[from] ?? '';
	return word.length > 4 && !isFunctionWord(word);
}
