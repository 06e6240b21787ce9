import { redirect } from '@sveltejs/kit';
import { ChangeSaved, OneSaved, SaveSearch } from '#lib/alerts/schema.ts';
import * as saved from '#lib/alerts/server/commands.ts';
import { listSaved } from '#lib/alerts/server/queries.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import { signedIn } from '../../signed-in.ts';
import { keepSearch, saveKept } from './kept-search.ts';
import { savedView } from './saved-view.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, request, url } = event;
	if (request.method !== 'POST') signedIn(event);
	if (!locals.session) return { kept: undefined, done: false, ...savedView([], url.origin, locals.locale) };
	const kept = await saveKept(event);
	if (kept?.saved) again(event, '?saved=yes');
	const rows = await listSaved(locals.context);
	// Whoever looks here reads of them.
	await saved.noteOpened(locals.context);
	return { kept, done: url.searchParams.has('saved'), ...savedView(rows, url.origin, locals.locale) };
};

function again({ locals }: Pick<RequestEvent, 'locals'>, query = ''): never {
	redirect(303, href(`/saved${query}`, locals.locale));
}

const one = (run: (context: Context, id: string) => Promise<void>) =>
	formAction(OneSaved, async ({ id }, event: RequestEvent) => {
		signedIn(event);
		await run(event.locals.context, id);
		again(event);
	});

export const actions = {
	save: formAction(SaveSearch, async (search, event: RequestEvent) => {
		if (!event.locals.session) await keepSearch(event, search);
		signedIn(event);
		await saved.saveSearch(event.locals.context, search);
		again(event, '?saved=yes');
	}),
	change: formAction(ChangeSaved, async (change, event: RequestEvent) => {
		signedIn(event);
		await saved.changeSaved(event.locals.context, change);
		again(event);
	}),
	pause: one(saved.pauseSaved),
	resume: one(saved.resumeSaved),
	delete: one(saved.deleteSaved),
	feed: one(saved.giveFeed),
	unfeed: one(saved.takeFeedBack)
} satisfies Actions;
