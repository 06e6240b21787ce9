import { redirect } from '@sveltejs/kit';
import { linkToken } from '#lib/accounts/schema.ts';
import { UseListingLink } from '#lib/organisations/schema.ts';
import {
	declineInvitation,
	findInvited,
	removeInvited
} from '#lib/organisations/server/listing-invitations.ts';
import { sourceName } from '#lib/organisations/source-name.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { claimByInvitation } from '#lib/profiles/server/claims.ts';
import { href } from '#lib/ui/href.ts';
import { signedIn } from '../../signed-in.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const answers = ['declined', 'removed'] as const;

export const load: PageServerLoad = async ({ locals: { context, session }, url }) => {
	const done = answers.find((each) => each === url.searchParams.get('done'));
	if (done) return { done, token: '', invited: undefined, signedIn: false };
	const token = linkToken.safeParse(url.searchParams.get('token') ?? '').data ?? '';
	const found = await findInvited(context, token);
	if (!found) throw new Refusal('stale_state', 'accounts_link_used');
	const invited = { name: found.name, by: found.by, source: sourceName(found.source) };
	return { done, token, invited, signedIn: session !== undefined };
};

export const actions = {
	claim: formAction(UseListingLink, async ({ token }, event: RequestEvent) => {
		signedIn(event);
		const { organisationId, profileId } = await claimByInvitation(event.locals.context, token);
		const next =
			profileId === undefined
				? `/organisations/${organisationId}`
				: `/profile/${profileId}/preview?done=started`;
		redirect(303, href(next, event.locals.locale));
	}),
	decline: formAction(UseListingLink, async ({ token }, { locals }: RequestEvent) => {
		await declineInvitation(locals.context, token);
		redirect(303, href('/invited?done=declined', locals.locale));
	}),
	remove: formAction(UseListingLink, async ({ token }, { locals }: RequestEvent) => {
		await removeInvited(locals.context, token);
		redirect(303, href('/invited?done=removed', locals.locale));
	})
} satisfies Actions;
