/** What somebody may propose about a skill of the vocabulary, and what became of it. */
import { z } from 'zod';
import { writtenLanguages } from './vocabulary.ts';

export const proposalWhats = ['add_name', 'wrong_name', 'relation', 'review', 'other'] as const;
export type ProposalWhat = (typeof proposalWhats)[number];

export const proposalStatuses = ['open', 'taken', 'declined'] as const;
export type ProposalStatus = (typeof proposalStatuses)[number];

/** One person's open proposals at a time, so that a queue of a few people stays readable. */
export const mostOpenProposals = 20;

export const Proposal = z.strictObject({
	what: z.enum(proposalWhats, 'skills_pages_propose_what_required'),
	language: z.enum(writtenLanguages, 'skills_pages_propose_language_required'),
	name: z.string().trim().max(120, 'skills_pages_propose_name_length').default(''),
	words: z
		.string()
		.trim()
		.min(10, 'skills_pages_propose_words_short')
		.max(1_000, 'skills_pages_propose_words_long')
});
export type Proposal = z.output<typeof Proposal>;

/** What an operator answers; the vocabulary itself only changes by its file. */
export const ProposalAnswer = z.strictObject({
	id: z.uuid(),
	status: z.enum(['taken', 'declined']),
	answer: z.string().trim().max(500, 'skills_pages_propose_words_long').default('')
});
export type ProposalAnswer = z.output<typeof ProposalAnswer>;
