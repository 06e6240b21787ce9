import { z } from 'zod';
import { workKinds } from '../matching/facts.ts';
import { choiceOf, languageCode } from '../platform/filters.ts';
import { day, line, prose, webAddress } from '../platform/text.ts';
import { deliveryKinds, endingAnswers, engagementEndings } from './lifecycle.ts';

/** What two sides propose to do. */
export const Proposal = z
	.strictObject({
		introduction: z.uuid(),
		title: line(160, 8),
		kind: choiceOf(workKinds),
		pays: choiceOf(['yes', 'no']),
		repository: webAddress.optional(),
		starts_on: day.optional(),
		ends_on: day.optional()
	})
	.refine(({ starts_on, ends_on }) => !starts_on || !ends_on || starts_on <= ends_on, {
		path: ['ends_on'],
		error: 'engagements_ends_before_start'
	});
export type Proposal = z.output<typeof Proposal>;

export const StepForm = z
	.strictObject({
		step: choiceOf(['start', 'deliver', 'accept', 'refuse', 'pay', 'hand_over']),
		reason: prose(2_000).default('')
	})
	.refine(({ step, reason }) => step !== 'refuse' || reason !== '', {
		path: ['reason'],
		error: 'engagements_office_owes_reason'
	});

export const EndingReport = z.strictObject({
	ending: choiceOf(engagementEndings),
	words: prose(4_000).default('')
});
export type EndingReport = z.output<typeof EndingReport>;

export const EndingReply = z
	.strictObject({
		answer: choiceOf(endingAnswers),
		ending: choiceOf(engagementEndings).optional(),
		words: prose(4_000).default('')
	})
	.refine(({ answer, ending }) => answer === 'confirmed' || ending !== undefined, {
		path: ['ending'],
		error: 'engagements_own_ending_needed'
	});
export type EndingReply = z.output<typeof EndingReply>;

export const Milestone = z.strictObject({ title: line(160, 3), due_on: day.optional() });
export type Milestone = z.output<typeof Milestone>;

export const ProgressNote = z.strictObject({
	words: prose(4_000, 3),
	language: languageCode,
	public: choiceOf(['yes', 'no'])
});
export type ProgressNote = z.output<typeof ProgressNote>;

export const Delivery = z.strictObject({
	kind: choiceOf(deliveryKinds),
	title: line(160, 3),
	url: webAddress,
	upstream: choiceOf(['yes', 'no']).default('no')
});
export type Delivery = z.output<typeof Delivery>;
