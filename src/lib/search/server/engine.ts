/** The port: what finds documents. One contract suite holds both adapters to it. */
import type { DocumentKey } from '../kinds.ts';
import type { Question } from '../question.ts';

/** So many documents are taken from a search server; where it has more, Postgres answers. */
export const mostCandidates = 1_000;

/** A document in the version an index holds it. */
export interface Candidate extends DocumentKey {
	version: number;
}

/**
 * Documents that answer a question: every one that holds all its words (or a synonym, the last word also as a
 * beginning). An engine may add documents that hold a word like a typed one; they count only where nothing else does.
 */
export interface Candidates {
	found: readonly Candidate[];
	/** Whether these are all there are; otherwise they are of no use for totals. */
	complete: boolean;
}

export interface SearchEngine {
	find(question: Question, signal: AbortSignal): Promise<Candidates>;
}
