/** What somebody typed into a search box, as list queries read it. */
export interface SearchWords {
	/** The whole text in lower case, single spaces. */
	text: string;
	/** Each word with the skills it names; every word must be found somewhere in a row. */
	words: readonly { word: string; skills: readonly string[] }[];
	/** Skills the whole text names: enough by themselves, whatever the words. */
	skills: readonly string[];
}

/** More words than this only make a search slower, never better. */
const mostWords = 8;

/** Splits a search text; `skillsNamed` gives the ids of the skills a phrase names, narrower ones included. */
export function readSearchWords(
	typed: string,
	skillsNamed: (phrase: string) => readonly string[] = () => []
): SearchWords | undefined {
	const text = typed.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
	if (text === '') return undefined;
	const words = [...new Set(text.split(' '))].slice(0, mostWords);
	return {
		text,
		words: words.map((word) => ({ word, skills: skillsNamed(word) })),
		skills: skillsNamed(text)
	};
}
