import { linkToken, UseLink } from '#lib/accounts/schema.ts';
import { findPersonBehind, signInByLink } from '#lib/accounts/server/commands.ts';
import { findLink } from '#lib/accounts/server/links.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { comeIn } from '../../coming-in.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Looking at the link uses nothing up: mail programs and scanners look too. */
export const load: PageServerLoad = async ({ locals: { context }, url }) => {
	const token = linkToken.safeParse(url.searchParams.get('token') ?? '').data ?? '';
	const link = await findLink(context, token);
	if (link?.purpose !== 'sign_in') throw new Refusal('stale_state', 'accounts_link_used');
	return { token, address: link.address, isNew: (await findPersonBehind(context, link)) === undefined };
};

export const actions = {
	default: formAction(UseLink, async ({ token, name }, event: RequestEvent) => {
		return comeIn(event, await signInByLink(event.locals.context, token, name));
	})
} satisfies Actions;
