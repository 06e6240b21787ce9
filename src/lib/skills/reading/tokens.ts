/** Cutting a text into words that know where they stood in it. */
import { foldCharacter } from '../../platform/fold.ts';

/** What lies between a word and the one before it. */
export type Gap = 'none' | 'space' | 'joint' | 'dot' | 'comma' | 'colon' | 'stop';

export interface Token {
	/** Folded letters and figures: `c++`, `dotnet`, `cartographie`. */
	word: string;
	/** UTF-16 offsets into the original text. */
	start: number;
	end: number;
	/** Begins with a capital letter in a script that has them. */
	capital: boolean;
	/** Two letters or more, none of them small. */
	upper: boolean;
	gap: Gap;
	/** Number of the sentence, list item or heading the word is in. */
	sentence: number;
	/** Number of the paragraph: blank lines part them. */
	paragraph: number;
}

const wordCharacter = /[\p{L}\p{N}\p{M}_]/u;
/** Scripts that leave no space between words: each sign is a token, names match as rows of signs. */
const unspaced =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const capitalLetter = /\p{Lu}/u;
const smallLetter = /\p{Ll}/u;
const mark = /\p{M}/u;
/** Addresses name hosts and folders, not skills; tags are no words. Each part is bounded: long texts stay fast. */
const skipped =
	/\b(?:https?:\/\/|www\.)[^\s<>"')\]]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+|<\/?[a-z][^<>]{0,200}>/giu;
const maySkip = /:\/\/|www\.|@|<\/?[a-z]/i;

/** Words without any full stop are cut here, so that no text makes every word look at every other. */
const longestSentence = 250;

interface Cursor {
	text: string;
	tokens: Token[];
	sentence: number;
	paragraph: number;
	/** Words of this sentence so far. */
	words: number;
	/** End of the last token. */
	last: number;
	/** Mid-sentence full stops must not end one: `St. Gallen`, `e.g. this`. */
	previous: string;
}

/** The first `most` words of a text with their places; addresses, mail boxes and tags are left out. */
export function tokenise(text: string, most = Infinity): Token[] {
	const cursor: Cursor = { text, tokens: [], sentence: 0, paragraph: 0, words: 0, last: 0, previous: '' };
	let from = 0;
	for (const part of maySkip.test(text) ? text.matchAll(skipped) : []) {
		readWords(cursor, from, part.index, most);
		if (cursor.tokens.length >= most) break;
		from = part.index + part[0].length;
	}
	readWords(cursor, from, text.length, most);
	return cursor.tokens;
}

function readWords(cursor: Cursor, from: number, to: number, most: number): void {
	let at = from;
	while (at < to && cursor.tokens.length < most) {
		const character = characterAt(cursor.text, at);
		if (!isWord(character)) {
			at += character.length;
			continue;
		}
		at = readWord(cursor, at, to);
	}
}

function characterAt(text: string, at: number): string {
	const code = text.charCodeAt(at);
	if (!(code >= 0xd800 && code <= 0xdbff)) return text.charAt(at);
	return String.fromCodePoint(text.codePointAt(at) ?? code);
}

function isWord(character: string): boolean {
	const code = character.charCodeAt(0);
	if (code < 128) return (code > 96 && code < 123) || (code > 64 && code < 91) || (code > 47 && code < 58);
	return wordCharacter.test(character);
}

/** Reads the word beginning at `start` and answers where it ends. */
function readWord(cursor: Cursor, start: number, to: number): number {
	const { text } = cursor;
	let at = start;
	let word = '';
	let single = false;
	while (at < to) {
		const character = characterAt(text, at);
		if (!isWord(character)) break;
		const alone = character.charCodeAt(0) > 127 && unspaced.test(character);
		if (alone && word !== '') break;
		word += foldCharacter(character);
		at += character.length;
		single = alone;
		if (alone) {
			while (at < to && mark.test(text.charAt(at))) at += 1;
			break;
		}
	}
	if (!single) {
		const suffix = signsAfter(text, word, at, to);
		word += suffix;
		at += suffix.length;
	}
	if (word !== '') add(cursor, word, start, at);
	return at;
}

/** `C++` and `C#` are names; `A+B`, `18+` and `page#top` are not. */
function signsAfter(text: string, word: string, at: number, to: number): string {
	if (!/[a-z]$/.test(word)) return '';
	const signs = text.startsWith('++', at) ? '++' : text.charAt(at) === '#' ? '#' : '';
	if (signs === '' || at + signs.length > to) return '';
	return isWord(characterAt(text, at + signs.length) || ' ') ? '' : signs;
}

function add(cursor: Cursor, word: string, start: number, end: number): void {
	const { text, tokens } = cursor;
	const between = text.slice(cursor.last, start);
	const original = text.slice(start, end);
	const gap = tokens.length === 0 ? 'none' : gapOf(between, original, cursor.previous);
	cursor.words = gap === 'stop' ? 0 : cursor.words + 1;
	if (gap === 'stop' || cursor.words % longestSentence === 0) cursor.sentence += 1;
	if (gap === 'stop' && /\n[^\S\n]*\n/.test(between)) cursor.paragraph += 1;
	tokens.push({
		word: isDotNet(word, between, cursor.previous) ? 'dotnet' : word,
		start,
		end,
		capital: capitalLetter.test(characterAt(original, 0)),
		// Of the folded word: a letter may be written as two code points.
		upper: word.length > 1 && capitalLetter.test(original) && !smallLetter.test(original),
		gap,
		sentence: cursor.sentence,
		paragraph: cursor.paragraph
	});
	cursor.last = end;
	cursor.previous = word;
}

function isDotNet(word: string, between: string, previous: string): boolean {
	if (word !== 'net' || !between.endsWith('.')) return false;
	return between.length > 1 || previous === '' || ['asp', 'vb', 'ado', 'ml'].includes(previous);
}

const abbreviations = new Set([
	'st',
	'ste',
	'dr',
	'mr',
	'mrs',
	'ms',
	'sr',
	'sra',
	'dra',
	'vs',
	'no',
	'nr',
	'ex',
	'etc',
	'av'
]);

function gapOf(between: string, next: string, previous: string): Gap {
	if (between === ' ') return 'space';
	if (between === '.') return 'dot';
	if (between.includes('\n')) return lineGap(between, next);
	if (/[!?;…。！？¿¡•|]/.test(between)) return 'stop';
	if (/\.\s/.test(between)) return endsSentence(next, previous) ? 'stop' : 'comma';
	if (/:(\s|$)/.test(between)) return 'colon';
	if (/[,()[\]{}–—«»"“”，、]/.test(between) || /\s[-/]\s/.test(between)) return 'comma';
	return /\s/.test(between) ? 'space' : 'joint';
}

/** Lines broken in the middle of a sentence go on in small letters; list items and headings do not. */
function lineGap(between: string, next: string): Gap {
	if (/\n\s*\n/.test(between) || /[.!?;:•]/.test(between) || /\n\s*([-*+>#|]|\d+[.)])\s/.test(between))
		return 'stop';
	if (capitalLetter.test(characterAt(next, 0))) return 'stop';
	return between.includes(',') ? 'comma' : 'space';
}

function endsSentence(next: string, previous: string): boolean {
	if (abbreviations.has(previous) || previous.length === 1) return false;
	return !smallLetter.test(characterAt(next, 0));
}
