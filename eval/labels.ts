/**
 * A label in one language → the same concept. The 750 procurement codes are the concepts. All labels of the
 * language under test are left out: a code is only known by its labels in the other 23 languages.
 */
import { fold } from '../src/lib/platform/fold.ts';
import { createReader } from '../src/lib/matching/understand.ts';
import { nameKey } from '../src/lib/skills/names.ts';
import type { Vocabulary } from '../src/lib/skills/vocabulary.ts';
import { createBm25, inOrder, type Ranked } from './bm25.ts';
import { depth, mean, recall, reciprocalRank } from './metrics.ts';
import { readText, vocabulary } from './vocabulary.ts';

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
	const ours = createLabelSearch(known, without(labels, language), language);
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

/** Skills read from a label weigh half as much as its letters. */
const skillShare = 0.5;

/** Groups of three letters travel between related languages where words do not; skills travel between all. */
function createLabelSearch(
	known: readonly Known[],
	reduced: Vocabulary,
	language: string
): (text: string) => Ranked[] {
	const reader = createReader({
		vocabulary: reduced,
		gazetteer: { version: '', subdivisions: [], cities: [] }
	});
	const skillsOf = (text: string, spoken: string): string[] =>
		reader(text, spoken).skills.map(({ skill }) => skill);
	const skills = known.map(({ texts }) => {
		const readable = texts.filter(({ spoken }) => ['en', 'pt', 'es', 'fr'].includes(spoken));
		return new Set(readable.flatMap(({ spoken, text }) => skillsOf(text, spoken)));
	});
	const letters = createLetterIndex(known);
	return (text) => {
		const wanted = new Set(skillsOf(text, language));
		const alike = letters(text);
		return inOrder(
			known.map(({ id }, at) => ({
				id,
				score: (alike[at] ?? 0) + skillShare * overlap(wanted, skills[at] ?? new Set())
			}))
		);
	};
}

/** For a text and each concept the likeness of letters (cosine, rare groups weigh more) to its closest label. */
function createLetterIndex(known: readonly Known[]): (text: string) => number[] {
	const owners: number[] = [];
	const postings = new Map<string, number[]>();
	const groups: ReadonlySet<string>[] = [];
	for (const [at, { texts }] of known.entries()) {
		for (const { text } of texts) {
			const part = trigrams(text);
			for (const gram of part)
				postings
					.set(gram, postings.get(gram) ?? [])
					.get(gram)
					?.push(groups.length);
			groups.push(part);
			owners.push(at);
		}
	}
	const weightOf = (gram: string): number => {
		const times = postings.get(gram)?.length;
		return times === undefined ? 0 : Math.log(1 + groups.length / times) ** 2;
	};
	const sizeOf = (part: ReadonlySet<string>): number =>
		Math.sqrt([...part].reduce((sum, gram) => sum + weightOf(gram), 0)) || 1;
	const sizes = groups.map(sizeOf);
	return (text) => {
		const asked = trigrams(text);
		const size = sizeOf(asked);
		const sums = new Float64Array(groups.length);
		for (const gram of asked) {
			const weight = weightOf(gram);
			for (const at of postings.get(gram) ?? []) sums[at] = (sums[at] ?? 0) + weight;
		}
		const best = known.map(() => 0);
		for (const [at, sum] of sums.entries()) {
			const owner = owners[at] ?? 0;
			best[owner] = Math.max(best[owner] ?? 0, sum / (size * (sizes[at] ?? 1)));
		}
		return best;
	};
}

function trigrams(text: string): Set<string> {
	const folded = fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ');
	const padded = ` ${folded.trim()} `;
	return new Set(Array.from({ length: Math.max(0, padded.length - 2) }, (_, at) => padded.slice(at, at + 3)));
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	const shared = [...a].filter((one) => b.has(one)).length;
	return shared === 0 ? 0 : (2 * shared) / (a.size + b.size);
}
