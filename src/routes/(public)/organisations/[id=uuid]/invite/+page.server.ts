import { AskByMail } from '#lib/organisations/schema.ts';
import { inviteListing, invitesFor, wasInvited } from '#lib/organisations/server/listing-invitations.ts';
import { m } from '#lib/paraglide/messages.js';
import { Refusal } from '#lib/platform/refusal.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { signedIn } from '../../../../signed-in.ts';
import { listed } from '../listed.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const { context } = event.locals;
	const listing = await listed(event);
	if (invitesFor(context.actor) === undefined)
		throw new Refusal('not_allowed', 'introductions_invite_verified_only');
	return { listing, invited: await wasInvited(context, listing.url) };
};

export const actions = {
	mail: formAction(AskByMail, async ({ address }, event: RequestEvent) => {
		signedIn(event);
		const { context, locale } = event.locals;
		await inviteListing(context, event.params.id, address, locale);
		return { done: m.introductions_invite_sent({}, { locale }) };
	})
} satisfies Actions;
