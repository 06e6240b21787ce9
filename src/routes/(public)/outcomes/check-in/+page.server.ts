import { redirect } from '@sveltejs/kit';
import { checkInAnswers } from '#lib/outcomes/lifecycle.ts';
import { CheckInByLink } from '#lib/outcomes/schema.ts';
import { answerByLink, findByLink } from '#lib/outcomes/server/check-in-links.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { formatDay } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { foreign } from '../../words.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Shows what an answer of the mail would say; only its button says it, since mail programs follow links too. */
export const load: PageServerLoad = async ({ locals: { context, locale }, url }) => {
	const token = (url.searchParams.get('token') ?? '').slice(0, 300);
	const found = await findByLink(context, token);
	if (!found) throw new Refusal('stale_state', 'check_ins_link_ended');
	const { title, language, office, stillRuns, staffCan, keptBy, withoutIt, until } = found;
	const typed = url.searchParams.get('answer');
	return {
		token,
		title,
		lang: foreign(language, locale),
		office,
		answer: checkInAnswers.find((answer) => answer === typed),
		answered: stillRuns ?? undefined,
		until: formatDay(until, locale),
		done: url.searchParams.has('done'),
		...{ staffCan, keptBy, withoutIt }
	};
};

export const actions = {
	default: formAction(CheckInByLink, async (answer, event: RequestEvent) => {
		await answerByLink(event.locals.context, answer);
		const query = new URLSearchParams({ token: answer.token, done: 'yes' });
		redirect(303, href(`/outcomes/check-in?${query}`, event.locals.locale));
	})
} satisfies Actions;
