import { redirect } from '@sveltejs/kit';
import { linkToken } from '#lib/accounts/schema.ts';
import { UseListingLink } from '#lib/organisations/schema.ts';
import { findLinkedListing } from '#lib/organisations/server/claims.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { claimByLink } from '#lib/profiles/server/claims.ts';
import { href } from '#lib/ui/href.ts';
import { signedIn } from '../../signed-in.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const token = linkToken.safeParse(event.url.searchParams.get('token') ?? '').data ?? '';
	const listing = await findLinkedListing(event.locals.context, token, 'claim_listing');
	if (!listing) throw new Refusal('stale_state', 'accounts_link_used');
	return { token, name: listing.name };
};

export const actions = {
	default: formAction(UseListingLink, async ({ token }, event: RequestEvent) => {
		signedIn(event);
		const { organisationId, profileId } = await claimByLink(event.locals.context, token);
		const next =
			profileId === undefined
				? `/organisations/${organisationId}`
				: `/profile/${profileId}/preview?done=started`;
		redirect(303, href(next, event.locals.locale));
	})
} satisfies Actions;
