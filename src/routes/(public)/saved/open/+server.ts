import { redirect } from '@sveltejs/kit';
import { openAlert } from '#lib/alerts/server/opening.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { href } from '#lib/ui/href.ts';
import type { RequestHandler } from './$types';

/** A link of an alert: whoever follows it reads them, so they come as often as asked for. */
export const GET: RequestHandler = async ({ locals: { context, locale }, request, url }) => {
	// Whoever only asks whether it is there, or fetches ahead, has opened nothing.
	const opened = request.method === 'GET' && !request.headers.has('sec-purpose');
	const path = await openAlert(context, url.searchParams, opened);
	if (path === undefined) throw new Refusal('not_found', 'saved_gone');
	redirect(303, href(path, locale));
};
