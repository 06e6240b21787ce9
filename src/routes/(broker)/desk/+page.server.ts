import { redirect } from '@sveltejs/kit';
import { AssignItem, FollowUp } from '#lib/desk/schema.ts';
import { assignItem, setFollowUp } from '#lib/desk/server/commands.ts';
import { readQueue } from '#lib/desk/server/queue.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import { deskOf, workingDesk } from './desk-place.ts';
import { queueView } from './queue-view.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { context, locale } = event.locals;
	const { desk, view } = await deskOf(event);
	const queue = await readQueue(context, desk);
	const around = { actor: context.actor, locale, query: view.query };
	const me = context.actor.kind === 'member' ? context.actor.personId : '';
	return { desk: view, me, queue: queueView(queue, desk, around) };
};

export const actions = {
	assign: formAction(AssignItem, async ({ subject, id, to }, event: RequestEvent) => {
		const { desk, query } = await workingDesk(event);
		await assignItem(event.locals.context, desk.teamId, { subject, id }, to);
		redirect(303, href(`/desk${query}#${subject}-${id}`, event.locals.locale));
	}),
	follow: formAction(FollowUp, async ({ subject, id, on, word }, event: RequestEvent) => {
		const { desk, query } = await workingDesk(event);
		await setFollowUp(event.locals.context, desk.teamId, { subject, id }, { on, word });
		redirect(303, href(`/desk${query}#${subject}-${id}`, event.locals.locale));
	})
} satisfies Actions;
