/** Text → skills: the tags maintainers gave their projects (B1), or any set of labelled sentences. */
import { createBm25 } from './bm25.ts';
import { hit, mean, meanF1, overall, recall, reciprocalRank, type Counts } from './metrics.ts';
import { concepts, conceptOf, read, vocabulary } from './vocabulary.ts';

export interface LabelledText {
	id: string;
	text: string;
	labels: readonly string[];
}

export interface TagResult {
	texts: number;
	f1: number;
	precision: number;
	recall: number;
	'mean f1': number;
	'recall@10': number;
	mrr: number;
	'hr@10': number;
}

/** A label no concept owns can never be found; it stays in the denominator. */
function wanted(labels: readonly string[]): Set<string> {
	return new Set(labels.map((label) => conceptOf(label) ?? `unmapped:${label}`));
}

type Answer = (text: string) => { found: readonly string[]; ranked: readonly string[] };

/** All an office is shown, what follows from a product included: what is said first, then what follows from it. */
function understood(text: string): ReturnType<Answer> {
	const { skills } = read(text);
	const said = skills.filter(({ impliedBy }) => impliedBy === undefined);
	const implied = skills.filter(({ impliedBy }) => impliedBy !== undefined);
	const ranked = [...said, ...implied].map(({ skill }) => skill);
	return { found: ranked, ranked };
}

function judge(
	texts: readonly LabelledText[],
	answer: Answer,
	allowed: ReadonlySet<string> | undefined
): TagResult {
	const isAllowed = (id: string): boolean => allowed === undefined || allowed.has(id);
	const each = texts.map(({ text, labels }) => {
		const right = wanted(labels);
		const { found, ranked } = answer(text);
		const chosen = found.filter(isAllowed);
		const list = ranked.filter(isAllowed);
		const counts: Counts = {
			right: chosen.filter((id) => right.has(id)).length,
			found: chosen.length,
			wanted: right.size
		};
		return { counts, recall: recall(list, right), rank: reciprocalRank(list, right), hit: hit(list, right) };
	});
	return {
		texts: texts.length,
		...overall(each.map(({ counts }) => counts)),
		'mean f1': meanF1(each.map(({ counts }) => counts)),
		'recall@10': mean(each.map((one) => one.recall)),
		mrr: mean(each.map(({ rank }) => rank)),
		'hr@10': mean(each.map((one) => one.hit))
	};
}

/** The keyword baseline reads the names of the allowed concepts as documents; its first three count as found. */
function keywordAnswer(allowed: ReadonlySet<string> | undefined): Answer {
	const documents = vocabulary.concepts
		.filter(({ id }) => allowed === undefined || allowed.has(id))
		.map(({ id, labels, synonyms }) => ({
			id,
			text: [id, labels.en, ...(synonyms['en'] ?? []), ...(synonyms['und'] ?? [])].join(' ')
		}));
	const rank = createBm25(documents);
	return (text) => {
		const ranked = rank(text)
			.filter(({ score }) => score > 0)
			.map(({ id }) => id);
		return { found: ranked.slice(0, 3), ranked };
	};
}

export interface TagResults extends TagResult {
	bm25: TagResult;
}

/** `labels` are all labels there are to choose from; what is understood beyond them is not asked for. */
export function evaluateTags(texts: readonly LabelledText[], labels?: readonly string[]): TagResults {
	const allowed = labels && new Set(labels.map(conceptOf).filter((id) => id !== undefined));
	return { ...judge(texts, understood, allowed), bm25: judge(texts, keywordAnswer(allowed), allowed) };
}

/** Whether a text names one of its labels: the label or another name of its concept stands in it, in any case. */
export function isNamed({ text, labels }: LabelledText): boolean {
	const folded = ` ${plain(text)} `;
	return labels.some((label) => namesOf(label).some((name) => folded.includes(` ${name} `)));
}

function namesOf(label: string): string[] {
	const concept = concepts.byId(conceptOf(label) ?? '');
	const names = concept
		? [concept.id, concept.labels.en, ...(concept.synonyms['und'] ?? []), ...(concept.synonyms['en'] ?? [])]
		: [];
	return [label, ...names].map(plain).filter((name) => name !== '');
}

function plain(text: string): string {
	return text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}+#.]+|\.(?=\s|$)/gu, ' ')
		.trim();
}
