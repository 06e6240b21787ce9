/**
 * A label in one language → the same concept. The 750 procurement codes are the concepts. All labels of the
 * language under test are left out: a code is only known by its labels in the other 23 languages.
 */
import { fold } from '../src/lib/platform/fold.ts';
import { createReader } from '../src/lib/matching/understand.ts';
import { nameKey } from '../src/lib/skills/names.ts';
import type { Vocabulary } from '../src/lib/skills/vocabulary.ts';
import { createBm25, inOrder, type Ranked } from './bm25.ts';
import { createBridge, rootsIn } from './bridge.ts';
import { depth, mean, recall, reciprocalRank } from './metrics.ts';
import { romanised } from './romanised.ts';
import { read, readText, vocabulary } from './vocabulary.ts';

type Labels = Record<string, Record<string, string>>;

interface Known {
	id: string;
	texts: readonly { spoken: string; text: string }[];
}

export interface LabelResult {
	labels: number;
	'recall@10': number;
	'mrr@10': number;
}

export interface LabelResults extends LabelResult {
	bm25: LabelResult;
}

/** The vocabulary without any name that a procurement code has in one language. */
function without(labels: Labels, language: string): Vocabulary {
	const hidden = new Set(Object.values(labels).map((names) => nameKey(names[language] ?? '')));
	const concepts = vocabulary.concepts.map((concept) => ({
		...concept,
		synonyms: Object.fromEntries(
			Object.entries(concept.synonyms).map(([spoken, names]) => [
				spoken,
				(names ?? []).filter((name) => !hidden.has(nameKey(name)))
			])
		)
	}));
	return { ...vocabulary, concepts };
}

export function evaluateLabels(languages: readonly string[]): Record<string, LabelResults> {
	const labels = JSON.parse(readText('data/vocabulary/sources/cpv-ict.json')) as Labels;
	return Object.fromEntries(languages.map((language) => [language, evaluate(labels, language)]));
}

function evaluate(labels: Labels, language: string): LabelResults {
	const codes = Object.entries(labels);
	const known = codes.map(([id, names]) => ({
		id,
		texts: Object.entries(names)
			.filter(([spoken, text]) => spoken !== language && text !== names[language])
			.map(([spoken, text]) => ({ spoken, text }))
	}));
	const queries = codes.flatMap(([id, names]) =>
		names[language] === undefined ? [] : [{ id, text: names[language] }]
	);
	const ours = createLabelSearch(labels, known, without(labels, language), language);
	const baseline = createBm25(
		known.map(({ id, texts }) => ({ id, text: texts.map(({ text }) => text).join(' ') }))
	);
	return { ...judge(queries, ours), bm25: judge(queries, baseline) };
}

function judge(
	queries: readonly { id: string; text: string }[],
	rank: (text: string) => Ranked[]
): LabelResult {
	const each = queries.map(({ id, text }) => {
		const ranked = rank(text)
			.slice(0, depth)
			.map((one) => one.id);
		return { recall: recall(ranked, new Set([id])), rank: reciprocalRank(ranked, new Set([id]), depth) };
	});
	return {
		labels: queries.length,
		'recall@10': mean(each.map((one) => one.recall)),
		'mrr@10': mean(each.map(({ rank: value }) => value))
	};
}

const procurementWords = JSON.parse(readText('data/vocabulary/procurement-words.json')) as Record<
	string,
	Record<string, string[]>
>;

/** Skills read from a label, and words known from the vocabulary's names, weigh less than its letters. */
const skillShare = 0.5;
const wordShare = 0.8;

/** Languages whose labels are read for skills on the known side. */
const readable = new Set(['en', 'pt', 'es', 'fr']);
const skillsRead = new Map<string, readonly string[]>();

/** What the product reads in a known label: the same in every run, so read once. */
function skillsIn(text: string, spoken: string): readonly string[] {
	const key = `${spoken} ${text}`;
	const skills = skillsRead.get(key) ?? read(text, spoken).skills.map(({ skill }) => skill);
	skillsRead.set(key, skills);
	return skills;
}

/**
 * Groups of three letters travel between related languages where words do not; skills travel between all, and so
 * do words that the vocabulary's own names translate.
 */
function createLabelSearch(
	labels: Labels,
	known: readonly Known[],
	reduced: Vocabulary,
	language: string
): (text: string) => Ranked[] {
	const reader = createReader({
		vocabulary: reduced,
		gazetteer: { version: '', subdivisions: [], cities: [] }
	});
	const skills = known.map(
		({ texts }) =>
			new Set(
				texts
					.filter(({ spoken }) => readable.has(spoken))
					.flatMap(({ spoken, text }) => skillsIn(text, spoken))
			)
	);
	const letters = createLetterIndex(labels, language);
	const words = createWordIndex(known, reduced, language);
	return (text) => {
		const wanted = new Set(reader(text, language).skills.map(({ skill }) => skill));
		const alike = letters(text);
		const meant = words(text);
		return inOrder(
			known.map(({ id }, at) => ({
				id,
				score:
					(alike[at] ?? 0) +
					skillShare * overlap(wanted, skills[at] ?? new Set()) +
					wordShare * (meant[at] ?? 0)
			}))
		);
	};
}

/** For a text the likeness of its words, brought into English, to each English label; rare words weigh more. */
function createWordIndex(
	known: readonly Known[],
	reduced: Vocabulary,
	language: string
): (text: string) => number[] {
	if (language === 'en') return () => [];
	const bridge = createBridge(reduced, language, procurementWords);
	const labels = known.map(
		({ texts }) => new Set(rootsIn(texts.find(({ spoken }) => spoken === 'en')?.text ?? '', 'en'))
	);
	const owners = new Map<string, number>();
	for (const label of labels) for (const word of label) owners.set(word, (owners.get(word) ?? 0) + 1);
	const weightOf = (word: string) => Math.log(1 + labels.length / (owners.get(word) ?? labels.length)) ** 2;
	const sizes = labels.map((label) => Math.sqrt([...label].reduce((sum, word) => sum + weightOf(word), 0)));
	return (text) => {
		const meant = [...bridge(text)].filter(([word]) => owners.has(word));
		const size = Math.sqrt(meant.reduce((sum, [word, sure]) => sum + sure * weightOf(word), 0)) || 1;
		return labels.map(
			(label, at) =>
				meant.reduce((sum, [word, sure]) => sum + (label.has(word) ? sure * weightOf(word) : 0), 0) /
				(size * (sizes[at] ?? 1) || 1)
		);
	};
}

/** One known label, in groups of three letters. */
interface Group {
	/** Index of its concept. */
	owner: number;
	spoken: string;
	text: string;
	grams: ReadonlySet<string>;
}

interface Letters {
	groups: readonly Group[];
	/** Indices of the groups that hold a gram. */
	postings: ReadonlyMap<string, readonly number[]>;
}

let lettersRead: Letters | undefined;

/** All labels of all languages, cut up once. */
function readLetters(labels: Labels): Letters {
	const postings = new Map<string, number[]>();
	const groups = Object.values(labels).flatMap((names, owner) =>
		Object.entries(names).map(([spoken, text]): Group => ({ owner, spoken, text, grams: trigrams(text) }))
	);
	for (const [at, { grams }] of groups.entries()) {
		for (const gram of grams) {
			const list = postings.get(gram);
			if (list) list.push(at);
			else postings.set(gram, [at]);
		}
	}
	return { groups, postings };
}

/**
 * For a text and each concept the likeness of letters (cosine, rare groups weigh more) to its closest label in
 * another language. What the language itself writes counts nowhere, not even in how rare a group is.
 */
function createLetterIndex(labels: Labels, language: string): (text: string) => number[] {
	lettersRead ??= readLetters(labels);
	const { groups, postings } = lettersRead;
	const own = Object.values(labels).map((names) => names[language]);
	const isOpen = groups.map(({ owner, spoken, text }) => spoken !== language && text !== own[owner]);
	const open = isOpen.filter(Boolean).length;
	const weights = new Map<string, number>();
	const weightOf = (gram: string): number => {
		let weight = weights.get(gram);
		if (weight === undefined) {
			let times = 0;
			for (const at of postings.get(gram) ?? []) if (isOpen[at]) times += 1;
			weight = times === 0 ? 0 : Math.log(1 + open / times) ** 2;
			weights.set(gram, weight);
		}
		return weight;
	};
	const sizeOf = (part: ReadonlySet<string>): number => {
		let sum = 0;
		for (const gram of part) sum += weightOf(gram);
		return Math.sqrt(sum) || 1;
	};
	const sizes = groups.map(({ grams }, at) => (isOpen[at] ? sizeOf(grams) : 1));
	return (text) => {
		const asked = trigrams(text);
		const size = sizeOf(asked);
		const sums = new Float64Array(groups.length);
		for (const gram of asked) {
			const weight = weightOf(gram);
			for (const at of postings.get(gram) ?? []) sums[at] = (sums[at] ?? 0) + weight;
		}
		const best = own.map(() => 0);
		for (const [at, sum] of sums.entries()) {
			const group = groups[at];
			if (sum === 0 || !group || !isOpen[at]) continue;
			best[group.owner] = Math.max(best[group.owner] ?? 0, sum / (size * (sizes[at] ?? 1)));
		}
		return best;
	};
}

function trigrams(text: string): Set<string> {
	const folded = romanised(fold(text)).replace(/[^\p{L}\p{N}]+/gu, ' ');
	const padded = ` ${folded.trim()} `;
	return new Set(Array.from({ length: Math.max(0, padded.length - 2) }, (_, at) => padded.slice(at, at + 3)));
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	const shared = [...a].filter((one) => b.has(one)).length;
	return shared === 0 ? 0 : (2 * shared) / (a.size + b.size);
}
