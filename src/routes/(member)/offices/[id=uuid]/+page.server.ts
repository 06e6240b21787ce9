import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { listWaitingChanges } from '#lib/needs/server/change-queries.ts';
import { listAskedToShare, listOfficeNeeds, listOwnOffices } from '#lib/needs/server/desk.ts';
import { answerPartner } from '#lib/needs/server/sharing.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import { signedIn } from '../../../signed-in.ts';
import { waitingView } from '../../needs/waiting-view.ts';
import { deskView } from './desk-view.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const { context, locale } = event.locals;
	const { actor, db } = context;
	const { id } = event.params;
	const [offices, needs, asked, waiting] = await Promise.all([
		listOwnOffices(db, actor),
		listOfficeNeeds(db, actor, id),
		listAskedToShare(db, actor, id),
		listWaitingChanges(db, actor, id)
	]);
	const changes = waiting.changes.map((change) => waitingView(change, waiting.placeNames, actor, locale));
	return { ...deskView({ id, offices, needs, asked }, context, locale), changes };
};

const Answer = z.strictObject({
	need: z.uuid({ error: 'platform_choose' }),
	answer: z.enum(['yes', 'no'], { error: 'platform_choose' })
});

export const actions = {
	share: formAction(Answer, async ({ need, answer }, { locals, params }: RequestEvent) => {
		const id = params['id'];
		await answerPartner(locals.context, need, id, answer);
		redirect(303, href(`/offices/${id}`, locals.locale));
	})
} satisfies Actions;
