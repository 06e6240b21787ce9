import { redirect } from '@sveltejs/kit';
import { noteOpened } from '#lib/alerts/server/commands.ts';
import { findSaved, pathOf } from '#lib/alerts/server/queries.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { href } from '#lib/ui/href.ts';
import { signedIn } from '../../../signed-in.ts';
import type { RequestHandler } from './$types';

/** Opens a saved search as its own list. */
export const GET: RequestHandler = async (event) => {
	signedIn(event);
	const { context, locale } = event.locals;
	const saved = await findSaved(context, event.params.id);
	if (!saved) throw new Refusal('not_found', 'saved_gone');
	await noteOpened(context, saved.id);
	redirect(303, href(pathOf(saved), locale));
};
