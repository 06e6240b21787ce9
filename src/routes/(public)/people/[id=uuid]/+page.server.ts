import { Refusal } from '#lib/platform/refusal.ts';
import { findProfile } from '#lib/profiles/server/queries.ts';
import { recordOpening } from '#lib/profiles/server/views.ts';
import { profileView } from './profile-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { context, locale } }) => {
	const profile = await findProfile(context.db, context.actor, params.id);
	if (!profile) throw new Refusal('not_found', 'people_not_found');
	await recordOpening(context, profile.id);
	return { profile: profileView(profile, locale, context.now) };
};
