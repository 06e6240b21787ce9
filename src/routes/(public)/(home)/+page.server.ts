import { redirect } from '@sveltejs/kit';
import { loadReader } from '#lib/matching/server/reader.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import { href } from '#lib/ui/href.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { answerView, weaveOf } from './answer-view.ts';
import { ask, dayOf } from './ask.ts';
import { lessonsBeside } from './lessons-beside.ts';
import { addressOf, most, type Asked } from './asked.ts';
import { exampleNeed, examplePlace } from './example.ts';
import { exampleView } from './example-view.ts';
import { askedOf, Box, readAddress } from './read-asked.ts';

async function viewOf(event: Pick<RequestEvent, 'locals' | 'getClientAddress'>, asked: Asked) {
	const { locals } = event;
	const concepts = loadConcepts();
	const label = (id: string) => (concepts.byId(id) ? concepts.label(id, locals.locale) : undefined);
	const answer = await ask(event, asked);
	const lessons = await lessonsBeside(locals, answer);
	return { ...answerView(asked, answer, dayOf(locals.context.now), label), lessons };
}

export const load: PageServerLoad = async (event) => {
	const { url, request, locals } = event;
	if (url.searchParams.has('need')) {
		const view = await viewOf(event, readAddress(url.searchParams));
		return { view, weave: weaveOf(view.answer) };
	}
	const place = examplePlace(request.headers.get('accept-language') ?? '', locals.locale);
	const need = exampleNeed(place, locals.locale);
	const label = (id: string) => loadConcepts().label(id, locals.locale);
	return { example: exampleView(need, loadReader()(need.text, locals.locale), label) };
};

export const actions = {
	ask: formAction(Box, async (fields, event: RequestEvent) => {
		const asked = askedOf(fields);
		// What fits an address gets one: it can be kept, sent and gone back to.
		if (asked.text.length <= most.address)
			redirect(303, href(`${addressOf(asked)}#answer`, event.locals.locale));
		return { view: await viewOf(event, asked) };
	})
} satisfies Actions;
