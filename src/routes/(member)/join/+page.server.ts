import { redirect } from '@sveltejs/kit';
import { linkToken } from '#lib/accounts/schema.ts';
import { AcceptInvitation } from '#lib/organisations/team-schema.ts';
import { acceptInvitation } from '#lib/organisations/server/members.ts';
import { findInvitation } from '#lib/organisations/server/teams.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { formatList } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { signedIn } from '../../signed-in.ts';
import { rightWord } from '../organisations/team-words.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const { context, locale } = event.locals;
	const token = linkToken.safeParse(event.url.searchParams.get('token') ?? '').data ?? '';
	const invitation = await findInvitation(context, token);
	if (!invitation) throw new Refusal('stale_state', 'teams_invitation_over');
	const rights = invitation.rights.map((right) => rightWord(right, locale));
	return { token, ...invitation, rights: formatList(rights, locale) };
};

export const actions = {
	default: formAction(AcceptInvitation, async ({ token }, event: RequestEvent) => {
		signedIn(event);
		const id = await acceptInvitation(event.locals.context, token);
		redirect(303, href(`/organisations/${id}/manage`, event.locals.locale));
	})
} satisfies Actions;
