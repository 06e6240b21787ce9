/** Words written together: `Geodatenportal`, `tietokantapalvelin`. The part that is a name is found again. */

/** Languages that write compounds as one word. */
export const compounding: ReadonlySet<string> = new Set(['de', 'nl', 'sv', 'da', 'fi', 'hu']);

const shortestPart = 5;
const shortestRest = 3;
const longest = 40;

/**
 * The longest known part at the end of a word, else the longest at its beginning: the last part says what a
 * compound is. `known` is asked with a part as it stands; it takes linking letters off as it does endings.
 */
export function partOf<Found>(word: string, known: (part: string) => Found | undefined): Found | undefined {
	if (word.length < shortestPart + shortestRest || word.length > longest) return undefined;
	for (let from = shortestRest; from <= word.length - shortestPart; from += 1) {
		const found = known(word.slice(from));
		if (found !== undefined) return found;
	}
	for (let to = word.length - shortestRest; to >= shortestPart; to -= 1) {
		const found = known(word.slice(0, to));
		if (found !== undefined) return found;
	}
	return undefined;
}
