import { redirect } from '@sveltejs/kit';
import { OneNote, WriteNote } from '#lib/desk/schema.ts';
import { removeNote, writeNote } from '#lib/desk/server/notes.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import { deskOf, workingDesk } from '../desk-place.ts';
import { notesView } from './notes-view.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { desk, view } = await deskOf(event);
	return { desk: view, ...(await notesView(event, desk)) };
};

export const actions = {
	write: formAction(WriteNote, async (note, event: RequestEvent) => {
		const { desk, query } = await workingDesk(event);
		await writeNote(event.locals.context, desk.teamId, note);
		const about = `${query ? `${query}&` : '?'}about=${note.about}&id=${note.id}`;
		redirect(303, href(`/desk/notes${about}`, event.locals.locale));
	}),
	remove: formAction(OneNote, async ({ note }, event: RequestEvent) => {
		const { desk, query } = await workingDesk(event);
		await removeNote(event.locals.context, desk.teamId, note);
		redirect(303, href(`/desk/notes${query}`, event.locals.locale));
	})
} satisfies Actions;
