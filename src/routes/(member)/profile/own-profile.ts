import type { RequestEvent } from '@sveltejs/kit';
import { Refusal } from '#lib/platform/refusal.ts';
import { findOwnProfile } from '#lib/profiles/server/own.ts';
import { signedIn } from '../../signed-in.ts';

/** The profile of the address, for those who write it; to all others it reads like one that does not exist. */
export async function ownProfile(event: Pick<RequestEvent, 'locals' | 'url'> & { params: { id: string } }) {
	signedIn(event);
	const { db, actor } = event.locals.context;
	const profile = await findOwnProfile(db, actor, event.params.id);
	if (!profile) throw new Refusal('not_found', 'profile_editor_not_found');
	return profile;
}
