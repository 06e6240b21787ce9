import { redirect } from '@sveltejs/kit';
import { EditTemplate, OneTemplate } from '#lib/desk/schema.ts';
import { dropTemplate, wordTemplate } from '#lib/desk/server/templates.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import { deskOf, teamDesk } from '../desk-place.ts';
import { languageOf, templatesView } from './templates-view.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { desk, view } = await deskOf(event);
	return { desk: view, ...(await templatesView(event, desk, view)) };
};

function again({ locals, url }: RequestEvent, kind: string): never {
	const kept = [...url.searchParams].filter(([name]) => !name.startsWith('/'));
	const query = kept.length > 0 ? `?${new URLSearchParams(kept).toString()}` : '';
	redirect(303, href(`/desk/templates${query}#${kind}`, locals.locale));
}

export const actions = {
	word: formAction(EditTemplate, async ({ kind, words }, event: RequestEvent) => {
		const { desk } = await teamDesk(event);
		const locale = languageOf(event);
		await wordTemplate(event.locals.context, desk.teamId, { kind, locale, words });
		again(event, kind);
	}),
	drop: formAction(OneTemplate, async ({ kind }, event: RequestEvent) => {
		const { desk } = await teamDesk(event);
		await dropTemplate(event.locals.context, desk.teamId, { kind, locale: languageOf(event) });
		again(event, kind);
	})
} satisfies Actions;
