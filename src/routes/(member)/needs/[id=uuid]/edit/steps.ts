/** What an office does with a need besides writing it; each goes back to the page of the need. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { approveChange, refuseChange, withdrawChange } from '#lib/needs/server/changes.ts';
import {
	closeNeed,
	confirmNeed,
	pauseNeed,
	publishNeed,
	resumeNeed,
	sendBackNeed,
	submitNeed
} from '#lib/needs/server/commands.ts';
import { findOwnNeed, searchOffices } from '#lib/needs/server/desk.ts';
import { askPartner, recordApprovals } from '#lib/needs/server/sharing.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import { forms } from './forms.ts';

function take<Schema extends z.ZodObject>(
	schema: Schema,
	run: (context: Context, id: string, fields: z.output<Schema>) => Promise<void>,
	where = ''
) {
	return formAction(schema, async (fields, { locals, params }: RequestEvent) => {
		const id = params['id'] ?? '';
		await run(locals.context, id, fields);
		redirect(303, href(`/needs/${id}/edit${where}`, locals.locale));
	});
}

export const steps = {
	submit: take(forms.nothing, submitNeed),
	send_back: take(forms.sendBack, (context, id, { reason }) => sendBackNeed(context, id, reason)),
	publish: take(forms.publish, (context, id, { seen }) => publishNeed(context, id, new Date(seen))),
	pause: take(forms.nothing, pauseNeed),
	resume: take(forms.nothing, resumeNeed),
	confirm: take(forms.nothing, confirmNeed),
	close: take(forms.close, (context, id, { ending, reason }) => closeNeed(context, id, ending, reason)),
	approve_change: take(
		forms.change,
		(context, id, { change }) => approveChange(context, id, change),
		'?approved=1'
	),
	refuse_change: take(forms.refuseChange, (context, id, { change, reason }) =>
		refuseChange(context, id, change, reason)
	),
	withdraw_change: take(
		forms.change,
		(context, id, { change }) => withdrawChange(context, id, change),
		'?again=1'
	),
	approvals: take(forms.approvals, recordApprovals, '#approvals'),
	ask_partner: take(
		forms.askPartner,
		(context, id, { office }) => askPartner(context, id, office),
		'#partners'
	),
	find_partner: formAction(forms.findPartner, async ({ words }, { locals, params }: RequestEvent) => {
		const { actor, db } = locals.context;
		const need = await findOwnNeed(db, actor, params['id'] ?? '');
		return { found: await searchOffices(db, words, need.officeId ?? ''), words };
	})
};
