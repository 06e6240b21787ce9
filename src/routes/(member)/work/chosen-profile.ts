import type { RequestEvent } from '@sveltejs/kit';
import { listOwnProfiles } from '#lib/profiles/server/own.ts';
import { signedIn } from '../../signed-in.ts';

/** The profile needs are looked for: the one the address names, otherwise the person's own or their first. */
export async function chosenProfile(event: Pick<RequestEvent, 'locals' | 'url'>) {
	signedIn(event);
	const { db, actor } = event.locals.context;
	const own = await listOwnProfiles(db, actor);
	const named = event.url.searchParams.get('for');
	const chosen = own.find(({ id }) => id === named) ?? own[0];
	return { chosen, profiles: own.map(({ id, name }) => ({ id, name, here: id === chosen?.id })) };
}
