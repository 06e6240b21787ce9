import { redirect } from '@sveltejs/kit';
import { linkToken } from '#lib/accounts/schema.ts';
import { ConfirmByLink } from '#lib/needs/schema.ts';
import { confirmByLink, findAsked } from '#lib/needs/server/confirmation.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { formatDay } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals: { context, locale }, url }) => {
	const done = url.searchParams.get('done');
	if (done !== null) return { token: '', need: undefined, done: href('/needs', locale) };
	const token = linkToken.safeParse(url.searchParams.get('token') ?? '').data ?? '';
	const need = await findAsked(context, token);
	if (!need) throw new Refusal('stale_state', 'accounts_link_used');
	const { id, title, language, office, heard } = need;
	return {
		token,
		need: { id, title, office, lang: language, heard: formatDay(heard, locale) },
		done: undefined
	};
};

export const actions = {
	default: formAction(ConfirmByLink, async ({ token }, event: RequestEvent) => {
		await confirmByLink(event.locals.context, token);
		redirect(303, href('/needs/confirm?done=yes', event.locals.locale));
	})
} satisfies Actions;
