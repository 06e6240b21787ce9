/** What keeps a file from exhausting its reader, counted in one pass before anything is made of it. */
import { Lexer } from 'yaml';

/** The standard nests five deep; what nests deeper is made to exhaust its reader. */
const deepest = 12;
/** The standard has some sixty fields, five of them in each language. */
export const mostKeys = 500;
/** Entries of lists: features in forty languages are some hundreds. */
export const mostEntries = 5_000;

/** Whether a text has more keys or entries of lists than any description of a product. Reads no further than that. */
export function holdsTooMuch(text: string): boolean {
	let [keys, entries, isWords] = [0, 0, false];
	const open: string[] = [];
	for (const token of new Lexer().lex(text)) {
		// The lexer announces words with this sign, so that a word `:` is not taken for a colon.
		const words = isWords;
		isWords = token === '\u001f';
		if (words || isWords) continue;
		const inMap = open.at(-1) === '{';
		if (token === '{' || token === '[') open.push(token);
		else if (token === '}' || token === ']') open.pop();
		// Within braces a comma alone begins the next key.
		if (token === '{' || (token === ',' && inMap)) keys += 1;
		else if (token === ':' || token === '?') keys += inMap ? 0 : 1;
		else if (token === '-' || token === ',') entries += 1;
		if (keys > mostKeys || entries > mostEntries) return true;
	}
	return false;
}

/** Counted in the text, before anything walks down into it: brackets, and steps of indentation. */
export function nestsTooDeep(text: string): boolean {
	let open = 0;
	for (const sign of text) {
		if (sign === '[' || sign === '{') open += 1;
		else if (sign === ']' || sign === '}') open = Math.max(0, open - 1);
		// In running text brackets are closed again; hundreds that are not are no text.
		if (open > 200) return true;
	}
	const steps: number[] = [];
	for (const line of text.split('\n')) {
		const [lead = ''] = /^[ \-?:]*/.exec(line) ?? [];
		const dashes = lead.replaceAll(/[^-?:]/g, '').length;
		if (dashes > deepest) return true;
		while ((steps.at(-1) ?? -1) >= lead.length) steps.pop();
		if (line.trim() !== '') steps.push(lead.length);
		if (steps.length > 100) return true;
	}
	return false;
}
