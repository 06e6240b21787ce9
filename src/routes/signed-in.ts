import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Session } from '#lib/accounts/server/sessions.ts';
import { href } from '#lib/ui/href.ts';

/** The session of who asks; a visitor signs in first and comes back to the same page. */
export function signedIn({ locals, url }: Pick<RequestEvent, 'locals' | 'url'>): Session {
	if (locals.session) return locals.session;
	// The name of a form action (`?/…`) leads nowhere by itself.
	const here = url.pathname + (url.search.startsWith('?/') ? '' : url.search);
	redirect(303, `${href('/sign-in', locals.locale)}?next=${encodeURIComponent(here)}`);
}
