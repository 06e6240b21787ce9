/** Words of public work with software, each said three times: to a lawyer, to a buyer, to whoever makes it. */

export const voices = ['law', 'buying', 'making'] as const;
export type Voice = (typeof voices)[number];

export interface GlossaryEntry extends Readonly<Record<Voice, string>> {
	term: string;
	/** Words of a text that mean it, in small letters. */
	said: readonly string[];
}

/** A glossary in one language. `review` stays `unreviewed` until somebody of that language has signed it. */
export interface Glossary {
	review: string;
	entries: Readonly<Record<string, GlossaryEntry>>;
}

export interface NamedEntry extends GlossaryEntry {
	id: string;
}

/** Every entry in the order of its term in that language; with a query, those that hold all of its words. */
export function listEntries({ entries }: Glossary, locale: string, query = ''): NamedEntry[] {
	const wanted = plain(query).split(/\s+/).filter(Boolean);
	return Object.entries(entries)
		.map(([id, entry]) => ({ id, ...entry }))
		.filter(({ term, said, law, buying, making }) => {
			const held = plain([term, ...said, law, buying, making].join(' '));
			return wanted.every((word) => held.includes(word));
		})
		.sort((a, b) => a.term.localeCompare(b.term, locale));
}

/** Ids of the entries a text speaks of, in the order in which they first appear. */
export function entriesIn(text: string, { entries }: Glossary): string[] {
	const words = lower(text);
	return Object.entries(entries)
		.map(([id, { said }]) => ({ id, at: Math.min(...said.map((phrase) => placeOf(lower(phrase), words))) }))
		.filter(({ at }) => at < Infinity)
		.sort((a, b) => a.at - b.at)
		.map(({ id }) => id);
}

/** Where a phrase first stands as whole words; an elided article (`l’appel`) does not hide it. */
function placeOf(phrase: string, text: string): number {
	for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
		const around = (text[at - 1] ?? ' ') + (text[at + phrase.length] ?? ' ');
		if (!/[\p{L}\p{N}]/u.test(around)) return at;
	}
	return Infinity;
}

const lower = (text: string) => text.normalize('NFC').toLowerCase().replaceAll("'", '’');
const plain = (text: string) => lower(text).normalize('NFD').replace(/\p{M}/gu, '');
