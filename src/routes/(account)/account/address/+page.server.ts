import { redirect } from '@sveltejs/kit';
import { ConfirmAddress, linkToken } from '#lib/accounts/schema.ts';
import { changeAddress } from '#lib/accounts/server/credentials.ts';
import { findLink } from '#lib/accounts/server/links.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import { signedIn } from '../../../signed-in.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { person } = signedIn(event);
	const token = linkToken.safeParse(event.url.searchParams.get('token') ?? '').data ?? '';
	const link = await findLink(event.locals.context, token);
	if (link?.purpose !== 'change_address' || link.person_id !== person.id)
		throw new Refusal('stale_state', 'accounts_link_used');
	return { token, address: link.address };
};

export const actions = {
	default: formAction(ConfirmAddress, async ({ token }, event: RequestEvent) => {
		await changeAddress(event.locals.context, token, signedIn(event).id);
		redirect(303, `${href('/account', event.locals.locale)}?done=address_changed`);
	})
} satisfies Actions;
