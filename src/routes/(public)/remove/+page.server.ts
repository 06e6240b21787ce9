import { redirect } from '@sveltejs/kit';
import { linkToken } from '#lib/accounts/schema.ts';
import { UseListingLink } from '#lib/organisations/schema.ts';
import { findLinkedListing, removeByLink } from '#lib/organisations/server/claims.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals: { context }, url }) => {
	if (url.searchParams.has('done')) return { token: '', name: undefined };
	const token = linkToken.safeParse(url.searchParams.get('token') ?? '').data ?? '';
	const listing = await findLinkedListing(context, token, 'remove_listing');
	if (!listing) throw new Refusal('stale_state', 'accounts_link_used');
	return { token, name: listing.name };
};

export const actions = {
	default: formAction(UseListingLink, async ({ token }, event: RequestEvent) => {
		await removeByLink(event.locals.context, token);
		redirect(303, href('/remove?done=yes', event.locals.locale));
	})
} satisfies Actions;
