import { redirect } from '@sveltejs/kit';
import { href } from '#lib/ui/href.ts';
import { leave } from '../../../handles/session.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
	await leave(event);
	redirect(303, href('/', event.locals.locale));
};
