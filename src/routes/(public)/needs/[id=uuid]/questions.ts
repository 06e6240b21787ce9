/** Asking, answering and hiding in public; each goes back to the questions of the need. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { answerQuestion, askAboutNeed, hideQuestion } from '#lib/needs/server/questions.ts';
import { prose } from '#lib/platform/text.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';

const id = z.uuid({ error: 'platform_choose' });
const Question = z.strictObject({ question: prose(1_000, 8) });
const Answer = z.strictObject({ id, answer: prose(2_000, 2) });
const Hiding = z.strictObject({ id, reason: prose(300, 3) });

function back({ locals, params }: RequestEvent): never {
	redirect(303, href(`/needs/${params['id'] ?? ''}#questions`, locals.locale));
}
const needOf = ({ params }: RequestEvent) => params['id'] ?? '';

export const questionActions = {
	ask: formAction(Question, async ({ question }, event: RequestEvent) => {
		const { context, locale } = event.locals;
		await askAboutNeed(context, needOf(event), { question, language: locale.slice(0, 2) });
		back(event);
	}),
	answer: formAction(Answer, async ({ id, answer }, event: RequestEvent) => {
		await answerQuestion(event.locals.context, needOf(event), id, answer);
		back(event);
	}),
	hide: formAction(Hiding, async ({ id, reason }, event: RequestEvent) => {
		await hideQuestion(event.locals.context, needOf(event), id, reason);
		back(event);
	})
};
