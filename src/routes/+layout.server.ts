import { DEMO } from '$app/env/private';
import { countUnread } from '#lib/notifications/server/inbox.ts';
import { ownPages } from './own-pages.ts';
import type { LayoutServerLoad } from './$types';

/** Whether this instance carries the marked examples, which every page then says; who is signed in, and what is new for them. */
export const load: LayoutServerLoad = async ({ locals: { context, locale, session } }) => ({
	demo: DEMO === 'on',
	person: session && {
		name: session.person.name,
		example: session.person.example,
		unread: await countUnread(context),
		pages: ownPages(context.actor, locale)
	}
});
