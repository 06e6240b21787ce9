/** Arabic spelling: short vowels and hamzas people write or leave out, and small words written onto the next one. */

const arabic = /\p{Script=Arabic}/u;
/** `تطبيقًا` is `تطبيق`: the ending of an object, with the letter that carries it. */
const objectEnding = /\u064b\u0627$|\u0627\u064b$/;
/** Signs of short vowels, hamzas split off by folding, and the stroke that only widens a word. */
const marks = /[\u064b-\u0655\u0670\u0640]/g;
/** `and`, `so`, `in`, `for`, `like`, alone or two of them, as in `وبالسودان`. */
const joined = /^[وف]?[بلك]?(?=.{3})/;

/** A folded word as it is written without signs of short vowels and hamzas; other scripts stay as they are. */
export function withoutSigns(word: string): string {
	return arabic.test(word) ? word.replace(objectEnding, '').replace(marks, '') : word;
}

/** Without the small words written onto its beginning; `لل` is `for the`. */
export function withoutSmallWords(word: string): string {
	if (!arabic.test(word)) return word;
	return word.startsWith('لل') ? `ال${word.slice(2)}` : word.replace(joined, '');
}
