import { redirect } from '@sveltejs/kit';
import { canImport } from '#lib/imports/policy.ts';
import { ConfirmImport, DiscardImport } from '#lib/imports/schema.ts';
import { confirmImport, discardImport } from '#lib/imports/server/commands.ts';
import { findImport } from '#lib/imports/server/queries.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import { signedIn } from '../../../../signed-in.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { describeImport } from './import-view.ts';

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const { context, locale } = event.locals;
	if (!canImport(context.actor)) throw new Refusal('not_allowed', 'imports_not_yours');
	const found = await findImport(context, event.params.id);
	if (!found) throw new Refusal('not_found', 'imports_gone');
	return describeImport(found, event.url.searchParams.get('page'), locale);
};

export const actions = {
	confirm: formAction(ConfirmImport, async ({ similar }, event: RequestEvent) => {
		signedIn(event);
		const { context, locale } = event.locals;
		await confirmImport(context, event.params.id, similar === 'yes');
		redirect(303, href(`/desk/imports/${event.params.id}`, locale));
	}),
	discard: formAction(DiscardImport, async (_, event: RequestEvent) => {
		signedIn(event);
		await discardImport(event.locals.context, event.params.id);
		redirect(303, href('/desk/imports', event.locals.locale));
	})
} satisfies Actions;
