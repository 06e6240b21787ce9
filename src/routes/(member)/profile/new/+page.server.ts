import { fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { type FormAnswer, formAction } from '#lib/platform/server/forms.ts';
import { ReadText, StartProfile } from '#lib/profiles/schema.ts';
import { listOwnProfiles, listWithoutProfile } from '#lib/profiles/server/own.ts';
import { href } from '#lib/ui/href.ts';
import { dropKept, kept } from '../../../kept.ts';
import { signedIn } from '../../../signed-in.ts';
import { sentBack, valuesOf } from '../../at-field.ts';
import { kindOptions, languageOptions } from '../words.ts';
import { begin } from './begin.ts';
import { suggest } from './suggest.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { person } = signedIn(event);
	const { context, locale } = event.locals;
	const [own, organisations] = await Promise.all([
		listOwnProfiles(context.db, context.actor),
		listWithoutProfile(context.db, context.actor)
	]);
	const hasOwn = own.some(({ personId }) => personId !== null);
	return {
		name: person.name,
		text: await kept(event, 'profile'),
		hasOwn,
		organisations,
		kinds: kindOptions(locale)
	};
};

const read = formAction(ReadText, (input) => Promise.resolve({ values: valuesOf(input) }));

const start = formAction(StartProfile, async (input, event: RequestEvent) => {
	signedIn(event);
	const started = await begin(event, input);
	if (typeof started !== 'string') return started;
	await dropKept(event);
	redirect(303, href(`/profile/${started}/preview?done=started`, event.locals.locale));
});

/** Whatever comes back stands beside what the text says; the text travels with the form and is not kept. */
function withSuggestions(answer: unknown, { locals: { locale } }: RequestEvent) {
	const failed = sentBack(answer);
	const sent = failed?.data ?? (answer as Partial<FormAnswer>);
	const text = String(sent.values?.['text'] ?? '').slice(0, 20_000);
	const suggestions = suggest(text, locale);
	const chosen = [sent.values?.['languages'] ?? []].flat();
	const languages = languageOptions([...new Set([...suggestions.languages, ...chosen])], locale);
	const back = { ...sent, suggestions, languages, step: m.profile_editor_step_of({ step: 2 }, { locale }) };
	return failed ? fail(failed.status, back) : back;
}

export const actions = {
	read: async (event) => withSuggestions(await read(event), event),
	start: async (event) => withSuggestions(await start(event), event)
} satisfies Actions;
