import { canWriteLesson } from '#lib/outcomes/policy.ts';
import { findLesson } from '#lib/outcomes/server/lesson-queries.ts';
import { stepLesson } from '#lib/outcomes/server/lessons.ts';
import { m } from '#lib/paraglide/messages.js';
import { Refusal } from '#lib/platform/refusal.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { endingWord } from '../../../(member)/engagements/words.ts';
import { lessonRow } from '../lesson-row.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals: { context, locale }, params }) => {
	const lesson = await findLesson(context.db, context.actor, params.id);
	if (!lesson) throw new Refusal('not_found', 'outcomes_no_lesson');
	return {
		lesson: {
			...lessonRow(lesson, locale),
			words: lesson.words,
			status: lesson.status,
			draft: lesson.status === 'draft' ? m.lessons_is_draft({}, { locale }) : '',
			mayPublish: canWriteLesson(context.actor, lesson, 'publish'),
			sources: lesson.sources.map(({ id, need, ending }) => ({
				id,
				need,
				href: href(`/engagements/${id}`, locale),
				ending: ending === null ? '' : endingWord(ending, locale)
			}))
		}
	};
};

const Step = z.strictObject({ step: z.enum(['publish', 'withdraw'], { error: 'platform_choose' }) });

export const actions = {
	step: formAction(Step, async ({ step }, { locals, params }: RequestEvent) => {
		await stepLesson(locals.context, params.id, step);
		redirect(303, href(`/lessons/${params.id}`, locals.locale));
	})
} satisfies Actions;
