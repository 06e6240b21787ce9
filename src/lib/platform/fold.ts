/**
 * Folding: the letters of a text without case, width and diacritics, so that `Cartographie`, `CARTOGRAPHIE`
 * and `ｃａｒｔｏｇｒａｐｈｉｅ` are one word, and NFC and NFD spellings fold alike.
 */

/** The ten figures of a script whose zero is this code point, as those of ASCII. */
function figuresFrom(zero: number): Record<string, string> {
	return Object.fromEntries(
		Array.from({ length: 10 }, (_, value) => [String.fromCharCode(zero + value), String(value)])
	);
}

/** Letters Unicode does not decompose but people type without their stroke, and the figures of Arabic writing. */
const plainLetters: Readonly<Record<string, string>> = {
	ß: 'ss',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	æ: 'ae',
	œ: 'oe',
	ı: 'i',
	ς: 'σ',
	...figuresFrom(0x660),
	...figuresFrom(0x6f0)
};
/** Only the diacritics of alphabets: vowel signs of other scripts tell words apart. */
const diacritics = /[\u0300-\u036f]/g;
const known = new Map<string, string>();

/** One code point folded; empty for a diacritic standing alone. */
export function foldCharacter(character: string): string {
	const code = character.charCodeAt(0);
	if (code < 128) return code > 64 && code < 91 ? String.fromCharCode(code + 32) : character;
	const remembered = known.get(character);
	if (remembered !== undefined) return remembered;
	const letters = character.normalize('NFKD').toLowerCase().normalize('NFKD').replace(diacritics, '');
	let folded = '';
	for (const letter of letters) folded += plainLetters[letter] ?? letter;
	// Texts hold few distinct letters; the bound keeps hostile input from growing the table.
	if (known.size < 5_000) known.set(character, folded);
	return folded;
}

const ascii = /^[ -~]*$/;

/** A whole text folded; offsets are lost. */
export function fold(text: string): string {
	if (ascii.test(text)) return text.toLowerCase();
	let folded = '';
	for (const character of text) folded += foldCharacter(character);
	return folded;
}
