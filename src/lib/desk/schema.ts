import { z } from 'zod';
import { deskSubjects, templateKinds } from './lifecycle.ts';

const id = z.uuid({ error: 'platform_choose' });
const subject = { subject: z.enum(deskSubjects, { error: 'platform_choose' }), id };

/** Somebody of the team looks after it; nobody in particular when left out. */
export const AssignItem = z.strictObject({ ...subject, to: id.optional() });

export const FollowUp = z.strictObject({
	...subject,
	on: z.iso.date({ error: 'desk_bad_day' }).optional(),
	word: z.string().trim().max(200, { error: 'desk_word_too_long' }).default('')
});

const words = z.string({ error: 'desk_words_missing' }).trim().min(3, { error: 'desk_words_missing' });

export const WriteNote = z.strictObject({
	about: z.enum(['need', 'profile', 'organisation'], { error: 'platform_choose' }),
	id,
	words: words.max(2_000, { error: 'desk_words_too_long' })
});
export const OneNote = z.strictObject({ note: id });

const reason = z
	.string({ error: 'desk_reason_missing' })
	.trim()
	.min(10, { error: 'desk_reason_missing' })
	.max(600, { error: 'desk_words_too_long' });

export const Shortlist = z.strictObject({ profile: id, reason });
export const OffShortlist = z.strictObject({ profile: id });

export const EditTemplate = z.strictObject({
	kind: z.enum(templateKinds, { error: 'platform_choose' }),
	words: words.max(4_000, { error: 'desk_words_too_long' })
});
export const OneTemplate = z.strictObject({ kind: z.enum(templateKinds, { error: 'platform_choose' }) });

export const ChooseFailure = z.strictObject({
	failure: id,
	words: z.string().trim().max(600, { error: 'desk_words_too_long' }).default(''),
	from: z.iso.date({ error: 'desk_bad_day' }),
	to: z.iso.date({ error: 'desk_bad_day' })
});

export const PutForward = z.strictObject({
	profile: z
		.array(id)
		.max(10, { error: 'desk_need_choose_few' })
		.default([])
		.refine((ids) => ids.length > 0, { error: 'desk_need_choose_one' }),
	words: words.max(4_000, { error: 'desk_words_too_long' }),
	override: z.string().trim().max(600, { error: 'desk_words_too_long' }).default(''),
	how: z.enum(['ask', 'suggest'], { error: 'platform_choose' }),
	together: z.literal('yes').optional()
});

export const Declare = z.strictObject({ words: words.max(600, { error: 'desk_words_too_long' }) });

export const DecideReport = z.strictObject({ decision: words.max(2_000, { error: 'desk_words_too_long' }) });
