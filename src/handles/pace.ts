import type { Handle } from '@sveltejs/kit/hooks';
import { Refusal } from '#lib/platform/refusal.ts';
import { countUse, household } from '#lib/platform/server/limits.ts';

/**
 * Lists of people and of organisations, and what costs as much: nobody reads them by the hundred a minute, and programs
 * have the API.
 */
const lists = new Set<string | null>([
	'/(public)/people',
	'/(public)/organisations',
	'/(public)/search',
	'/(public)/products/[id=uuid]/teams',
	'/(public)/gaps/export',
	'/(public)/[list=feed]/feed.atom',
	'/(public)/feeds/[key]/feed.atom'
]);

/**
 * Counts what one network address turns over in the lists of people, by the page, its data, HEAD and any spelling of
 * the address. Beyond `most` a minute the list says so itself, so that who was meant to read it still gets a page.
 */
export function pace(most: number): Handle {
	const limit = { name: 'lists_of_people', most, seconds: 60 };
	return async ({ event, resolve }) => {
		const { locals, route } = event;
		if (!lists.has(route.id)) return resolve(event);
		const { db, now } = locals.context;
		try {
			await countUse(db, limit, household(event.getClientAddress()), now);
		} catch (error) {
			// Without a database the list fails by itself, with a page that says so.
			if (error instanceof Refusal) locals.tooMany = error;
		}
		if (locals.tooMany) locals.status = 429;
		return resolve(event);
	};
}
