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

/** Skills read from a label weigh as much as its letters. */
const skillShare = 0.5;

/** Groups of three letters travel between related languages where words do not; skills travel between all. */
function createLabelSearch(
	known: readonly { id: string; texts: readonly { spoken: string; text: string }[] }[],
	reduced: Vocabulary,
	language: string
): (text: string) => Ranked[] {
	const reader = createReader({
		vocabulary: reduced,
		gazetteer: { version: '', subdivisions: [], cities: [] }
	});
	const skillsOf = (text: string, spoken: string): Set<string> =>
		new Set(reader(text, spoken).skills.map(({ skill }) => skill));
	const documents = known.map(({ id, texts }) => ({
		id,
		parts: texts.map(({ text }) => trigrams(text)),
		skills: new Set(
			texts.flatMap(({ spoken, text }) =>
				['en', 'pt', 'es', 'fr'].includes(spoken) ? [...skillsOf(text, spoken)] : []
			)
		)
	}));
	const weights = rarities(documents.flatMap(({ parts }) => parts));
	const sized = documents.map(({ id, parts, skills }) => ({
		id,
		skills,
		parts: parts.map((part) => ({ part, size: sizeOf(part, weights) }))
	}));
	return (text) => {
		const asked = trigrams(text);
		const size = sizeOf(asked, weights);
		const wanted = skillsOf(text, language);
		return inOrder(
			sized.map(({ id, parts, skills }) => {
				const letters = Math.max(0, ...parts.map((one) => alike(asked, size, one, weights)));
				return { id, score: letters + skillShare * overlap(wanted, skills) };
			})
		);
	};
}

function trigrams(text: string): Set<string> {
	const padded = ` ${fold(text)
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()} `;
	return new Set(Array.from({ length: Math.max(0, padded.length - 2) }, (_, at) => padded.slice(at, at + 3)));
}

function rarities(parts: readonly ReadonlySet<string>[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const part of parts) for (const gram of part) counts.set(gram, (counts.get(gram) ?? 0) + 1);
	return new Map([...counts].map(([gram, count]) => [gram, Math.log(1 + parts.length / count)]));
}

function sizeOf(part: ReadonlySet<string>, weights: ReadonlyMap<string, number>): number {
	let sum = 0;
	for (const gram of part) sum += (weights.get(gram) ?? 0) ** 2;
	return Math.sqrt(sum) || 1;
}

/** Cosine of two sets of letter groups weighted by rarity. */
function alike(
	asked: ReadonlySet<string>,
	size: number,
	other: { part: ReadonlySet<string>; size: number },
	weights: ReadonlyMap<string, number>
): number {
	let sum = 0;
	for (const gram of asked) if (other.part.has(gram)) sum += (weights.get(gram) ?? 0) ** 2;
	return sum / (size * other.size);
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	const shared = [...a].filter((one) => b.has(one)).length;
	return shared === 0 ? 0 : (2 * shared) / (a.size + b.size);
}
