import { redirect } from '@sveltejs/kit';
import { Declare, OffShortlist, PutForward, Shortlist } from '#lib/desk/schema.ts';
import { putForward, shortlist, takeOffShortlist } from '#lib/desk/server/forward.ts';
import { declareConflict } from '#lib/introductions/server/apart.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import { deskOf, teamDesk, workingDesk } from '../../desk-place.ts';
import { needAtDesk } from './need-view.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { desk, view } = await deskOf(event);
	return { desk: view, ...(await needAtDesk(event, desk, view)) };
};

/** Back to the need, where what was done now stands. */
function again({ locals, params }: RequestEvent, query: string, part: string): never {
	redirect(303, href(`/desk/needs/${params.id}${query}#${part}`, locals.locale));
}

export const actions = {
	forward: formAction(PutForward, async ({ profile, together, ...wish }, event: RequestEvent) => {
		const { desk, query } = await teamDesk(event);
		const whole = { ...wish, needId: event.params.id, profileIds: profile, together: together === 'yes' };
		await putForward(event.locals.context, desk.teamId, whole);
		again(event, `${query ? `${query}&` : '?'}done=forward`, 'introduced');
	}),
	list: formAction(Shortlist, async ({ profile, reason }, event: RequestEvent) => {
		const { desk, query } = await teamDesk(event);
		const noted = { profileId: profile, reason };
		await shortlist(event.locals.context, desk.teamId, event.params.id, noted);
		again(event, query, 'shortlist');
	}),
	off: formAction(OffShortlist, async ({ profile }, event: RequestEvent) => {
		const { desk, query } = await teamDesk(event);
		await takeOffShortlist(event.locals.context, desk.teamId, event.params.id, profile);
		again(event, query, 'shortlist');
	}),
	conflict: formAction(Declare, async ({ words }, event: RequestEvent) => {
		const { query } = await workingDesk(event);
		await declareConflict(event.locals.context, { needId: event.params.id }, words);
		redirect(303, href(`/desk${query}`, event.locals.locale));
	})
} satisfies Actions;
