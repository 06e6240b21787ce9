import { redirect } from '@sveltejs/kit';
import { linkToken, TakeBack } from '#lib/accounts/schema.ts';
import { findTakeBack, takeBack } from '#lib/accounts/server/credentials.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import { leave } from '../../../../handles/session.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** For somebody who is not signed in any more: looking at the link changes nothing. */
export const load: PageServerLoad = async ({ locals: { context }, url }) => {
	const token = linkToken.safeParse(url.searchParams.get('token') ?? '').data ?? '';
	const link = await findTakeBack(context, token);
	if (!link) throw new Refusal('stale_state', 'accounts_link_used');
	return { token, address: link.address };
};

export const actions = {
	default: formAction(TakeBack, async ({ token }, event: RequestEvent) => {
		await takeBack(event.locals.context, token);
		await leave(event);
		redirect(303, `${href('/sign-in', event.locals.locale)}?done=taken_back`);
	})
} satisfies Actions;
