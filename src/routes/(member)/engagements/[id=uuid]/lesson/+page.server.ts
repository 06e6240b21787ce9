import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { LessonFields } from '#lib/outcomes/schema.ts';
import { findLessonGround } from '#lib/outcomes/server/lesson-queries.ts';
import { draftLesson } from '#lib/outcomes/server/lessons.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import { href } from '#lib/ui/href.ts';
import { signedIn } from '../../../../signed-in.ts';
import { readWork } from '../work-view.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const { context, locale } = event.locals;
	const work = await readWork(context, event.params.id, locale);
	const ground = await findLessonGround(context.db, context.actor, event.params.id);
	if (ground.organisations.length === 0) throw new Refusal('not_allowed', 'outcomes_lesson_took_part');
	if (!work.ended) throw new Refusal('stale_state', 'outcomes_after_the_end');
	return {
		work: { id: work.id, title: work.title },
		organisations: ground.organisations,
		skills: ground.skills.map((id) => ({ value: id, words: loadConcepts().label(id, locale) })),
		language: locale.slice(0, 2)
	};
};

const Draft = LessonFields.extend({ organisation: z.uuid({ error: 'platform_choose' }) });

export const actions = {
	default: formAction(Draft, async ({ organisation, ...fields }, { locals, params }: RequestEvent) => {
		const from = { organisationId: organisation, engagementId: params.id };
		const id = await draftLesson(locals.context, from, fields);
		redirect(303, href(`/lessons/${id}`, locals.locale));
	})
} satisfies Actions;
