/** The shape of `data/vocabulary/vocabulary.json`: one vocabulary for needs, profiles and products. */

export const conceptKinds = ['technology', 'method', 'role', 'domain', 'activity', 'standard'] as const;
export type ConceptKind = (typeof conceptKinds)[number];

/** Languages of the interface: every hand-written concept has a label and its turns of phrase in them. */
export const handWrittenLanguages = ['en', 'pt', 'es', 'fr'] as const;
export type HandWrittenLanguage = (typeof handWrittenLanguages)[number];
/**
 * Languages with labels and the commonest synonyms, by hand, for every concept that is not called the same
 * everywhere. Those named in neither list carry procurement labels only.
 */
export const furtherLanguages = [
	...['sw', 'id', 'bn', 'ar', 'hi', 'de', 'it', 'nl', 'pl', 'sv', 'da', 'fi'],
	...['ro', 'lv', 'cs', 'el', 'hu', 'uk', 'ja', 'ko', 'zh']
] as const;
export const writtenLanguages: readonly string[] = [...handWrittenLanguages, ...furtherLanguages];

export interface Concept {
	/** Stable slug, e.g. `gis`, `web-mapping`, `python`. */
	id: string;
	/** Stable positive integer, given once and never reused: the key in the posting tables. */
	term: number;
	kind: ConceptKind;
	/** Label by language; `en` always present. */
	labels: { en: string } & Partial<Record<string, string>>;
	/** Other names by language, as people write them; `und` holds names used in every language (QGIS, k8s). */
	synonyms: Partial<Record<string, readonly string[]>>;
	/** Ids of concepts that include this one. Holding this one counts in full where a broader one is asked for. */
	broader: readonly string[];
	related: readonly string[];
	/** What work on it is usually done with (a website: HTML, CSS, JavaScript): welcome where it is asked for. */
	usually?: readonly string[];
	/**
	 * Names that are also everyday words (go, rest, make): they count only with the context that says so.
	 * Compare by `nameKey`; a label or synonym of this concept listed here is ambiguous wherever it stands.
	 */
	ambiguous: readonly string[];
	/** Words that name this concept when they stand near each other in any order: [["publish", "maps"]]. */
	together?: Partial<Record<HandWrittenLanguage, readonly (readonly string[])[]>>;
	/** A heading gathers concepts that do not stand in for each other: those under it are not siblings. */
	heading?: true;
	/**
	 * A field an office works in (housing, schools, libraries) rather than something a person can do: where a
	 * need only mentions it, it is at most nice to have.
	 */
	sector?: true;
	/** One plain English sentence, where the source had one. */
	description?: string;
	/** Common Procurement Vocabulary codes, eight digits. */
	cpv: readonly string[];
	esco?: string;
	/** `ours` for the hand-written layer, otherwise the source with its licence. */
	source: string;
	/** Where a hand-written concept took further names from, with the licence. */
	alsoFrom?: string;
}

export interface Vocabulary {
	/** Changes whenever the content does; stored with every match snapshot. */
	version: string;
	/** Review state of each hand-written language: who signed it, or `unreviewed`. */
	review: Record<string, string>;
	concepts: readonly Concept[];
}
